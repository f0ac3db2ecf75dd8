using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using TeamsCollab.Bot.Effects;
using TeamsCollab.Bot.Tests.FrontDoor;
using TeamsCollab.Office;

namespace TeamsCollab.Bot.Tests.Effects;

public sealed class EffectPumpTests
{
    /// <summary>So long that only a pump that hangs reaches it.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task A_send_that_hangs_keeps_nobody_else_waiting()
    {
        await using var office = await RunningOffice.StartAsync();
        await new Campaign(office).SubmitAsync();
        var submit = office.Wire.Last!;
        var hang = office.Office.Faults.Hang(OfficeDoor.Connector, office.NewestMessage(Campaign.Sales).ChatId);
        await office.Pump.StartAsync(TestContext.Current.CancellationToken);

        for (var request = 2; request <= 3; request++)
        {
            Assert.Equal(200, (await office.Wire.SendAsync(office.Wire.Again(submit, press => press["value"]!["action"]!["data"]!["once"] = $"another-{request}"))).Status);
            await hang.Reached.WaitAsync(Longest, TestContext.Current.CancellationToken);
            await UntilAsync(() => Requests(office, Campaign.Product) == request);
        }

        Assert.Equal(1, Requests(office, Campaign.Sales));
        hang.LetGo();
        await UntilAsync(() => Requests(office, Campaign.Sales) == 3);
        await office.Pump.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task More_sends_that_hang_than_there_are_places_keep_the_others_waiting_for_seconds_only()
    {
        await using var office = await RunningOffice.StartAsync();
        await new Campaign(office).SubmitAsync();
        var submit = office.Wire.Last!;
        var hang = office.Office.Faults.Hang(OfficeDoor.Connector, office.NewestMessage(Campaign.Sales).ChatId);
        await office.Pump.StartAsync(TestContext.Current.CancellationToken);

        // Sixteen places, and every request takes one for good.
        for (var request = 2; request <= 18; request++)
        {
            Assert.Equal(200, (await office.Wire.SendAsync(office.Wire.Again(submit, press => press["value"]!["action"]!["data"]!["once"] = $"another-{request}"))).Status);
        }

        await hang.Reached.WaitAsync(Longest, TestContext.Current.CancellationToken);

        // Once, and far from the end of a lease: those that are begun with later are too few to take every place.
        office.Machine.Leap(TimeSpan.FromSeconds(4));
        await UntilAsync(() =>
        {
            office.Services.GetRequiredService<EffectBell>().Ring();
            return Requests(office, Campaign.Product) == 18;
        });
        Assert.Equal(1, Requests(office, Campaign.Sales));

        hang.LetGo();
        await UntilAsync(() => Requests(office, Campaign.Sales) == 18);
        await office.Pump.StopAsync(TestContext.Current.CancellationToken);
    }

    private static int Requests(RunningOffice office, string person) =>
        office.Office.MessagesOf(person).Count(message => message.Cards.Any(card => card.GetRawText().Contains("\"request.accept\"", StringComparison.Ordinal)));

    /// <summary>What the pump sends arrives over HTTP, which rings for nobody here.</summary>
    private static async Task UntilAsync(Func<bool> isSo)
    {
        var waited = Stopwatch.StartNew();
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(25));
        while (!isSo())
        {
            Assert.True(waited.Elapsed < Longest, "The others' messages never came.");
            await again.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }
}
