using System.Text.Json.Nodes;
using TeamsCollab.Process.Minutes;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>Approvals from the company's OA system, brought by heads and by an account that an administrator authorised (R49).</summary>
public sealed class OaTests
{
    /// <summary>邓芳 of 财务部, who has no part in the collaboration.</summary>
    private const string Clerk = "邓芳";

    private const string ClerkId = "a2ae5053-5552-5145-a267-3def98c3a72f";

    [Fact]
    public async Task An_authorised_account_records_a_heads_approval_and_sees_only_the_card_on_which_heads_sign()
    {
        await using var office = await RunningOffice.StartAsync(("Organisation:OaAccounts:0", ClerkId));
        var campaign = await ConfirmedAsync(office);
        var data = await PressAsync(office);
        await office.Wire.SendAsync(await office.InvokeAsync(Clerk, "minutes.recordOa", data));
        await office.DrainAsync();

        var signed = Assert.Single((await office.EventsAsync(await office.KeyAsync())).OfType<MinutesEvent.SignedOff>());
        Assert.Equal((office.Id(Campaign.SalesHead), office.Id(Clerk)), (signed.By.Id, signed.Oa!.RecordedBy.Id));
        await office.SayAsync(Campaign.Asker, $"签字 {await campaign.NumberAsync()}");
        Assert.Contains(Cards.TextsOf(office.NewestCard(Campaign.Asker)), text => text.Contains("OA审批", StringComparison.Ordinal));
        var overview = await office.Wire.SendAsync(await office.InvokeAsync(Clerk, "overview.open", new JsonObject { ["collaboration"] = (await office.KeyAsync()).Id }));
        Assert.DoesNotContain("Q3", overview.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_nobody_authorised_records_nothing_and_learns_nothing()
    {
        await using var office = await RunningOffice.StartAsync();
        await ConfirmedAsync(office);
        var before = await office.CountEventsAsync();
        var answer = await office.Wire.SendAsync(await office.InvokeAsync(Clerk, "minutes.recordOa", await PressAsync(office)));

        Assert.DoesNotContain("Q3", answer.Body, StringComparison.Ordinal);
        Assert.Equal(before, await office.CountEventsAsync());
    }

    private static async Task<JsonObject> PressAsync(RunningOffice office) => new()
    {
        ["collaboration"] = (await office.KeyAsync()).Id,
        ["draft"] = "1",
        ["head"] = office.Id(Campaign.SalesHead),
        ["oaNumber"] = "OA-2024-0612",
        ["oaApprover"] = Campaign.SalesHead,
        ["oaDate"] = "2024-06-11",
        ["oaTime"] = "10:00",
        ["oaLink"] = "https://oa.contoso.com/0612",
    };

    private static async Task<Campaign> ConfirmedAsync(RunningOffice office)
    {
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        await campaign.MeetingAsync();
        await campaign.DraftAsync();
        await campaign.ConfirmAsync();
        return campaign;
    }
}
