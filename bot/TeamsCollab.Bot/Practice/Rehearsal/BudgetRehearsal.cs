using System.Collections.Immutable;
using TeamsCollab.Process.Minutes;
using static TeamsCollab.Bot.Practice.Rehearsal.Cast;

namespace TeamsCollab.Bot.Practice.Rehearsal;

/// <summary>
/// A memorandum lets silence count as confirmation, so two who say nothing hold nothing up; a budget is refused, and the departments settle what becomes of the task
/// that waited for it (R54-R59).
/// </summary>
internal sealed class BudgetRehearsal(Stagehands stage)
{
    public const string Title = "秋季路演配送与预算";

    private readonly LaterStages _later = new(
        stage,
        Asker,
        [MarketingHead, SalesHead, Sales, ProductHead, Product],
        [MarketingHead, SalesHead, ProductHead, SupportHead],
        [Sales, Product, Support],
        new DateTime(2024, 6, 6, 14, 0, 0),
        "销售部：配送需外聘车辆，先申请预算\n产品部：提供路演样机 20 台",
        "路演样机7月5日前到位",
        [
            new RehearsedTask("路演样机到位", Product, "2024-07-05", "分两批发出", "20 台全部到场", "到货单 https://intranet.example/tour/devices.pdf"),
            new RehearsedTask("物料配送到场", Sales, "2024-06-28", "外聘车辆配送", "8 个城市全部到场", "签收单 https://intranet.example/tour/receipts.pdf"),
        ],
        new DateTime(2024, 7, 5, 15, 0, 0),
        new DateTime(2024, 7, 10, 15, 0, 0),
        "立项时一并申请配送预算");

    public ImmutableArray<Func<Task>> Scenes => [new CampaignRehearsal(stage, Title).RequestAsync, MeetAsync, AgreeAsync, SettleAsync, _later.WorkAsync, _later.LookBackAsync];

    private async Task MeetAsync()
    {
        await (_later with { Others = [.. _later.Others, SupportHead, Support] }).MeetAsync();
        await _later.RememberAsync("路演8月顺利举行", "市场部：统筹路演；销售部：配送到场；产品部：提供样机；客服部：现场答疑", "8 个城市全部到场", silence: true);
    }

    private async Task AgreeAsync()
    {
        await stage.StageAsync("三、责任明确阶段：默认同意 / 3 minutes: silence counts");
        await stage.UntilAsync(6, 7, 10);
        await _later.CirculateAsync();
        await stage.OpenAsync(Asker, "procedureForm");
        await stage.PressAsync(
            Asker,
            "procedure.applyForBudget",
            "申请外聘车辆预算，任务 T2 待批后生效",
            ("budgetItem", "外聘车辆"), ("budgetAmount", "30000"), ("budgetPeriod", "6月"), ("budgetPurpose", "路演物料配送"), ("tasks", "T2"), ("days", "5"));
        await _later.ConfirmAsync();
        await stage.TellAsync(Support, "与马海燕都没有反馈，到期视为同意");
        await stage.UntilAsync(6, 17, 18, 30);
        var silent = (await stage.EventsAsync()).OfType<MinutesEvent.TakenAsConfirmed>().SelectMany(taken => taken.People).Select(person => person.Id).ToHashSet();
        Stagehands.Demand(silent.SetEquals([stage.Id(Support), stage.Id(SupportHead)]), "未反馈的两人视为同意");
        foreach (var head in _later.Heads)
        {
            await stage.PressAsync(head, "minutes.signOff", $"签字确认（{stage.Person(head).Department}负责人）");
        }
    }

    private async Task SettleAsync()
    {
        await stage.StageAsync("三、责任明确阶段：预算被拒，商定变更 / 3 minutes: the budget is refused");
        await stage.PressAsync(MarketingHead, "procedure.refuse", "不批准：本季度预算已用完", ("reason", "本季度预算已用完"));
        await stage.PressAsync(
            Asker, "procedure.proposeChange", "提议：改由自有车辆配送，7月5日前到场", ("outcome", "redate"), ("dueOn", "2024-07-05"), ("changeReason", "改由自有车辆配送"));
        await stage.PressAsync(SalesHead, "procedure.agreeToChange", "同意变更");
    }
}
