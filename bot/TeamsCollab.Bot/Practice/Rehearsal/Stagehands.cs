using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Effects;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.Office;
using TeamsCollab.Office.People;
using TeamsCollab.Office.Teams;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Practice.Rehearsal;

/// <summary>Acts as people through the front door: writes, presses what their cards offer, and lets time pass. After each step everything owed to others is sent.</summary>
internal sealed partial class Stagehands(PracticeMode practice, TextWriter output, RehearsalDays days)
{
    private const int MostPresses = 5;
    private const int MostLooks = 400;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(25);

    private readonly ICollaborationStore _store = practice.App.Services.GetRequiredService<ICollaborationStore>();
    private readonly EffectPump _pump = practice.App.Services.GetRequiredService<EffectPump>();

    /// <summary>Known as soon as the request has been sent.</summary>
    private string? _collaboration;

    public PracticeMode Practice => practice;

    public OfficePerson Person(string name) => practice.Office.Person(name);

    /// <summary>The Entra id, as people pickers give it.</summary>
    public string Id(string name) => Person(name).Id;

    public async Task SayAsync(string person, string text)
    {
        var said = days.In(text);
        await TellAsync(person, $"输入「{said}」");
        Check(person, said, await AgainAsync(() => practice.Office.SayAsync(person, said)));
        await SettleAsync();
    }

    /// <summary>Sends a file in the person's chat with the bot.</summary>
    public async Task SendFileAsync(string person, string name, string content)
    {
        await TellAsync(person, $"发送文件「{name}」");
        Check(person, name, await AgainAsync(() => practice.Office.SendFileAsync(person, name, Encoding.UTF8.GetBytes(content))));
        await _pump.DrainAsync(CancellationToken.None);
    }

    /// <summary>Presses the newest button with this verb that the person can see.</summary>
    /// <exception cref="RehearsalFailedException">Nobody offered it, or the bot refused.</exception>
    public async Task PressAsync(string person, string verb, string what, params (string Input, string Value)[] inputs)
    {
        await TellAsync(person, days.In(what));
        Check(person, verb, await AgainAsync(() => practice.Office.PressAsync(person, verb, IsOwn, inputs.ToDictionary(input => input.Input, input => days.In(input.Value)))));
        await SettleAsync();
    }

    /// <summary>Opens another card of the collaboration by the newest button for it.</summary>
    /// <exception cref="RehearsalFailedException">No card of this person offers it.</exception>
    public async Task OpenAsync(string person, string card)
    {
        var (message, button) = practice.Office.MessagesOf(person).Reverse()
            .SelectMany(message => message.CardsFor(Id(person)).SelectMany(shown => Opening(shown, card).Where(IsOfThis)).Select(data => (message.Id, data)))
            .FirstOrDefault();
        if (message is null)
        {
            throw new RehearsalFailedException($"{person}: {card}?");
        }

        Check(person, card, await AgainAsync(() => practice.Office.PressAsync(person, message, new OfficeAction("Action.Execute", null, "card.open", button))));
        await SettleAsync();
    }

    /// <summary>Tries what must not succeed.</summary>
    /// <param name="why">Part of the reason that the bot must give.</param>
    /// <exception cref="RehearsalFailedException">It was carried out, or refused for another reason.</exception>
    public async Task RefusedAsync(string person, string text, string why)
    {
        await TellAsync(person, $"输入「{text}」，被拒绝：{why}");
        var answer = await AgainAsync(() => practice.Office.SayAsync(person, text));
        if (!practice.Office.MessagesOf(person)[^1].CardsFor(Id(person)).Any(card => Refusal(card)?.Contains(why, StringComparison.Ordinal) ?? false))
        {
            throw new RehearsalFailedException($"{person} {text}: HTTP {answer.Status} {answer.Toast}, {why}?");
        }
    }

    /// <summary>What the scenario is played for must have come about.</summary>
    /// <exception cref="RehearsalFailedException">It has not.</exception>
    public static void Demand(bool holds, string what)
    {
        if (!holds)
        {
            throw new RehearsalFailedException($"没有做到 / did not come about: {what}");
        }
    }

    /// <summary>The collaboration's number, as a card of it names it.</summary>
    public string NumberFor(string person) => practice.Office.MessagesOf(person).Reverse()
        .SelectMany(message => message.CardsFor(Id(person)))
        .Select(card => card.GetRawText())
        .Where(card => Collaborations().Matches(card) is { Count: > 0 } named && named.All(each => each.Groups["id"].Value == _collaboration))
        .Select(card => Number().Match(card))
        .First(found => found.Success).Value;

