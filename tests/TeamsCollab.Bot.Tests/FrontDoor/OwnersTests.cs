using TeamsCollab.Process.Minutes;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>已指派·待接受 (B9), through the front door.</summary>
public sealed class OwnersTests
{
    [Fact]
    public async Task A_task_that_its_absent_owner_has_not_taken_on_is_signed_only_knowingly()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        string[] present = [Campaign.Asker, Campaign.MarketingHead, Campaign.SalesHead, Campaign.Sales, Campaign.ProductHead, Campaign.SupportHead, Campaign.Support];
        await campaign.MeetingAsync(present);
        await campaign.DraftAsync();
        Assert.Contains(office.Office.MessagesOf(Campaign.Product), message => message.CardsFor(office.Id(Campaign.Product)).Any(card => Cards.TextsOf(card).Any(text => text.Contains("请您接受或提出异议", StringComparison.Ordinal))));
        await office.PressAsync(Campaign.Sales, "minutes.takeOn");
        foreach (var person in present[1..])
        {
            await office.PressAsync(person, "minutes.confirm");
        }

        Assert.Contains(Cards.TextsOf(office.NewestCard(Campaign.MarketingHead)), text => text.Contains("负责人还未接受的任务：", StringComparison.Ordinal) && text.EndsWith('1'));
        var before = await office.CountEventsAsync();
        var unknowing = await office.TryPressAsync(Campaign.MarketingHead, "minutes.signOff");
        Assert.Contains("已知悉", Cards.SentenceOf(unknowing.Invoke!.Value.GetProperty("value")), StringComparison.Ordinal);
        Assert.Equal(before, await office.CountEventsAsync());

        await office.PressAsync(Campaign.MarketingHead, "minutes.signOff", ("aware", "true"));
        await office.SayAsync(Campaign.SalesHead, $"签字 {await campaign.NumberAsync()} v1 已知悉");
        await office.SayAsync(Campaign.Product, $"接受任务 {await campaign.NumberAsync()} v1");
        await office.PressAsync(Campaign.ProductHead, "minutes.signOff");
        await office.PressAsync(Campaign.SupportHead, "minutes.signOff");

        var key = await office.KeyAsync();
        var signed = (await office.EventsAsync(key)).OfType<MinutesEvent.SignedOff>().ToArray();
        Assert.Equal(["T1", "T1", null, null], signed.Select(signature => signature.Unaccepted is { } tasks ? string.Join(' ', tasks) : null));
        Assert.Equal(MinutesStatus.InForce, (await office.StateAsync(key)).Minutes.Status);
        Assert.Empty((await office.StateAsync(key)).Minutes.Unaccepted);
    }

    [Fact]
    public async Task What_an_owner_objects_to_is_revised_and_only_whom_it_binds_is_asked_again()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        await campaign.MeetingAsync();
        await campaign.DraftAsync();
        await campaign.ConfirmAsync();
        var key = await office.KeyAsync();
        await office.OpenAsync(Campaign.Sales, "minutesTakeOn", "T2");
        await office.PressAsync(Campaign.Sales, "minutes.objectToTask", ("reason", "6月28日来不及"));
        Assert.Contains(Cards.TextsOf(office.NewestCard(Campaign.Asker)), text => text.Contains("6月28日来不及", StringComparison.Ordinal));
        await office.PressAsync(
            Campaign.Asker,
            "minutes.writeTask",
            ("replacesTask", "T2"), ("what", "完成首批铺货"), ("owner", office.Id(Campaign.Sales)), ("due", "2024-07-05"), ("how", "分两步完成"), ("standard", "全部达标"), ("rhythm", "weekly"));
        await office.PressAsync(Campaign.Asker, "minutes.circulate");

        var minutes = (await office.StateAsync(key)).Minutes;
        Assert.Equal(new[] { Campaign.Sales, Campaign.SalesHead }.Select(office.Id).Order(), minutes.Confirmations.Outstanding.Select(person => person.Id).Order());
        Assert.Equal(["T2"], minutes.Unaccepted.Select(task => task.Clause.Id));
        await office.PressAsync(Campaign.Sales, "minutes.takeOn");
        Assert.Empty((await office.StateAsync(key)).Minutes.Unaccepted);
    }
}
