using TeamsCollab.Office;
using TeamsCollab.Process.Meeting;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>The live card in the meeting's own chat: only once somebody added the app there, only in that chat, and for all to use.</summary>
public sealed class MeetingChatTests
{
    [Fact]
    public async Task The_meetings_chat_shows_the_live_card_once_the_app_was_added_and_all_write_there()
    {
        await using var office = await RunningOffice.StartAsync();
        var (chat, number) = await BookedAsync(office);
        await Assert.ThrowsAsync<OfficeRefusalException>(() => office.Office.SayInGroupAsync(Campaign.Asker, chat, $"会议记录 {number}", TestContext.Current.CancellationToken));
        await office.Office.AddAppAsync(Campaign.Asker, chat, TestContext.Current.CancellationToken);
        await office.Office.SayInGroupAsync(Campaign.Asker, chat, $"会议记录 {number}", TestContext.Current.CancellationToken);
        Assert.Contains(Cards.TextsOf(Shown(office, chat, Campaign.Sales)), text => text.StartsWith("会议还没有开始", StringComparison.Ordinal));

        await office.UntilAsync(6, 6, 14);
        await office.PressAsync(Campaign.Asker, "meeting.begin");
        Assert.Contains(Cards.TextsOf(Shown(office, chat, Campaign.Sales)), text => text.StartsWith("会议进行中 14:0", StringComparison.Ordinal));
        await office.Office.SayInGroupAsync(Campaign.Sales, chat, $"加一行 {number} 完成首批铺货", TestContext.Current.CancellationToken);
        await office.DrainAsync();

        Assert.Contains(Cards.TextsOf(Shown(office, chat, Campaign.Support)), text => text == "○ R1 完成首批铺货");
        await office.UntilAsync(6, 6, 14, 10);
        Assert.Contains(Cards.TextsOf(Shown(office, chat, Campaign.Support)), text => text.StartsWith("▶ 14:10–14:50", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_any_other_chat_the_notes_are_answered_privately()
    {
        await using var office = await RunningOffice.StartAsync();
        var (_, number) = await BookedAsync(office);
        var other = office.Office.CreateGroupChat("闲聊", [Campaign.Asker, "黄凯"], withApp: true);
        await office.Office.SayInGroupAsync(Campaign.Asker, other, $"会议记录 {number}", TestContext.Current.CancellationToken);
        Assert.DoesNotContain(office.Office.MessagesOf("黄凯"), message => message.ChatId == other && message.Cards.Count > 0);
    }

    private static async Task<(string Chat, string Number)> BookedAsync(RunningOffice office)
    {
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        await office.PressAsync(Campaign.Asker, "meeting.arrange", ("date", "2024-06-06"), ("start", "14:00"), ("minutes", "60"), ("form", "online"));
        await office.PressAsync(Campaign.Asker, "meeting.sendAgenda");
        var booking = (await office.StateAsync(await office.KeyAsync())).Meeting.Bookings[MeetingState.Number];
        return (SimulatedOffice.MeetingChat(booking.JoinUrl!), await campaign.NumberAsync());
    }

    /// <summary>The newest card of a chat as one of its people sees it.</summary>
    private static System.Text.Json.JsonElement Shown(RunningOffice office, string chat, string person) =>
        office.Office.MessagesOf(person).Last(message => message.ChatId == chat && message.Cards.Count > 0).CardsFor(office.Id(person))[0];
}
