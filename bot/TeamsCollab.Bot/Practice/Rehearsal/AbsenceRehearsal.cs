using System.Collections.Immutable;

namespace TeamsCollab.Bot.Practice.Rehearsal;

/// <summary>A head is on leave: the substitute they named signs in their place, nobody of the other side can, and the last two heads sign in the same moment (B19).</summary>
internal sealed class AbsenceRehearsal(Stagehands stage)
{
    public const string Title = "端午促销物料分工";
    private const string Asker = "刘雅婷";
    private const string MarketingHead = "陈思远";
    private const string SalesHead = "王建国";
    private const string Sales = "赵敏";
    private const string Deputy = "钱多多";
    private const string ProductHead = "周晓峰";
    private const string Product = "孙雨桐";
    private const string SupportHead = "马海燕";
    private const string Support = "朱洁";

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

    public ImmutableArray<Func<Task>> Scenes => [new CampaignRehearsal(stage, Title).RequestAsync, _later.MeetAsync, AwayAsync, SignAsync, _later.WorkAsync, _later.LookBackAsync];

    private async Task AwayAsync()
    {
        await stage.StageAsync("三、责任明确阶段：负责人请假 / 3 minutes: a head is away");
        await stage.UntilAsync(6, 7, 10);
        stage.Announce(SalesHead, (6, 11), (6, 14));
        await stage.SayAsync(SalesHead, $"代理人 {Product}");
        await _later.CirculateAsync();
        await stage.UntilAsync(6, 11, 10);
        await _later.ConfirmAsync();
    }

    private async Task SignAsync()
    {
        await stage.StageAsync("三、责任明确阶段：代签 / 3 minutes: in the head's place");
        var number = stage.NumberFor(Asker);
        await stage.RefusedAsync(Product, $"签字 {number} v1", "您属于协作的另一方");
        await stage.SayAsync(SalesHead, $"代理人 {Deputy}");
        await stage.SayAsync(Deputy, $"签字 {number} v1");
        await stage.PressAsync(MarketingHead, "minutes.signOff", "签字确认（市场部负责人）");
        await Task.WhenAll(
            stage.PressAsync(ProductHead, "minutes.signOff", "签字确认（产品部负责人），与客服部同时"),
            stage.PressAsync(SupportHead, "minutes.signOff", "签字确认（客服部负责人），纪要生效"));
    }
}
