using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TeamsCollab.EndToEnd.Tests.Faults;

/// <summary>
/// Looks at what is stored and at what people received, and says what does not agree. Shares no code with the bot: tags and hashes are spelled out here, so
/// that a fault there cannot hide itself.
/// </summary>
/// <param name="until">The business time up to which the clock was carried.</param>
internal sealed class CampaignAuditor(StoredCampaign stored, CampaignJournal journal, Func<string, IReadOnlyList<string>> chatOf, DateTimeOffset until)
{
    /// <summary>At once in one process; each of these may have been under way when it was killed.</summary>
    private const int InFlight = 16;

    /// <summary>Whose press also stores another person's event: who offers terms accepts them in advance.</summary>
    private static readonly Dictionary<string, string[]> AlsoCausedBy = new(StringComparer.Ordinal)
    {
        ["request.accepted.v1"] = ["request.counterOffered.v1"],
        ["execution.waiverAgreed.v1"] = ["execution.waiverProposed.v1"],
    };

    /// <summary>What one press stores along with another event, at the same moment: who sends round tasks of their own has taken them on.</summary>
    private static readonly Dictionary<string, string> AlongWith = new(StringComparer.Ordinal) { ["minutes.tookOn.v1"] = "minutes.circulated.v1" };

    private static readonly string[] Signatures = ["minutes.signedOff.v1", "memorandum.signedOff.v1"];

    private readonly List<string> _findings = [];

    public int Events { get; private set; }

    public int Notices { get; private set; }

    public int SecondCopies { get; private set; }

    public int Promised { get; private set; }

    public int Missed { get; private set; }

    public SortedDictionary<string, int> Stages { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Findings => _findings;

    public void Audit()
    {
        var events = stored.Streams.SelectMany(Chain).ToArray();
        Events = events.Length;
        Commands(events);
        Automatic(events);
        foreach (var effect in stored.Effects.Where(effect => effect.State != "waiting"))
        {
            Expect(false, $"effect {effect.Id} ended as {effect.State} {effect.Reason}");
        }

        Deliveries(events);
        foreach (var collaboration in events.GroupBy(each => each.Collaboration))
        {
            var told = collaboration.ToArray();
            var (promised, missed, findings) = PromiseAudit.Audit(collaboration.Key, told, until);
            (Promised, Missed) = (Promised + promised, Missed + missed);
            _findings.AddRange(findings);
            var stage = told[^1].Tag.Split('.')[0];
            Stages[stage] = Stages.GetValueOrDefault(stage) + 1;
        }
    }

    /// <summary>The chain from its start, and every event in its place.</summary>
    private List<StoredHappening> Chain(StoredStream stream)
    {
        var found = new List<StoredHappening>();
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"TeamsCollab chain v1\n{stream.Tenant}\n{stream.Kind}\n{stream.Key}\n"));
        var version = 0L;
        foreach (var row in stream.Events)
        {
            hash = SHA256.HashData([.. hash, .. row.Body]);
            Expect(row.Number == ++version, $"{stream.Key}: event {row.Number} stands in the place of {version}");
            Expect(Text(hash) == row.Hash, $"{stream.Key}: the hash of event {row.Number} does not follow");
            if (stream.Kind == "collaboration")
            {
                using var read = JsonDocument.Parse(row.Body);
                found.Add(new StoredHappening(stream.Key, read.RootElement.GetProperty("type").GetString()!, read.RootElement.Clone()));
            }
        }

