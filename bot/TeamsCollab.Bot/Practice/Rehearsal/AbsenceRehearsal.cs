using System.Collections.Immutable;
using TeamsCollab.Process.Minutes;
using static TeamsCollab.Bot.Practice.Rehearsal.Cast;

namespace TeamsCollab.Bot.Practice.Rehearsal;

/// <summary>
/// The memorandum says nothing of silence, so whoever says nothing is only late (B18). A head is on leave: the substitute they named signs in their place, nobody of
/// the other side can (B19). Another leaves the company, whose signature stays; and the last two heads sign in the same moment.
/// </summary>
internal sealed class AbsenceRehearsal(Stagehands stage)
{
    public const string Title = "端午促销物料分工";
    private const string Deputy = "钱多多";

    private readonly LaterStages _later = new(
        stage,
        Asker,
        [MarketingHead, SalesHead, Sales, ProductHead, Product, SupportHead, Support],
        [MarketingHead, SalesHead, ProductHead, SupportHead],
        [Sales, Product, Support],
        new DateTime(2024, 6, 6, 14, 0, 0),
        "销售部：6月20日前物料到店\n产品部：提供样品 200 份",
        "促销物料6月20日前到店",
        [new RehearsedTask("促销物料到店", Sales, "2024-06-20", "按区域配送", "120 家门店全部到店", "到店签收单 https://intranet.example/promo/stores.xlsx")],
        new DateTime(2024, 6, 20, 15, 0, 0),
        new DateTime(2024, 6, 25, 15, 0, 0),
        "请假前先指定代理人");

    public ImmutableArray<Func<Task>> Scenes => [new CampaignRehearsal(stage, Title).RequestAsync, MeetAsync, AwayAsync, SignAsync, _later.WorkAsync, _later.LookBackAsync];

    private async Task MeetAsync()
    {
        await _later.MeetAsync();
        await _later.RememberAsync("端午促销按时开始", "市场部：统筹促销；销售部：物料到店；产品部：提供样品；客服部：答复顾客", "120 家门店全部到店", silence: false);
    }

    private async Task AwayAsync()
    {
        await stage.StageAsync("三、责任明确阶段：负责人请假，一人迟迟不确认 / 3 minutes: a head is away, one says nothing");
        await stage.UntilAsync(6, 7, 10);
        stage.Announce(SalesHead, (6, 11), (6, 14));
        await stage.SayAsync(SalesHead, $"代理人 {Product}");
        await _later.CirculateAsync();
        await (_later with { Others = _later.Others.Remove(Support) }).ConfirmAsync();
        await stage.UntilAsync(6, 13, 10);
        var events = await stage.EventsAsync();
        Stagehands.Demand(
            events.OfType<MinutesEvent.LimitMissed>().Any(missed => missed.People.Any(person => person.Id == stage.Id(Support)))
                && !events.Any(happened => happened is MinutesEvent.TakenAsConfirmed or MinutesEvent.AllConfirmed),
            "没有约定默认同意，未反馈只算逾期");
        await stage.PressAsync(Support, "minutes.confirm", "逾期后确认会议纪要");
    }

    private async Task SignAsync()
    {
        await stage.StageAsync("三、责任明确阶段：代签，离职 / 3 minutes: in the head's place; one leaves");
        var number = stage.NumberFor(Asker);
        await stage.RefusedAsync(Product, $"签字 {number} v1", "您属于协作的另一方");
        await stage.SayAsync(SalesHead, $"代理人 {Deputy}");
        await stage.SayAsync(Deputy, $"签字 {number} v1");
        await stage.SayAsync(SalesHead, "代理人 取消");
        await stage.PressAsync(MarketingHead, "minutes.signOff", "签字确认（市场部负责人）");
        await WithoutAsync(MarketingHead, () => Task.WhenAll(
            stage.PressAsync(ProductHead, "minutes.signOff", "签字确认（产品部负责人），与客服部同时"),
            stage.PressAsync(SupportHead, "minutes.signOff", "签字确认（客服部负责人），纪要生效")));
        var events = await stage.EventsAsync();
        Stagehands.Demand(
            events.OfType<MinutesEvent.TookEffect>().Count() == 1 && events.OfType<MinutesEvent.SignedOff>().Count() == 4,
            "四个签字都有效，纪要只生效一次");
    }

    /// <summary>Whoever left is back afterwards: other plays on the same office need them.</summary>
    private async Task WithoutAsync(string person, Func<Task> act)
    {
        await stage.TellAsync(person, "离职，账号停用；签过的字仍然有效（这一幕结束后恢复）");
        stage.Practice.Office.Leave(person);
        try
        {
            await act();
        }
        finally
        {
            stage.Practice.Office.Return(person);
        }
    }
}
