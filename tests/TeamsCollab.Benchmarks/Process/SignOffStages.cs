using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using TeamsCollab.Bot;
using TeamsCollab.Bot.Cards;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Organisation;
using TeamsCollab.Bot.Practice;
using TeamsCollab.Process;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Reading;
using static TeamsCollab.Benchmarks.Process.Figures;

namespace TeamsCollab.Benchmarks.Process;

/// <summary>The parts of a sign-off turn one by one, for a second head of the same collaboration.</summary>
internal sealed class SignOffStages(PracticeMode practice)
{
    private readonly IServiceProvider _services = practice.App.Services;
    private readonly Person _signatory = ConfirmedMinutes.Named(practice, "王建国");
    private readonly Dictionary<string, List<(double Milliseconds, double Kilobytes)>> _laps = [];

    public async Task RunAsync(StreamKey key, bool isWarm)
    {
        var (store, runner, staff, library) = (Of<ICollaborationStore>(), Of<CollaborationRunner>(), Of<StaffDirectory>(), Of<CardLibrary>());
        var now = practice.Clock.Now;
        var asked = new Asked(_signatory, now, new OperationId($"stage-{key.Id}"), Unpredictable.Bytes());
        var (began, allocated) = (Stopwatch.GetTimestamp(), GC.GetTotalAllocatedBytes());
        await runner.ReadAsync(key, CancellationToken.None);
        Lap("  of which read and open the state");
        await store.RecordCopyAsync(key, new CardCopy(_signatory, CardName.Overview, null, "conversation", key.Id), CancellationToken.None);
        Lap("  of which about the wait for the disk (one row, durable)");
        var ran = await runner.RunAsync(key, new MinutesCommand.SignOff(1), asked, CancellationToken.None);
        Lap("whole command: read, decide, durable append");
        var words = await store.ReadWordsAsync(key, null, CancellationToken.None);
        Lap("read the words");
        var names = await staff.NamesAsync(ran.State.Parties, CancellationToken.None);
        Lap("look up the names");
        var data = MinutesSignOffCard.For(ran.State, new CardReader(_signatory, Language.Chinese, now, Of<WorkingCalendar>(), words, names));
        Lap("gather the card's data");
        library.Draw(CardName.MinutesSignOff, data, Language.Chinese, new CardHost(key.Id, "once", new Notice(library.Texts(Language.Chinese)["done.signedOff"], "good")));
        Lap("draw the card");

        void Lap(string stage)
        {
            if (isWarm)
            {
                var lap = (Stopwatch.GetElapsedTime(began).TotalMilliseconds, (GC.GetTotalAllocatedBytes() - allocated) / 1024d);
                (_laps.TryGetValue(stage, out var laps) ? laps : _laps[stage] = []).Add(lap);
            }

            (began, allocated) = (Stopwatch.GetTimestamp(), GC.GetTotalAllocatedBytes());
        }
    }

    /// <param name="whole">Median of the turn through the front door: what no part explains is HTTP, the token check and JSON.</param>
    public void Report(double whole)
    {
        Console.WriteLine("parts of the sign-off turn                                 | median ms | KB allocated");
        foreach (var (stage, laps) in _laps)
        {
            Print($"{stage,-58} | {Milliseconds(laps),9:F3} | {laps.Select(lap => lap.Kilobytes).Median(),9:F1}");
        }

        Print($"{"the rest: HTTP, token check, person register, JSON",-58} | {whole - _laps.Where(stage => stage.Key[0] != ' ').Sum(stage => Milliseconds(stage.Value)),9:F3} |");
        Console.WriteLine();
    }

    private static double Milliseconds(List<(double Milliseconds, double Kilobytes)> laps) => laps.Select(lap => lap.Milliseconds).Median();

    private T Of<T>()
        where T : notnull => _services.GetRequiredService<T>();
}