    /// <summary>What has happened in the collaboration so far; nothing before its request has been sent.</summary>
    public async Task<ImmutableArray<CollaborationEvent>> EventsAsync() => _collaboration is null
        ? []
        : [.. (await _store.ReadEventsAsync(StreamKey.Collaboration(PracticeTenant.Id, _collaboration), CancellationToken.None)).Select(stored => StoredEvents.Read(stored.Body.Span))];

    /// <summary>An absence that the person's own mailbox announces.</summary>
    public void Announce(string person, (int Month, int Day) from, (int Month, int Day) to) =>
        practice.Office.Announce(person, days.At(from.Month, from.Day, 0, 0), days.At(to.Month, to.Day, 0, 0), "休假");

    /// <summary>Lets business time pass; whatever falls due on the way happens.</summary>
    public async Task UntilAsync(int month, int day, int hour, int minute = 0)
    {
        await practice.Clock.MoveToAsync(days.At(month, day, hour, minute), CancellationToken.None);
        await SettleAsync();
    }

    public async Task TellAsync(string who, string what) =>
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {practice.Clock.Now:MM-dd HH:mm}  {who,-4} {what}"));

    public async Task StageAsync(string name) => await output.WriteLineAsync($"{Environment.NewLine}{name}");

    /// <summary>A machine with much else to do may be too slow for a turn; it says so, and people press again. Once is stored, however often it is pressed.</summary>
    private static async Task<PressResult> AgainAsync(Func<Task<PressResult>> press)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await press() is var result && (result.Status is not StatusCodes.Status503ServiceUnavailable || attempt == MostPresses))
            {
                return result;
            }
        }
    }

    /// <summary>Sends what is owed, and waits for what the bot is sending in the background: whoever acts next acts on the newest cards.</summary>
    private async Task SettleAsync()
    {
        await _pump.DrainAsync(CancellationToken.None);
        for (var look = 0; look < MostLooks && (await _store.SummariseEffectsAsync(CancellationToken.None)).Claimed > 0; look++)
        {
            await Task.Delay(Look, MachineTime.Real);
            await _pump.DrainAsync(CancellationToken.None);
        }
    }

    /// <summary>Practice may hold other collaborations, whose cards offer the same.</summary>
    private bool IsOwn(JsonElement button) => !button.TryGetProperty("data", out var data) || IsOfThis(data);

    private bool IsOfThis(JsonElement data) =>
        _collaboration is null || !data.TryGetProperty("collaboration", out var id) || id.ValueKind is not JsonValueKind.String || id.GetString() is "" || id.ValueEquals(_collaboration);

    private void Check(string person, string step, PressResult result)
    {
        if (!result.Accepted)
        {
            throw new RehearsalFailedException($"{person} {step}: HTTP {result.Status} {result.Toast}");
        }

        if (result.Invoke is not { } invoke || !invoke.TryGetProperty("value", out var card))
        {
            return;
        }

        // A refusal is a card whose first line says why.
        if (Refusal(card) is { } reason)
        {
            throw new RehearsalFailedException($"{person} {step}: {reason}");
        }

        _collaboration ??= Collaborations().Match(card.GetRawText()) is { Success: true } found ? found.Groups["id"].Value : null;
    }

    private static string? Refusal(JsonElement card) =>
        card.ValueKind is JsonValueKind.Object && card.TryGetProperty("body", out var body) && body.GetArrayLength() > 0
        && body[0].TryGetProperty("style", out var style) && style.ValueEquals("attention")
            ? body[0].GetProperty("items")[0].GetProperty("text").GetString()
            : null;

    /// <summary>What the buttons that open this card send.</summary>
    private static IEnumerable<JsonElement> Opening(JsonElement element, string card) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(each => Opening(each, card)),
        JsonValueKind.Object when element.TryGetProperty("verb", out var verb) && verb.ValueEquals("card.open") && element.TryGetProperty("card", out var opened) && opened.ValueEquals(card) => [element],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Opening(property.Value, card)),
        _ => [],
    };

    [GeneratedRegex("\"collaboration\":\\s*\"(?<id>[^\"]+)\"")]
    private static partial Regex Collaborations();

    [GeneratedRegex("[A-Z]{2,6}-[0-9]{4}-[0-9]{3}")]
    private static partial Regex Number();
}
