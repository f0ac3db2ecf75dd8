using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Dialogs;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.Office;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>
/// One whole campaign in which every button is, before it is pressed for good, pressed wrongly in every way: with bad input, with the id of
/// another collaboration, and by strangers; and after it, twice; and all of them once more when everything is over. Played once for the
/// tests that read what came of it: none of these presses may change anything, so they do not disturb each other.
/// </summary>
public sealed class EveryButton : IAsyncLifetime
{
    /// <summary>Verbs that change no collaboration: they open a card, or keep a person's own draft or substitute, of which tests of their own tell.</summary>
    internal static readonly string[] OnlyShow =
        ["request.open", "overview.open", "card.open", "work.open", "work.agree", "work.show", "search", "substitute.open", "substitute.name", "substitute.takeBack", "help", "documents.export", "memorandum.open", "procedure.open", "meeting.openRow", "meeting.show", .. DialogActions.All.Select(verb => verb.Name)];

    private static readonly string?[] ForeignIds =
        [null, "\"\"", "\"AAAAAAAAAAAAAAAAAAAAAA\"", "\"other-tenant/collaboration/1\"", "\"' OR 1=1 --\"", "7", "[]", "{}", $"\"{Fields.TenThousand}\""];

    private readonly List<JsonObject> _old = [];
    private readonly HashSet<(string Verb, string? Says)> _answers = [];
    private RunningOffice _office = null!;

    internal Findings BadInput { get; } = new();

    internal Findings Foreign { get; } = new();

    internal Findings Strangers { get; } = new();

    internal Findings Twice { get; } = new();

    internal Findings Old { get; } = new();

    /// <summary>Verbs that change something, each of which must have been tried.</summary>
    internal static IEnumerable<string> Verbs => BotHost.Verbs.Select(verb => verb.Name).Except(OnlyShow);

    public async ValueTask InitializeAsync()
    {
        _office = await RunningOffice.StartAsync();
        var before = 0;
        _office.Wire.Before = async activity =>
        {
            before = await _office.CountEventsAsync();
            if (Press.VerbOf(activity) is { } verb && Fields.Of.ContainsKey(verb))
            {
                await UnchangedAsync(BadInput, verb, before, () => TryBadInputAsync(verb, activity));
                await UnchangedAsync(Foreign, verb, before, () => TryForeignAsync(verb, activity));
                await UnchangedAsync(Strangers, verb, before, () => TryStrangersAsync(verb, activity));
            }
        };
        _office.Wire.After = async (activity, first) =>
        {
            if (Press.VerbOf(activity) is { } verb && !OnlyShow.Contains(verb))
            {
                await TryTwiceAsync(verb, activity, first, before);
                _old.Add(activity);
            }
        };
        await new Campaign(_office).PlayAsync();
        (_office.Wire.Before, _office.Wire.After) = (null, null);
        before = await _office.CountEventsAsync();
        foreach (var activity in _old.Where(each => Press.VerbOf(each) is not "request.submit"))
        {
            await UnchangedAsync(Old, Press.VerbOf(activity)!, before, () => TryOldAsync(activity), always: true);
        }
    }

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    private async Task UnchangedAsync(Findings findings, string verb, int before, Func<Task> tries, bool always = false)
    {
        if (!findings.Tried.Add(verb) && !always)
        {
            return;
        }

        await tries();
        if (await _office.CountEventsAsync() != before)
        {
            findings.Faults.Add($"{verb}: something was stored");
        }
    }

    private async Task TryBadInputAsync(string verb, JsonObject activity)
    {
        foreach (var field in Fields.Of[verb])
        {
            foreach (var value in Fields.Bad(field.Kind))
            {
                var chinese = await Press.WithAsync(_office, activity, field, value);
                BadInput.Answers++;
                BadInput.Faults.AddRange(Press.Faults(chinese, Language.Chinese, activity, field, value));
                if (_answers.Add((verb, chinese.Says)))
                {
                    // Each different answer once more, for somebody whose client is English.
                    var english = await Press.WithAsync(_office, activity, field, value, "en-US");
                    BadInput.Faults.AddRange(Press.Faults(english, Language.English, activity, field, value));
                }
            }
        }
    }

    private async Task TryForeignAsync(string verb, JsonObject activity)
    {
        if (verb is "request.submit")
        {
            return;
        }

        foreach (var id in ForeignIds)
        {
            var answer = await _office.Wire.SendAsync(_office.Wire.Again(activity, copy => Press.Put(copy, "collaboration", id)));
            if (answer.Status != 200 || answer.Style != "attention" || !answer.Says!.Contains("没有找到", StringComparison.Ordinal))
            {
                Foreign.Faults.Add($"{verb} {id}: {answer.Status} {answer.Says}");
            }
        }
    }

    private async Task TryStrangersAsync(string verb, JsonObject activity)
    {
        if (verb is "request.submit" || OnlyShow.Contains(verb))
        {
            return;
        }

        foreach (var stranger in new[] { "黄凯", "郭峰", "Peter Wong" })
        {
            var data = activity["value"]!["action"]!["data"]!.DeepClone().AsObject();
            foreach (var name in new[] { "presser", "by", "from", "person", "aadObjectId", "asker", "userId" })
            {
                data[name] = activity["from"]!["aadObjectId"]!.GetValue<string>();
            }

            var answer = await _office.Wire.SendAsync(await _office.InvokeAsync(stranger, verb, data));
            if (answer.Status != 200 || answer.Style != "attention" || answer.Body.Contains("Q3", StringComparison.Ordinal) || answer.Body.Contains("-2024-", StringComparison.Ordinal))
            {
                Strangers.Faults.Add($"{verb} by {stranger}: {answer.Status} {answer.Says}");
            }
        }
    }

    private async Task TryTwiceAsync(string verb, JsonObject activity, Answered first, int before)
    {
        var once = await _office.CountEventsAsync();
        var redelivered = await _office.Wire.SendAsync(activity);
        var pressedAgain = await _office.Wire.SendAsync(_office.Wire.Again(activity));
        var after = await _office.CountEventsAsync();
        if (once <= before || after != once || (first.Style, redelivered.Style, pressedAgain.Style) is not ("good", "good", "good"))
        {
            Twice.Faults.Add($"{verb}: events {before} → {once} → {after}; {first.Says} / {redelivered.Says} / {pressedAgain.Says}");
        }

        Twice.Tried.Add(verb);
    }

    /// <summary>From another rendering of the same old card: done already, or refused in words.</summary>
    private async Task TryOldAsync(JsonObject activity)
    {
        var answer = await _office.Wire.SendAsync(_office.Wire.Again(activity, copy => Press.Put(copy, "once", "\"old\"")));
        if (answer.Status != 200 || answer.Style is not ("good" or "attention") || (answer.Style == "attention" && !Sentences.Refuses(Language.Chinese, answer.Says!)))
        {
            Old.Faults.Add($"{Press.VerbOf(activity)}: {answer.Status} {answer.Style} {answer.Says}");
        }
    }
}

/// <summary>What came of one way of pressing.</summary>
internal sealed class Findings
{
    public List<string> Faults { get; } = [];

    public HashSet<string> Tried { get; } = [];

    public int Answers { get; set; }
}
