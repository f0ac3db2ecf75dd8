using TeamsCollab.Process;
using TeamsCollab.Process.Request;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>资源调配: asked for in steps, doubted, handed to a colleague, and taken on.</summary>
public sealed class ResourceRequestTests
{
    private const string Colleague = "吴婷";

    [Fact]
    public async Task A_resource_is_asked_for_clarified_handed_to_a_colleague_and_granted_within_the_first_limit()
    {
        await using var office = await RunningOffice.StartAsync();
        await AskAsync(office);
        await office.UntilAsync(6, 3, 10);
        await office.PressAsync(Campaign.Product, "request.clarify", ("question", "摄影棚要带灯光师吗？"));
        await office.UntilAsync(6, 3, 11);
        await office.PressAsync(Campaign.Asker, "request.answer", ("text", "不用，市场部自带。"));
        var due = (await ReceptionAsync(office)).Watch!.DueAt;

        await office.PressAsync(Campaign.Product, "request.handOver", ("colleague", office.Id(Colleague)));
        Assert.Equal(due, (await ReceptionAsync(office)).Watch!.DueAt);
        Assert.Contains(Cards.TextsOf(office.NewestCard(Campaign.Asker)), text => text.Contains(Colleague, StringComparison.Ordinal));

        // The colleague has the whole matter on the card that came: the question and its answer too.
        Assert.Contains(Cards.TextsOf(office.NewestCard(Colleague)), text => text.Contains("市场部自带", StringComparison.Ordinal));
        await office.PressAsync(Colleague, "request.accept", ("decisionMaker", office.Id(Campaign.ProductHead)), ("executor", office.Id(Colleague)), ("people", "2 号摄影棚 3 天"));

        var state = await office.StateAsync(await office.KeyAsync());
        Assert.Equal((Stage.Meeting, new Person(office.Id(Colleague))), (state.Stage, state.SideOf(new Department("产品部"))!.Executor));
        Assert.DoesNotContain(await office.EventsAsync(await office.KeyAsync()), happened => happened is RequestEvent.LimitMissed);
    }

    [Fact]
    public async Task It_is_handed_to_nobody_of_another_department_and_the_former_contact_answers_no_more()
    {
        await using var office = await RunningOffice.StartAsync();
        await AskAsync(office);

        await office.TryPressAsync(Campaign.Product, "request.handOver", ("colleague", office.Id(Campaign.Sales)));
        Assert.Equal(office.Id(Campaign.Product), (await office.StateAsync(await office.KeyAsync())).SideOf(new Department("产品部"))!.Contact.Id);

        await office.PressAsync(Campaign.Product, "request.handOver", ("colleague", office.Id(Colleague)));
        var answer = await office.SayAsync(Campaign.Product, $"暂不接收 {await new Campaign(office).NumberAsync()} 排期已满");
        Assert.Equal("attention", Cards.StyleOf(answer));
        Assert.Equal(SideAnswer.Awaited, (await office.StateAsync(await office.KeyAsync())).SideOf(new Department("产品部"))!.Answer);
    }

    private static async Task AskAsync(RunningOffice office)
    {
        await office.SayAsync(Campaign.Asker, "请产品部6月28日前借出2号摄影棚，拍摄新品主图要用");
        await office.PressAsync(Campaign.Asker, "dialog.back");
        await office.PressAsync(Campaign.Asker, "dialog.back");
        await office.PressAsync(Campaign.Asker, "dialog.next", ("kind", "resourceSharing"), ("contacts", $"产品部|{office.Id(Campaign.Product)}"));
        await office.PressAsync(Campaign.Asker, "dialog.next", ("allocation", "摄影棚由产品部安排"), ("useRules", "每天 9 点至 18 点，用后复位"));
        await office.PressAsync(Campaign.Asker, "dialog.next", ("standard", "6 月 24 日至 26 日可用"));
        await office.PressAsync(Campaign.Asker, "dialog.next", ("materials", "拍摄计划 https://contoso.example/plan"));
        await office.PressAsync(Campaign.Asker, "dialog.next");
    }

    private static async Task<Reception> ReceptionAsync(RunningOffice office) => (await office.StateAsync(await office.KeyAsync())).Request.ReceptionOf(new Department("产品部"))!;
}
