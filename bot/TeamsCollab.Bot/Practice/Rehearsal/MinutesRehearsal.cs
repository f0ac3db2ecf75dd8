using System.Collections.Immutable;
using static TeamsCollab.Bot.Practice.Rehearsal.Cast;

namespace TeamsCollab.Bot.Practice.Rehearsal;

/// <summary>
/// Eight people read the minutes, one objects, two clauses change, and exactly those bound are asked again (B2); a dispute is signed with a reservation and ruled
/// later, which binds only those whom it concerns (B10).
/// </summary>
internal sealed class MinutesRehearsal(Stagehands stage)
{
    public const string Title = "新品上市分工与培训费用";
    private const string Decider = "何美玲";

    private static readonly string[] Everybody = [Asker, MarketingHead, SalesHead, Sales, ProductHead, Product, SupportHead, Support];

    private readonly LaterStages _later = new(
        stage,
        Asker,
        [MarketingHead, SalesHead, Sales, ProductHead, Product, SupportHead, Support],
        [MarketingHead, SalesHead, ProductHead, SupportHead],
        [Sales, Product, Support],
        new DateTime(2024, 6, 6, 14, 0, 0),
        string.Empty,
        string.Empty,
        [
            new RehearsedTask("完成产品卖点手册", Product, "2024-06-20", "分两步完成", "图文各24页", "手册终稿 https://intranet.example/q3/handbook.pdf"),
            new RehearsedTask("完成首批铺货", Sales, "2024-06-28", "分两步完成", "铺货率≥96%", "铺货率 96.3%"),
        ],
        new DateTime(2024, 6, 20, 15, 0, 0),
        new DateTime(2024, 6, 25, 15, 0, 0),
        "培训费用在立项时写明");

    public ImmutableArray<Func<Task>> Scenes => [new CampaignRehearsal(stage, Title).RequestAsync, _later.MeetAsync, WriteAsync, ChangeAsync, RuleAsync, _later.WorkAsync, _later.LookBackAsync];

    private async Task WriteAsync()
    {
        await stage.StageAsync("三、责任明确阶段 / 3 minutes");
        await stage.UntilAsync(6, 7, 10);
        await stage.PressAsync(Asker, "minutes.write", "整理会议纪要", ("points", "销售部：6月20日前需要手册\n客服部：6月26日前完成培训"), ("agreed", "手册6月20日前交付"));
        await TaskAsync(null, "完成产品卖点手册", Product, "2024-06-20", "图文各20页");
        await TaskAsync(null, "完成首批铺货", Sales, "2024-06-28", "铺货率≥95%");
        await stage.PressAsync(
            Asker,
            "minutes.writeDispute",
            "记下争议：铺货培训费由谁承担，争议未决前首批铺货不开始",
            ("dispute", "铺货培训费由谁承担"),
            ("positions", "销售部：由客服部承担\n客服部：不铺货不得分摊"),
            ("options", "两部各半\n由市场部承担"),
            ("disputedTasks", "T2"),
            ("decider", stage.Id(Decider)),
            ("decideBy", "2024-06-14"),
            ("route", "提请副总经理裁决"));
        await stage.PressAsync(Asker, "minutes.circulate", "发送会议纪要，请 8 位参会人员确认");
    }

    private async Task ChangeAsync()
    {
        await stage.StageAsync("三、责任明确阶段：有异议，只请受影响的人再确认 / 3 minutes: one objects");
        foreach (var person in Everybody.Except([Asker, Support]))
        {
            await stage.PressAsync(person, "minutes.confirm", "确认会议纪要");
        }

        await stage.PressAsync(Support, "minutes.object", "提出异议：手册和铺货的标准都要改", ("reason", "手册和铺货的标准都要改"));
        await TaskAsync("T1", "完成产品卖点手册", Product, "2024-06-20", "图文各24页");
        await TaskAsync("T2", "完成首批铺货", Sales, "2024-06-28", "铺货率≥96%");
        var before = Everybody.ToDictionary(person => person, Cards);
        await stage.PressAsync(Asker, "minutes.circulate", "发送第 2 版");
        string[] bound = [SalesHead, Sales, ProductHead, Product, Support];
        var asked = Everybody.Where(person => Cards(person) > before[person]).ToArray();
        Stagehands.Demand(asked.Order(StringComparer.Ordinal).SequenceEqual(bound.Order(StringComparer.Ordinal)), $"只请 {string.Join('、', bound)} 再确认，实际：{string.Join('、', asked)}");
        foreach (var person in bound)
        {
            await stage.PressAsync(person, "minutes.confirm", "确认改动的条款");
        }

        foreach (var owner in new[] { Product, Sales })
        {
            await stage.PressAsync(owner, "minutes.takeOn", "接受任务");
        }

        await stage.PressAsync(SalesHead, "minutes.reserve", "签字，对争议 D1 有保留意见", ("clauses", "D1"), ("reservation", "销售部没有这笔预算"));
        foreach (var head in new[] { MarketingHead, ProductHead, SupportHead })
        {
            await stage.PressAsync(head, "minutes.signOff", $"签字确认（{stage.Person(head).Department}负责人）{(head == SupportHead ? "，纪要生效" : string.Empty)}");
        }
    }

    private async Task RuleAsync()
    {
        await stage.StageAsync("三、责任明确阶段：争议裁决 / 3 minutes: the dispute is ruled");
        await stage.UntilAsync(6, 14, 10);
        await stage.PressAsync(Decider, "dispute.rule", "裁决：培训费两部各半", ("ruling", "培训费两部各半"));
        foreach (var person in new[] { SalesHead, Sales, SupportHead })
        {
            await stage.PressAsync(person, "minutes.confirm", "确认裁决写入的条款");
        }

        await stage.PressAsync(SalesHead, "minutes.signOff", "按裁决签字");
        await stage.PressAsync(SupportHead, "minutes.signOff", "按裁决签字，首批铺货继续");
    }

    private int Cards(string person) => stage.Practice.Office.MessagesOf(person).Count;

    /// <param name="replaces">The task that changes; null for a new one, while the card may have none to choose from.</param>
    private Task TaskAsync(string? replaces, string what, string owner, string due, string standard)
    {
        (string, string)[] task = [("what", what), ("owner", stage.Id(owner)), ("due", due), ("how", "分两步完成"), ("standard", standard), ("rhythm", "weekly")];
        return replaces is null
            ? stage.PressAsync(Asker, "minutes.writeTask", $"待办任务：{what}（{standard}）", task)
            : stage.PressAsync(Asker, "minutes.writeTask", $"修改任务 {replaces}：{what}（{standard}）", [("replacesTask", replaces), .. task]);
    }
}
