using TeamsCollab.Office;

namespace TeamsCollab.Bot.Practice.Rehearsal;

/// <summary>Plays a scenario from its first scene to its last.</summary>
internal static class RehearsalPlay
{
    /// <summary>Whether all five stages were reached and the collaboration ended; says so, with the record form and the summary.</summary>
    public static async Task<bool> PlayAsync(RehearsalScenario scenario, Stagehands stage, ExchangeRecorder recorder, TextWriter output, CancellationToken cancellation)
    {
        var failure = await TryAsync(scenario.Scenes(stage));
        if (failure is not null)
        {
            await output.WriteLineAsync($"{Environment.NewLine}自动演示中断 / the rehearsal stopped: {failure}");
        }

        var ended = await RehearsalSummary.WriteAsync(stage.Practice, recorder.Folder, output, cancellation);
        return failure is null && ended;
    }

    /// <summary>Plays scene after scene; returns why it stopped, or null.</summary>
    private static async Task<string?> TryAsync(IEnumerable<Func<Task>> scenes)
    {
        try
        {
            foreach (var scene in scenes)
            {
                await scene();
            }

            return null;
        }
        catch (Exception stopped) when (stopped is RehearsalFailedException or OfficeRefusalException)
        {
            return stopped.Message;
        }
    }
}
