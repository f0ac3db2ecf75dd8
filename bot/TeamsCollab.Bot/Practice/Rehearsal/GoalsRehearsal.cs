using System.Collections.Immutable;
using static TeamsCollab.Bot.Practice.Rehearsal.Cast;

namespace TeamsCollab.Bot.Practice.Rehearsal;

/// <summary>Five departments align their goals; one declines, and one names terms that are agreed to (R05, R20, B6).</summary>
internal sealed class GoalsRehearsal(Stagehands stage)
{
    public const string Title = "下半年新品目标对齐";
    private const string FinanceHead = "冯志强";

    private readonly LaterStages _later = new(
        stage,
        Asker,
        [MarketingHead, SalesHead, Sales, ProductHead, Product, SupportHead, Support],
        [MarketingHead, SalesHead, ProductHead, SupportHead],
        [Sales, Product, Support],
        new DateTime(2024, 6, 6, 14, 0, 0),
        "销售部：三季度销量按 12 万箱测算\n产品部：先对齐三季度目标，四季度目标 9 月另议\n客服部：投诉率控制在 0.5% 以内",
        "三季度新品销量 12 万箱\n三季度新品投诉率≤0.5%",
        [
            new RehearsedTask("三季度区域目标分解表", Sales, "2024-06-14", "按 6 个区域分解", "6 个区域负责人确认", "分解表 https://intranet.example/goals/regions.xlsx"),
            new RehearsedTask("三季度新品供货计划", Product, "2024-06-14", "按月排产", "月度供货量≥4 万箱", "供货计划 https://intranet.example/goals/supply.xlsx"),
            new RehearsedTask("投诉处理口径", Support, "2024-06-14", "整理 10 类问题", "10 类问题均有口径", "口径 https://intranet.example/goals/answers.docx"),
        ],
        new DateTime(2024, 6, 14, 11, 0, 0),
        new DateTime(2024, 6, 18, 15, 0, 0),
        "目标草案提前一周发给各部门");

    public ImmutableArray<Func<Task>> Scenes => [RequestAsync, _later.MeetAsync, _later.AgreeAsync, _later.WorkAsync, _later.LookBackAsync];

    private async Task RequestAsync()
    {
        await stage.StageAsync("一、协作启动阶段 / 1 request");
        await stage.SayAsync(Asker, "发起");
        await stage.PressAsync(Asker, "dialog.start", "分步填写");
        await stage.PressAsync(
            Asker,
            "dialog.next",
            "选择目标对齐，财务部为可选部门",
            ("kind", "goalAlignment"),
            ("receivers", "销售部,产品部,客服部,财务部"),
            ("required", "销售部,产品部,客服部"),
            ("contacts", $"销售部|{stage.Id(Sales)},产品部|{stage.Id(Product)},客服部|{stage.Id(Support)}"));
        await stage.PressAsync(Asker, "dialog.next", "填写事项与共同目标", ("title", Title), ("what", "各部门确认下半年新品销量目标与分工"), ("why", "统一口径，避免各自为战"), ("goals", "三季度新品销量 12 万箱\n四季度新品销量 18 万箱"));
        await stage.PressAsync(Asker, "dialog.next", "填写时间与标准", ("wantedBy", "2024-07-31"), ("importance", "important"), ("standard", "形成 1 份各方签字的目标表"));
        await stage.SendFileAsync(Asker, "目标草案.csv", "季度,新品销量（万箱）\n三季度,12\n四季度,18\n");
        await stage.PressAsync(Asker, "dialog.next", "材料已附上");
        await stage.PressAsync(Asker, "dialog.next", "检查并提交");
        await stage.UntilAsync(6, 3, 11);
        await stage.PressAsync(Sales, "request.accept", "接收", ("decisionMaker", stage.Id(SalesHead)), ("executor", stage.Id(Sales)));
        await stage.PressAsync(FinanceHead, "request.decline", "暂不接收：本月结账", ("reason", "本月结账，无法派人"));
        await stage.PressAsync(Product, "request.offer", "有条件接收：先对齐三季度目标", ("offerScope", "先对齐三季度目标，四季度目标 9 月另议"));
        await stage.PressAsync(Support, "request.accept", "接收", ("decisionMaker", stage.Id(SupportHead)), ("executor", stage.Id(Support)));
        await stage.PressAsync(Asker, "request.agree", "同意产品部的条件");
    }
}
