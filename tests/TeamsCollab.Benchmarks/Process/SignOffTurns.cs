using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Practice;
using TeamsCollab.Office.Teams;
using TeamsCollab.Process;
using static TeamsCollab.Benchmarks.Process.Figures;

namespace TeamsCollab.Benchmarks.Process;

/// <summary>
/// Accepted sign-offs through the front door, each on another collaboration, turn about with a text that stores nothing. The pump rests:
/// what a turn owes others is sent after its answer.
/// </summary>
internal sealed class SignOffTurns(PracticeMode practice, FrontDoorWatch door)
{
    private const int WarmUp = 40, Measured = 200;
    private const string Signatory = "陈思远";

    private readonly ConfirmedMinutes _minutes = new(practice);
    private readonly ICollaborationStore _store = practice.App.Services.GetRequiredService<ICollaborationStore>();
    private readonly CollaborationRunner _runner = practice.App.Services.GetRequiredService<CollaborationRunner>();

    public async Task RunAsync()
    {
        await _minutes.WriteAsync(0, WarmUp + Measured);
        await practice.Office.SayAsync(Signatory, "帮助");
        var message = practice.Office.MessagesOf(Signatory)[^1];
        var stages = new SignOffStages(practice);
        var (signOffs, texts) = (new List<double>(), new List<double>());
        for (var number = 0; number < WarmUp + Measured; number++)
        {
            var key = _minutes.Key(number);
            // As if the pump had sent the card: the message is a known copy of it.
            await _store.RecordCopyAsync(key, new CardCopy(ConfirmedMinutes.Named(practice, Signatory), CardName.MinutesSignOff, null, message.ChatId, message.Id), CancellationToken.None);
            // Whoever signs first finds the collaboration's pages cold: the two take turns.
            var partsFirst = number % 2 == 0;
            if (partsFirst)
            {
                await stages.RunAsync(key, isWarm: number >= WarmUp);
            }

            var text = await door.TimeAsync(() => practice.Office.SayAsync(Signatory, "帮助"));
            var signOff = await door.TimeAsync(() => SignAsync(key, message.Id));
            if (!partsFirst)
            {
                await stages.RunAsync(key, isWarm: number >= WarmUp);
            }

            if (number >= WarmUp)
            {
                signOffs.Add(signOff);
                texts.Add(text);
            }
        }

        Print($"turn through the front door ({Measured} of each, turn about)         | median ms |  p95 ms");
        Line("sign-off with its durable write", signOffs);
        Line("text 帮助, answered by a message, nothing stored", texts);
        Console.WriteLine();
        stages.Report(signOffs.Median());
    }

    private static void Line(string turn, List<double> times) => Print($"{turn,-58} | {times.Median(),9:F2} | {times.At(95),7:F2}");

    private async Task SignAsync(StreamKey key, string message)
    {
        var data = JsonSerializer.SerializeToElement(new { verb = "minutes.signOff", collaboration = key.Id, draft = "1", once = $"once-{key.Id}" });
        var pressed = await practice.Office.PressAsync(Signatory, message, new OfficeAction("Action.Execute", null, "minutes.signOff", data));
        if (!pressed.Accepted || !(await _runner.ReadAsync(key, CancellationToken.None)).State.Minutes.Signatures.HasAgreed(ConfirmedMinutes.Named(practice, Signatory)))
        {
            throw new InvalidOperationException($"Not signed: HTTP {pressed.Status} {pressed.Invoke}");
        }
    }
}
