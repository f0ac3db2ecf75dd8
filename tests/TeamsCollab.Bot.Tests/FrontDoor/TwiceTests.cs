using System.Text.Json.Nodes;
using TeamsCollab.Bot.Hosting;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>A double press and a redelivery change nothing more, for every verb.</summary>
public sealed class TwiceTests
{
    /// <summary>Verbs that only open a card.</summary>
    internal static readonly string[] OnlyShow = ["request.open", "overview.open", "card.open", "work.open", "work.agree", "work.show", "help"];

    [Fact]
    public async Task Every_button_pressed_twice_or_delivered_twice_is_carried_out_once()
    {
        await using var office = await RunningOffice.StartAsync();
        var tried = new HashSet<string>();
        var faults = new List<string>();
        var before = 0;
        office.Wire.Before = async _ => before = await office.CountEventsAsync();
        office.Wire.After = async (activity, first) =>
        {
            if (activity["value"]?["action"]?["verb"]?.GetValue<string>() is not { } verb || OnlyShow.Contains(verb))
            {
                return;
            }

            var once = await office.CountEventsAsync();
            var redelivered = await office.Wire.SendAsync(activity);
            var pressedAgain = await office.Wire.SendAsync(office.Wire.Again(activity));
            var after = await office.CountEventsAsync();
            if (once <= before || after != once || (first.Style, redelivered.Style, pressedAgain.Style) is not ("good", "good", "good"))
            {
                faults.Add($"{verb}: events {before} → {once} → {after}; {first.Says} / {redelivered.Says} / {pressedAgain.Says}");
            }

            tried.Add(verb);
        };
        await new Campaign(office).PlayAsync();
        office.Wire.After = null;

        Assert.Empty(faults);
        Assert.Empty(BotHost.Verbs.Select(verb => verb.Name).Except(OnlyShow).Except(tried));
    }
}
