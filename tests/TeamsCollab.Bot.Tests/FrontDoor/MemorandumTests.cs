using TeamsCollab.Process.Minutes;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>The memorandum on the cards, with silent approval and without.</summary>
public sealed class MemorandumTests
{
    [Fact]
    public async Task A_complex_collaboration_is_offered_a_memorandum_and_its_initiator_decides()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        await campaign.MeetingAsync();

        Assert.Contains(Cards.TextsOf(office.NewestCard(Campaign.Asker)), text => text.Contains("建议签订《跨部门协作备忘录》", StringComparison.Ordinal));
        await office.OpenAsync(Campaign.Asker, "memorandumDraft", string.Empty);
        await office.PressAsync(Campaign.Asker, "memorandum.setAside");
        await office.SayAsync(Campaign.Asker, $"查看 {await campaign.NumberAsync()}");

        Assert.DoesNotContain(Cards.TextsOf(office.NewestCard(Campaign.Asker)), text => text.Contains("建议签订", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_silent_approval_in_the_memorandum_whoever_says_nothing_has_confirmed_and_may_take_it_back()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = await CirculatedAsync(office, silence: true);
        var key = await office.KeyAsync();
        Assert.Contains(Shown(office, Campaign.Support), text => text.Contains("逾期未反馈视为同意", StringComparison.Ordinal));
        foreach (var person in Campaign.Everybody.Except([Campaign.Support, Campaign.Product]))
        {
            await office.PressAsync(person, "minutes.confirm");
        }

        await office.UntilAsync(6, 12, 18, 30);
        Assert.Equal(2, (await office.StateAsync(key)).Minutes.Silent.Length);
        Assert.Equal(MinutesStatus.Confirming, (await office.StateAsync(key)).Minutes.Status);
        await office.PressAsync(Campaign.Product, "minutes.confirm");
        Assert.Contains(Shown(office, Campaign.Support), text => text.Contains("已视为同意", StringComparison.Ordinal));
        await office.UntilAsync(6, 17, 18, 30);

        Assert.Equal(MinutesStatus.Signing, (await office.StateAsync(key)).Minutes.Status);
        await campaign.SignAsync();
        Assert.Equal(MinutesStatus.InForce, (await office.StateAsync(key)).Minutes.Status);
    }

    [Fact]
    public async Task Without_it_silence_is_only_late_and_nothing_goes_on()
    {
        await using var office = await RunningOffice.StartAsync();
        await CirculatedAsync(office, silence: false);
        var key = await office.KeyAsync();
        await office.UntilAsync(6, 28, 18);

        Assert.Equal(MinutesStatus.Confirming, (await office.StateAsync(key)).Minutes.Status);
        Assert.Equal(7, (await office.StateAsync(key)).Minutes.Outstanding.Length);
        Assert.Empty((await office.EventsAsync(key)).OfType<MinutesEvent.TakenAsConfirmed>());
    }

    /// <summary>What stands on any card that a person has.</summary>
    private static IEnumerable<string> Shown(RunningOffice office, string person) =>
        office.Office.MessagesOf(person).SelectMany(message => message.CardsFor(office.Id(person))).SelectMany(Cards.TextsOf);

    /// <summary>The memorandum is signed, then the minutes go round on Friday 7 June: Monday is a holiday, so two working days are over on Wednesday.</summary>
    private static async Task<Campaign> CirculatedAsync(RunningOffice office, bool silence)
    {
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        await campaign.MeetingAsync();
        await campaign.MemorandumAsync(silence);
        await campaign.DraftAsync();
        return campaign;
    }
}
