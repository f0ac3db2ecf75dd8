using System.Text.RegularExpressions;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>Whom the organiser invites, and what those invited say on their cards.</summary>
public sealed class InvitedTests
{
    [Fact]
    public async Task Somebody_not_directly_concerned_is_invited_only_after_the_organiser_was_asked()
    {
        await using var office = await RunningOffice.StartAsync();
        await new Campaign(office).RequestAsync();
        var asked = await office.TryPressAsync(
            Campaign.Asker,
            "meeting.arrange",
            ("date", "2024-06-06"),
            ("start", "14:00"),
            ("minutes", "60"),
            ("form", "online"),
            ("others", office.Id("罗丹")),
            ("othersFrom", "客服部"),
            ("othersRole", "other"));
        Assert.Contains("罗丹 不是各方的决策人", Cards.SentenceOf(asked.Invoke!.Value.GetProperty("value")), StringComparison.Ordinal);
        Assert.Null((await office.StateAsync(await office.KeyAsync())).Meeting.Arrangement);

        await office.PressAsync(Campaign.Asker, "meeting.arrange", ("othersConcerned", "true"));
        Assert.True((await office.StateAsync(await office.KeyAsync())).Meeting.Arrangement!.Invites(new Process.Person(office.Id("罗丹"))));
    }

    [Fact]
    public async Task Who_sends_the_materials_is_not_counted_among_those_who_have_read_them()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        await office.PressAsync(Campaign.Asker, "meeting.arrange", ("date", "2024-06-06"), ("start", "14:00"), ("minutes", "60"), ("form", "online"));
        await office.PressAsync(Campaign.Asker, "meeting.sendAgenda");
        await office.SayAsync(Campaign.Asker, $"已阅 {await campaign.NumberAsync()}");
        await office.PressAsync(Campaign.Sales, "meeting.read");

        Assert.Contains(Cards.TextsOf(office.NewestCard(Campaign.Sales)), text => Regex.IsMatch(text, " 1/[0-9]+ · "));
    }

    [Fact]
    public async Task Who_cannot_come_says_so_on_the_agenda_and_the_organiser_reads_why()
    {
        await using var office = await RunningOffice.StartAsync();
        await new Campaign(office).RequestAsync();
        await office.PressAsync(Campaign.Asker, "meeting.arrange", ("date", "2024-06-06"), ("start", "14:00"), ("minutes", "60"), ("form", "online"));
        await office.PressAsync(Campaign.Asker, "meeting.sendAgenda");
        await office.PressAsync(Campaign.Sales, "meeting.ask", ("questions", "样品何时到店？\n能否先铺省会门店？"));
        await office.PressAsync(Campaign.Sales, "meeting.come");
        await office.PressAsync(Campaign.SalesHead, "meeting.stayAway", ("absenceReason", "当天出差"));

        var texts = Cards.TextsOf(office.NewestCard(Campaign.Asker)).ToArray();
        Assert.Contains(texts, text => text.Contains(Campaign.SalesHead, StringComparison.Ordinal) && text.Contains("不能参加", StringComparison.Ordinal) && text.Contains("当天出差", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Contains("销售部 没有决策人能参加", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Contains("销售部 " + Campaign.Sales, StringComparison.Ordinal) && text.Contains("样品何时到店？", StringComparison.Ordinal) && text.Contains("能否先铺省会门店？", StringComparison.Ordinal));
    }
}
