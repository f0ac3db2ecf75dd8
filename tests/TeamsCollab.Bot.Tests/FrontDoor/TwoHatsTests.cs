using TeamsCollab.Process;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Retrospective;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>周晓峰 heads two of the receiving departments: they act for each, are asked once where it is one act, and nothing waits for a second person.</summary>
public sealed class TwoHatsTests
{
    [Fact]
    public async Task Whoever_heads_two_departments_speaks_for_both_from_the_answer_to_the_retrospective()
    {
        await using var office = await RunningOffice.StartAsync(("Organisation:Departments:客服部:Head", "0d0cee80-2757-5cfd-8773-dd48384a643b"));
        var campaign = new Campaign(office);
        await campaign.SubmitAsync("产品部,客服部", $"产品部|{office.Id(Campaign.Product)}");
        var number = await campaign.NumberAsync();
        foreach (var department in new[] { "产品部", "客服部" })
        {
            Assert.Equal("good", Cards.StyleOf(await office.SayAsync(Campaign.ProductHead, $"接收 {number} v1 {department}")));
        }

        await office.PressAsync(Campaign.Asker, "meeting.arrange", ("date", "2024-06-06"), ("start", "14:00"), ("minutes", "60"), ("form", "online"));
        await office.PressAsync(Campaign.Asker, "meeting.sendAgenda");

        // Before the meeting, a list for each; for which, they say.
        var typed = await office.SayAsync(Campaign.ProductHead, $"会前问题 {number} 样品何时到店？");
        Assert.Contains("以哪个部门提出", Cards.SentenceOf(typed), StringComparison.Ordinal);
        Assert.Equal(("样品何时到店？", string.Empty), (Cards.InputOf(typed, "questions"), Cards.InputOf(typed, "questionsFor")));
        await office.PressAsync(Campaign.ProductHead, "meeting.ask", ("questions", "样品何时到店？"), ("questionsFor", "产品部"));
        await office.PressAsync(Campaign.ProductHead, "meeting.ask", ("questions", "话术谁来写？"), ("questionsFor", "客服部"));
        await office.PressAsync(Campaign.ProductHead, "meeting.ask", ("questions", "样品几件？"), ("questionsFor", "产品部"));
        Assert.Equal(["客服部", "产品部"], (await office.StateAsync(await office.KeyAsync())).Meeting.Questions.Select(list => list.Department.Name));
        Assert.Contains(Cards.TextsOf(office.NewestCard(Campaign.Asker, "meeting.sendAgenda")), text => text.Contains("样品几件？", StringComparison.Ordinal));
        await office.UntilAsync(6, 6, 15, 5);
        await office.PressAsync(Campaign.Asker, "meeting.end", ("heldOn", "2024-06-06"), ("startedAt", "14:00"), ("endedAt", "15:00"));
        await office.UntilAsync(6, 7, 10);
        await office.PressAsync(Campaign.Asker, "minutes.write", ("points", "客服部:6月28日前培训"), ("agreed", "手册6月20日前交付"));
        await office.PressAsync(
            Campaign.Asker, "minutes.writeTask", ("what", "完成手册"), ("owner", office.Id(Campaign.Product)), ("due", "2024-06-20"), ("how", "分三章交稿"), ("standard", "图文20页"), ("rhythm", "weekly"));
        await office.PressAsync(Campaign.Asker, "minutes.circulate");
        await office.PressAsync(Campaign.Product, "minutes.takeOn");
        foreach (var person in new[] { Campaign.MarketingHead, Campaign.ProductHead, Campaign.Product })
        {
            await office.PressAsync(person, "minutes.confirm");
        }

        await office.PressAsync(Campaign.MarketingHead, "minutes.signOff");
        await office.PressAsync(Campaign.ProductHead, "minutes.signOff");
        Assert.Equal(2, (await office.EventsAsync(await office.KeyAsync())).OfType<MinutesEvent.SignedOff>().Count());
        await office.UntilAsync(6, 20, 11);
        await office.PressAsync(Campaign.Product, "execution.handIn", ("evidence", "手册终稿"));
        await office.PressAsync(Campaign.Asker, "execution.acceptWork");
        Assert.Equal(Stage.Retrospective, (await office.StateAsync(await office.KeyAsync())).Stage);

        // One card, one answer after the other, each for the department that the card names.
        await office.OpenAsync(Campaign.ProductHead, "retrospectiveAnswers");
        await AnswerAsync("产品部", "定稿及时");
        var twice = office.Wire.Last!;
        await AnswerAsync("客服部", "培训到位");
        await office.Wire.SendAsync(twice);
        Assert.Equal(
            [("产品部", 1, true), ("客服部", 1, true)],
            (await office.StateAsync(await office.KeyAsync())).Retrospective.Sides.Skip(1).Select(side => (side.Department.Name, side.Answers, side.By == new Person(office.Id(Campaign.ProductHead)))));

        async Task AnswerAsync(string department, string wentWell)
        {
            Assert.Contains($"本次填写的部门：{department}", Cards.TextsOf(office.NewestCard(Campaign.ProductHead, "retrospective.answer")));
            await office.PressAsync(Campaign.ProductHead, "retrospective.answer", ("goalsReached", "yes"), ("wentWell", wentWell), ("gotStuck", "澄清多花了半天"), ("improve", "提前锁定卖点清单"));
        }
    }
}
