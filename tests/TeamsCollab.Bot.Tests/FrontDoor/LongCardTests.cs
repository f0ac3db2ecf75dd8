namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>A card that Teams would refuse for its size is never sent: the overview comes in its place and says why.</summary>
public sealed class LongCardTests
{
    [Fact]
    public async Task Minutes_too_long_for_a_message_arrive_as_the_overview_and_go_on_by_text()
    {
        await using var office = await RunningOffice.StartAsync(("MaxMessageBytes", "40000"));
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        await campaign.MeetingAsync();
        await office.UntilAsync(6, 7, 10);
        var points = string.Join('\n', Enumerable.Range(1, 40).Select(number => $"销售部:第 {number} 条,{new string('详', 300)}"));
        await office.TryPressAsync(Campaign.Asker, "minutes.write", ("points", points), ("agreed", string.Empty));

        var written = await office.SayAsync(Campaign.Asker, $"记录 {await campaign.NumberAsync()} 客服部:最后一条");
        Assert.Contains(Cards.TextsOf(written), text => text.Contains("完整内容超过一条消息的上限", StringComparison.Ordinal));
        Assert.Contains(Cards.TextsOf(written), text => text.Contains(Campaign.Title, StringComparison.Ordinal));
        Assert.Equal(41, (await office.StateAsync(await office.KeyAsync())).Minutes.Working.Length);
        Assert.Empty(await office.Store.ReadStuckEffectsAsync(null, null, 10, TestContext.Current.CancellationToken));
    }
}
