using System.Collections.Immutable;
using static TeamsCollab.Bot.Practice.Rehearsal.Cast;

namespace TeamsCollab.Bot.Practice.Rehearsal;

/// <summary>An urgent problem: a call first, the urgent lane, the meeting the same morning, and the written record afterwards (R04, N03, B26).</summary>
internal sealed class UrgentRehearsal(Stagehands stage)
{
    public const string Title = "华东客户投诉批量漏液";

    private readonly LaterStages _later = new(
        stage,
        Asker,
        [MarketingHead, SalesHead, Sales],
        [MarketingHead, SalesHead],
        [Sales],
        new DateTime(2024, 6, 3, 10, 30, 0),
        "销售部：当天15:00前派2人到仓\n市场部：同步门店停售名单",
        "6月4日16:00前给出批次与原因",
        [new RehearsedTask("到仓排查漏液批次", Sales, "2024-06-04", "抽检 3 批，每批 20 件", "批次与原因书面确认", "B240521 批次瓶盖扭矩不足，报告 https://intranet.example/leak/report.pdf")],
        new DateTime(2024, 6, 4, 16, 0, 0),
        new DateTime(2024, 6, 6, 10, 0, 0),
        "建立投诉样品当天送检的约定");

    public ImmutableArray<Func<Task>> Scenes => [RequestAsync, _later.MeetAsync, _later.AgreeAsync, PayAsync, _later.WorkAsync, _later.LookBackAsync];

    private async Task RequestAsync()
    {
        await stage.StageAsync("一、协作启动阶段 / 1 request");
        await stage.SayAsync(Asker, "发起");
        await stage.PressAsync(
            Asker,
            "request.submit",
            "已电话沟通销售部，提交紧急协作需求",
            ("title", Title),
            ("kind", "problemSolving"),
            ("what", "当天派人到仓库排查漏液批次"),
            ("why", "3 家门店已停售"),
            ("standard", "24 小时内确认批次与原因"),
            ("wantedBy", "2024-06-04"),
            ("urgency", "urgent"),
            ("importance", "important"),
            ("receivers", "销售部"),
            ("contacts", $"销售部|{stage.Id(Sales)}"),
            ("calledWith", $"销售部|{stage.Id(Sales)}"),
            ("calledDate", "2024-06-03"),
            ("calledTime", "09:20"));
        await stage.PressAsync(Sales, "request.takeLane", "接受加急通道");
        await stage.PressAsync(Sales, "request.accept", "接收，派出决策人与执行人", ("decisionMaker", stage.Id(SalesHead)), ("executor", stage.Id(Sales)));
    }

    /// <summary>Half of the two working days has gone, so the record is asked for on a card of its own.</summary>
    private async Task PayAsync()
    {
        await stage.UntilAsync(6, 4, 14);
        await stage.PressAsync(
            Asker, "request.payDebt", "补办电话沟通的书面记录", ("record", "赵敏同意当天派 2 人到仓，15:00 前到达"), ("materials", "投诉照片 https://intranet.example/leak/photos"));
    }
}
