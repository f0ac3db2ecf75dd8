using System.IO.Compression;
using Microsoft.Extensions.DependencyInjection;
using TeamsCollab.Bot.Documents;
using TeamsCollab.Process.Dispute;
using TeamsCollab.Process.Execution;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Procedure;
using TeamsCollab.Verification;
using TeamsCollab.Verification.Tests;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>A dispute that is signed with a reservation and ruled later (B10), through the front door.</summary>
public sealed class DisputeTests
{
    private const string Decider = "何美玲";

    [Fact]
    public async Task A_dispute_signed_with_reservation_stands_still_until_its_decider_rules_and_goes_on_from_there()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = await InForceAsync(office);
        var key = await office.KeyAsync();
        var number = await campaign.NumberAsync();
        Assert.Equal(MinutesStatus.InForce, (await office.StateAsync(key)).Minutes.Status);
        Assert.Contains(Cards.TextsOf(office.NewestCard(Decider)), text => text.Contains("不铺货不得分摊", StringComparison.Ordinal));

        await office.OpenAsync(Campaign.Sales, "executionTask", "T2");
        Assert.Contains(Cards.TextsOf(office.NewestCard(Campaign.Sales)), text => text.Contains("D1 待裁决", StringComparison.Ordinal));
        var before = await office.CountEventsAsync();
        await office.SayAsync(Campaign.Sales, $"提交 {number} v2 T2 已铺");
        await office.SayAsync(Campaign.MarketingHead, $"裁决 {number} v2 D1 由市场部承担");
        Assert.Equal(before, await office.CountEventsAsync());

        await office.UntilAsync(6, 13, 9, 1);
        Assert.Contains((await office.EventsAsync(key)).OfType<DisputeEvent.Escalated>(), escalated => escalated.Decider.Id == office.Id(Decider));
        Assert.Contains(Cards.TextsOf(office.NewestCard(Decider)), text => text.StartsWith("截止", StringComparison.Ordinal));
        Assert.DoesNotContain((await office.EventsAsync(key)).OfType<ExecutionEvent.ProgressAsked>(), asked => asked.Task == "T2");

        await office.PressAsync(Decider, "dispute.rule", ("ruling", "培训费两部各半"));
        var minutes = (await office.StateAsync(key)).Minutes;
        Assert.Equal(3, minutes.Draft);
        string[] bound = [Campaign.SalesHead, Campaign.Sales, Campaign.SupportHead];
        Assert.Equal(bound.Select(office.Id).Order(), minutes.Confirmations.Outstanding.Select(person => person.Id).Order());
        Assert.Equal(new[] { Campaign.SalesHead, Campaign.SupportHead }.Select(office.Id), minutes.Signatures.Outstanding.Select(person => person.Id));
        foreach (var person in bound)
        {
            await office.PressAsync(person, "minutes.confirm");
        }

        Assert.Contains(Cards.TextsOf(office.NewestCard(Campaign.SalesHead)), text => text.Contains("培训费两部各半", StringComparison.Ordinal));
        await office.PressAsync(Campaign.SalesHead, "minutes.signOff");
        Assert.True(Conditions.Holds("T2", await office.StateAsync(key)));
        await office.SayAsync(Campaign.SupportHead, $"签字 {number} v3");

        var state = await office.StateAsync(key);
        Assert.Equal((MinutesStatus.InForce, DisputeStatus.Settled), (state.Minutes.Status, state.Disputes.Find("D1")!.Status));
        Assert.False(Conditions.Holds("T2", state));
        Assert.Contains("裁决：培训费两部各半", await MinutesOnPaperAsync(office), StringComparison.Ordinal);
        Assert.True(state.Execution.Task("T2")!.DueOn > new DateOnly(2024, 6, 28));
        await office.OpenAsync(Campaign.Sales, "executionTask", "T2");
        await office.PressAsync(Campaign.Sales, "execution.handIn", ("evidence", "铺货率 97%"));
        Assert.Equal(WorkStatus.HandedIn, (await office.StateAsync(key)).Execution.Task("T2")!.Status);
        await BothVerifiersHoldItAsync(office);
    }

    [Fact]
    public async Task A_task_that_waits_for_a_ruling_is_in_hand_and_not_overdue()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = await InForceAsync(office);
        await office.UntilAsync(7, 1, 10);
        Assert.True(Conditions.Holds("T2", await office.StateAsync(await office.KeyAsync())));

        await campaign.SubmitAsync("销售部", $"销售部|{office.Id(Campaign.Sales)}");
        var shown = Cards.TextsOf(office.NewestCard(Campaign.Sales)).ToArray();
        Assert.Contains("在办事项 1（已签字的任务 1，已接收、尚未签字的协作 0）", shown);
        Assert.DoesNotContain(shown, text => text.Contains("已逾期", StringComparison.Ordinal));
    }

    private static async Task BothVerifiersHoldItAsync(RunningOffice office)
    {
        var bundle = await office.Services.GetRequiredService<DocumentLibrary>().MakeAsync(await office.KeyAsync(), DocumentKind.Bundle, null, TestContext.Current.CancellationToken);
        var files = BundleReader.Read(new MemoryStream(bundle!.Content));
        Assert.Empty(BundleVerifier.Verify(files, null).Findings);
        Assert.True(SecondVerifier.Holds(files));
    }

    private static async Task<string> MinutesOnPaperAsync(RunningOffice office)
    {
        var record = await office.Services.GetRequiredService<RecordReader>().ReadAsync(await office.KeyAsync(), null, TestContext.Current.CancellationToken);
        using var document = new ZipArchive(new MemoryStream(MinutesPaper.Of(record!)!));
        using var text = new StreamReader(document.GetEntry("word/document.xml")!.Open());
        return await text.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The first draft with a dispute that holds up the shelves, decided by 13 June; the head of Sales signs with a reservation.</summary>
    private static async Task<Campaign> InForceAsync(RunningOffice office)
    {
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        await campaign.MeetingAsync();
        await campaign.DraftAsync();
        await office.OpenAsync(Campaign.Asker, "minutesDraft", string.Empty);
        await office.PressAsync(
            Campaign.Asker,
            "minutes.writeDispute",
            ("dispute", "铺货培训费由谁承担"),
            ("positions", "销售部：由客服部承担\n客服部：不铺货不得分摊"),
            ("options", "两部各半\n由市场部承担"),
            ("disputedTasks", "T2"),
            ("decider", office.Id(Decider)),
            ("decideBy", "2024-06-13"),
            ("route", "提请总经理裁决"));
        await office.PressAsync(Campaign.Asker, "minutes.circulate");
        await campaign.ConfirmAsync();
        await office.PressAsync(Campaign.SalesHead, "minutes.reserve", ("clauses", "D1"), ("reservation", "销售部没有这笔预算"));
        await campaign.SignAsync(Campaign.Heads.Where(head => head != Campaign.SalesHead));
        return campaign;
    }
}
