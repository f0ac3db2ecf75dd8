using TeamsCollab.Process.Execution;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Procedure;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>The company's procedures on the cards, and what becomes of tasks that wait for them.</summary>
public sealed class ProcedureTests
{
    [Fact]
    public async Task A_refused_budget_raises_a_change_and_no_task_is_silently_overdue()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = await DraftedAsync(office);
        await campaign.ApplyForBudgetAsync("T2", "5");
        await campaign.ConfirmAsync();
        await campaign.SignAsync();
        var key = await office.KeyAsync();
        Assert.Equal(MinutesStatus.InForce, (await office.StateAsync(key)).Minutes.Status);

        await office.PressAsync(Campaign.MarketingHead, "procedure.refuse", ("reason", "本季度预算已用完"));
        Assert.Contains(Cards.TextsOf(office.NewestCard(Campaign.Asker)), text => text.Contains("请您与受影响部门商定", StringComparison.Ordinal));
        await office.UntilAsync(7, 5, 18);
        Assert.DoesNotContain((await office.EventsAsync(key)).OfType<ExecutionEvent.LimitMissed>(), missed => missed.Task == "T2");
        Assert.Contains((await office.EventsAsync(key)).OfType<ProcedureEvent.LimitMissed>(), missed => missed is { Id: "B1", Limit: ProcedureLimit.Change });

        await office.OpenAsync(Campaign.Asker, "procedureChange", "B1");
        await office.PressAsync(Campaign.Asker, "procedure.proposeChange", ("outcome", "redate"), ("dueOn", "2024-07-19"), ("changeReason", "改由自有车辆配送"));
        Assert.Contains("T2", (await office.StateAsync(key)).Procedures.Find("B1")!.Tasks);
        Assert.True(Conditions.Holds("T2", await office.StateAsync(key)));
        await office.PressAsync(Campaign.SalesHead, "procedure.agreeToChange");

        var task = (await office.StateAsync(key)).Execution.Task("T2")!;
        Assert.Equal(new DateOnly(2024, 7, 19), task.DueOn);
        Assert.False(Conditions.Holds("T2", await office.StateAsync(key)));
    }

    [Fact]
    public async Task An_approved_budget_starts_its_tasks_relative_limit()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = await DraftedAsync(office);
        await campaign.ApplyForBudgetAsync("T2", "5");
        await campaign.ConfirmAsync();
        await campaign.SignAsync();
        await office.UntilAsync(6, 12, 10);
        await office.PressAsync(Campaign.MarketingHead, "procedure.approve");

        Assert.Equal(new DateOnly(2024, 6, 19), (await office.StateAsync(await office.KeyAsync())).Execution.Task("T2")!.DueOn);
    }

    [Fact]
    public async Task Nobody_approves_their_own_application_by_card_or_by_text()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = await DraftedAsync(office);
        await campaign.ApplyForBudgetAsync(string.Empty, string.Empty);
        var before = await office.CountEventsAsync();
        await office.SayAsync(Campaign.Asker, $"批准 {await campaign.NumberAsync()} B1");

        Assert.Equal(before, await office.CountEventsAsync());
        Assert.True((await office.StateAsync(await office.KeyAsync())).Procedures.Find("B1")!.IsOpen);
    }

    [Fact]
    public async Task Approvers_come_from_the_settings_where_these_name_any()
    {
        await using var office = await RunningOffice.StartAsync(("Organisation:Approvers:BudgetApproval:0", "d06c7f57-224a-536f-8dac-20d013cd1854"));
        var campaign = await DraftedAsync(office);
        await campaign.ApplyForBudgetAsync(string.Empty, string.Empty);
        Assert.Equal("金额（元）：30,000", Assert.Single(Cards.TextsOf(office.NewestCard("冯志强")), text => text.StartsWith("金额", StringComparison.Ordinal)));
        await office.PressAsync("冯志强", "procedure.approve");

        Assert.Equal(ApplicationStatus.Approved, (await office.StateAsync(await office.KeyAsync())).Procedures.Find("B1")!.Status);
    }

    private static async Task<Campaign> DraftedAsync(RunningOffice office)
    {
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        await campaign.MeetingAsync();
        await campaign.DraftAsync();
        return campaign;
    }
}
