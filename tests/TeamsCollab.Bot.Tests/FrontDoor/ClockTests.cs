using TeamsCollab.Process.Request;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>Time moves only where the test moves it; what is due on the way happens once, in order.</summary>
public sealed class ClockTests
{
    [Fact]
    public async Task A_leap_of_three_weeks_reminds_and_misses_once_each_in_order()
    {
        await using var office = await RunningOffice.StartAsync();
        await new Campaign(office).SubmitAsync();
        var key = await office.KeyAsync();
        var before = (await office.EventsAsync(key)).Length;

        await office.UntilAsync(6, 24, 10);
        var events = await office.EventsAsync(key);
        await office.UntilAsync(6, 24, 11);

        Assert.Equal(3, events.OfType<RequestEvent.LimitMissed>().Count());
        Assert.Equal(3, events.OfType<RequestEvent.LimitMissed>().Select(missed => missed.Department).Distinct().Count());
        Assert.Equal(3, events.OfType<RequestEvent.Reminded>().Count());
        Assert.True(events.OfType<RequestEvent.Reminded>().Max(reminded => reminded.At) < events.OfType<RequestEvent.LimitMissed>().Min(missed => missed.At));
        Assert.Equal(events.Skip(before).OrderBy(happened => happened.At), events.Skip(before));
        Assert.Equal(events.Length, (await office.EventsAsync(key)).Length);
    }

    [Fact]
    public async Task A_reminder_comes_at_half_time_and_the_miss_at_the_due_time_not_before()
    {
        await using var office = await RunningOffice.StartAsync();
        await new Campaign(office).SubmitAsync();
        var key = await office.KeyAsync();
        var due = (await office.EventsAsync(key)).OfType<RequestEvent.Delivered>().First().Limit.Due.At;

        await office.Clock.MoveToAsync(due - TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.Equal(3, (await office.EventsAsync(key)).OfType<RequestEvent.Reminded>().Count());
        Assert.Empty((await office.EventsAsync(key)).OfType<RequestEvent.LimitMissed>());

        await office.Clock.MoveToAsync(due + TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.Equal(3, (await office.EventsAsync(key)).OfType<RequestEvent.LimitMissed>().Count());
    }
}
