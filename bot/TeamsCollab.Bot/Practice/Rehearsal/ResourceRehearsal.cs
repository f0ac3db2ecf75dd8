using System.Collections.Immutable;
using static TeamsCollab.Bot.Practice.Rehearsal.Cast;

namespace TeamsCollab.Bot.Practice.Rehearsal;

/// <summary>A resource is asked for, clarified, handed to a colleague and granted (R03, R17, N02).</summary>
internal sealed class ResourceRehearsal(Stagehands stage)
{
    public const string Title = "借用2号摄影棚";
    private const string Colleague = "吴婷";

    private readonly LaterStages _later = new(
        stage,
        Asker,
        [MarketingHead, ProductHead, Colleague],
        [MarketingHead, ProductHead],
        [Colleague],
        new DateTime(2024, 6, 6, 10, 0, 0),
        "产品部：6月24日至26日可用，每天9点至18点\n市场部：自带灯光师，用后复位",
        "摄影棚 6 月 24 日至 26 日归市场部使用",
        [new RehearsedTask("备好2号摄影棚", Colleague, "2024-06-21", "清场并检查电路", "6 月 21 日 18:00 前可进场", "已清场，钥匙交前台")],
        new DateTime(2024, 6, 21, 15, 0, 0),
        new DateTime(2024, 6, 25, 15, 0, 0),
        "摄影棚排期公开到共享日历");

    public ImmutableArray<Func<Task>> Scenes => [RequestAsync, _later.MeetAsync, _later.AgreeAsync, _later.WorkAsync, _later.LookBackAsync];

    private async Task RequestAsync()
    {
        await stage.StageAsync("一、协作启动阶段 / 1 request");
        await stage.SayAsync(Asker, "请产品部6月28日前借出2号摄影棚，拍摄新品主图要用");
        await stage.PressAsync(Asker, "dialog.back", "回到上一步");
        await stage.PressAsync(Asker, "dialog.back", "回到第一步");
        await stage.PressAsync(Asker, "dialog.next", "选择资源调配与对接人", ("kind", "resourceSharing"), ("contacts", $"产品部|{stage.Id(Product)}"));
        await stage.PressAsync(Asker, "dialog.next", "填写分配与使用规则", ("title", Title), ("allocation", "摄影棚由产品部安排"), ("useRules", "每天 9 点至 18 点，用后复位"));
        await stage.PressAsync(Asker, "dialog.next", "填写标准", ("standard", "6 月 24 日至 26 日可用"));
        await stage.PressAsync(Asker, "dialog.next", "附上材料", ("materials", "拍摄计划 https://intranet.example/plan"));
        await stage.PressAsync(Asker, "dialog.next", "检查并提交");
        await stage.UntilAsync(6, 3, 10);
        await stage.PressAsync(Product, "request.clarify", "需澄清：要带灯光师吗？", ("question", "摄影棚要带灯光师吗？"));
        await stage.UntilAsync(6, 3, 11);
        await stage.PressAsync(Asker, "request.answer", "答复澄清", ("text", "不用，市场部自带。"));
        await stage.PressAsync(Product, "request.handOver", "转交同事吴婷", ("colleague", stage.Id(Colleague)));
        await stage.PressAsync(Colleague, "request.accept", "接收，派出决策人与执行人", ("decisionMaker", stage.Id(ProductHead)), ("executor", stage.Id(Colleague)), ("people", "2 号摄影棚 3 天"));
    }
}