        Expect(version == stream.Version && (version == 0 || Text(hash) == stream.Head), $"{stream.Key}: the tip does not stand at the last event");
        return found;
    }

    /// <summary>Every accepted command stored once, none for a refused one, and nothing in anybody's name that they did not press.</summary>
    private void Commands(StoredHappening[] events)
    {
        var pressed = events.Where(each => each.By is not null).Select(each => (each.Collaboration, each.By, each.Tag, each.At)).ToHashSet();
        var kept = events.Where(each => each.By is not null && !IsAutomatic(each) && !(AlongWith.TryGetValue(each.Tag, out var other) && pressed.Contains((each.Collaboration, each.By, other, each.At)))).ToLookup(each => (each.Collaboration, each.By!, each.Tag));
        // Who asks for what somebody else of their side has done is told that it is done; a signature is only one's own.
        var happened = events.Select(each => (each.Collaboration, each.Tag)).ToHashSet();
        var others = journal.Commands.Where(command => command.Event is Asked.Any).ToLookup(command => (command.Collaboration, command.Person));
        var asked = journal.Commands.Where(command => command.Event is not (null or Asked.Any)).GroupBy(command => (command.Collaboration, command.Person, Tag: command.Event!)).ToDictionary(each => each.Key, each => each.ToArray());
        foreach (var (key, commands) in asked)
        {
            var most = Intents(commands) + AlsoCausedBy.GetValueOrDefault(key.Tag, []).Sum(tag => Intents(asked.GetValueOrDefault((key.Collaboration, key.Person, tag), [])))
                + Intents([.. others[(key.Collaboration, key.Person)]]);
            var found = kept[key].Count();
            Expect(
                found > 0 || commands.All(command => command.Accepted is not true) || (!Signatures.Contains(key.Tag) && happened.Contains((key.Collaboration, key.Tag))),
                $"{key}: accepted and not stored");
            Expect(found <= most, $"{key}: {found} stored for {most} accepted");
        }

        var ours = asked.Keys.Select(key => key.Tag).ToHashSet();
        foreach (var signed in kept.Where(each => ours.Contains(each.Key.Tag)))
        {
            Expect(
                others.Contains((signed.Key.Collaboration, signed.Key.Item2))
                    || AlsoCausedBy.GetValueOrDefault(signed.Key.Tag, []).Append(signed.Key.Tag).Any(tag => asked.ContainsKey((signed.Key.Collaboration, signed.Key.Item2, tag))),
                $"{signed.Key} without their press");
        }
    }

    /// <summary>What the bot does in the initiator's name: never unless somebody had switched it on, and it was not switched off since.</summary>
    private void Automatic(StoredHappening[] events)
    {
        foreach (var collaboration in events.GroupBy(each => each.Collaboration))
        {
            var isOn = false;
            foreach (var each in collaboration)
            {
                Expect(isOn || !IsAutomatic(each), $"{collaboration.Key}: {each.Tag} by itself, and nobody had asked for it");
                isOn = each.Tag switch
                {
                    "meeting.autoBookingSet.v1" => each.Body.GetProperty("on").GetBoolean(),
                    "meeting.cancelled.v1" => false,
                    _ => isOn,
                };
            }
        }
    }

    private static bool IsAutomatic(StoredHappening happened) => happened.Body.TryGetProperty("isAutomatic", out var automatic) && automatic.GetBoolean();

    /// <summary>However often the same was pressed, it is one.</summary>
    private static int Intents(Asked[] commands) => commands.Where(command => command.Accepted is not false).Select(command => command.Intent).Distinct().Count();

    /// <summary>Whoever was to be told was told; more messages than notices only where an answer was lost or the process died between sending and writing down.</summary>
    private void Deliveries(StoredHappening[] events)
    {
        Notices = stored.Notices.Count;
        var submitted = events.Where(each => each.Tag == "request.submitted.v1").ToDictionary(each => each.Collaboration);
        foreach (var told in stored.Notices.Where(notice => notice.IsDelivered).GroupBy(notice => (notice.Collaboration, notice.Reader)))
        {
            var number = submitted[told.Key.Collaboration].Text("number")!;
            var received = chatOf(told.Key.Reader).Count(card => card.Contains(number, StringComparison.Ordinal));
            Expect(received >= told.Count(), $"{told.Key.Collaboration}: {told.Key.Reader} received {received} of {told.Count()} notices: {string.Join(' ', told.Select(notice => notice.Card))}");
            SecondCopies += Math.Max(0, received - told.Count());
        }

        Expect(SecondCopies <= journal.AnswersLost + (InFlight * journal.Kills), $"{SecondCopies} second copies for {journal.AnswersLost} lost answers and {journal.Kills} kills");
        var reached = stored.Notices.Select(notice => (notice.Collaboration, notice.Reader)).ToHashSet();
        foreach (var (happened, person) in events.SelectMany(each => ToBeTold(each).Select(person => (each, person))))
        {
            Expect(reached.Contains((happened.Collaboration, person)), $"{happened.Collaboration}: {happened.Tag}, and {person} was never told");
        }
    }

    /// <summary>Whom each event obliges the bot to tell.</summary>
    private static IEnumerable<string> ToBeTold(StoredHappening happened) => happened.Tag switch
    {
        "request.submitted.v1" => happened.Body.GetProperty("sides").EnumerateArray().Where(side => side.GetProperty("role").GetString() == "receiver").Select(side => side.GetProperty("contact").GetString()!),
        "minutes.circulated.v1" => happened.Body.GetProperty("participants").EnumerateArray().Select(person => person.GetString()!).Concat(happened.Body.GetProperty("signatories").EnumerateArray().Select(head => head.GetProperty("person").GetString()!)),
        "execution.started.v1" => happened.Body.GetProperty("tasks").EnumerateArray().Select(task => task.GetProperty("owner").GetString()!),
        "retrospective.awaited.v1" => happened.Body.GetProperty("sides").EnumerateArray().Select(side => side.GetProperty("contact").GetString()!),
        _ => [],
    };

    private void Expect(bool isKept, string finding)
    {
        if (!isKept)
        {
            _findings.Add(finding);
        }
    }

    private static string Text(byte[] hash) => System.Buffers.Text.Base64Url.EncodeToString(hash);
}
