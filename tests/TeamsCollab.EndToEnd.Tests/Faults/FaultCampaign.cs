using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.Office;
using TeamsCollab.Office.Record;
using TeamsCollab.Office.Teams;

namespace TeamsCollab.EndToEnd.Tests.Faults;

/// <summary>
/// Random people, several at once, take collaborations through the stages by whatever buttons their cards show, while Teams and Graph fail one time in five,
/// answers are lost and the bot's process is killed. The seed decides who does what and what goes wrong; the machine decides how far the bot was then.
/// </summary>
/// <param name="owed">The collaborations for which something is still to be sent.</param>
/// <param name="patience">A collaboration for which something is owed and nothing came for so long is left as it stands: a failed send is put off for longer each time.</param>
internal sealed partial class FaultCampaign(Stage stage, CampaignJournal journal, int seed, bool misuses, TimeSpan patience, Func<IReadOnlySet<string>> owed)
{
    /// <summary>People who press at the same time.</summary>
    private const int Hands = 6;

    private const int MostTries = 12;
    private const int MostPressesEach = 90;

    /// <summary>Of these so many for those who come back two weeks later.</summary>
    private const int MostPressesLater = 40;

    /// <summary>After so many refusals in one collaboration nobody there tries a button again that was refused.</summary>
    private const int MostRefused = 12;

    private static readonly TimeSpan LooksEvery = TimeSpan.FromMilliseconds(200);

    public static readonly (string Department, string Head, string Contact)[] Sides =
        [("市场部", "陈思远", "刘雅婷"), ("销售部", "王建国", "赵敏"), ("产品部", "周晓峰", "孙雨桐"), ("客服部", "马海燕", "朱洁")];

    public static readonly string[] Everybody = [.. Sides.SelectMany(side => new[] { side.Head, side.Contact })];

    private readonly Lock _lock = new();
    private readonly SortedSet<int> _killAt = [];
    private readonly List<Underway> _all = [];
    private readonly List<Underway> _underway = [];
    private readonly OfferedButtons _offered = new(stage.Office);
    private readonly Stopwatch _looked = Stopwatch.StartNew();
    private TypedFields _typed = new(stage.Office, MachineTime.Real.GetUtcNow);
    private TaskCompletionSource?[] _down = [];
    private int _begun;
    private int _beginning;
    private int _atOnce;
    private bool _isLater;
    private bool _isKilling;

#pragma warning disable CA5394 // The seed must give the same campaign again; nothing here is a secret.
    /// <param name="most">After so many presses everybody stops where they are.</param>
    public async Task RunAsync(int collaborations, int kills, int most)
    {
        var random = new Random(seed);
        while (_killAt.Count < kills)
        {
            _killAt.Add(random.Next(4, (collaborations * 10) + kills));
        }

        (_down, _atOnce) = (new TaskCompletionSource?[stage.Instances], Math.Clamp(collaborations / 2, 3, 24));
        stage.Office.Faults.Each = new OfficeMishaps(journal, seed).Next;
        await PressAllAsync(collaborations, most);
    }

    /// <summary>Two weeks later, with a bot that listens here: what had to wait for its day, such as the retrospective, is pressed too.</summary>
    /// <param name="most">After so many presses more everybody stops where they are.</param>
    public async Task ComeBackAsync(Uri bot, Func<DateTimeOffset> now, int most)
    {
        (_isLater, _down, _typed) = (true, [], new TypedFields(stage.Office, now));
        stage.Office.ConnectBot(bot);
        stage.Office.Faults.Each = new OfficeMishaps(journal, seed + 1).Next;
        _underway.AddRange(_all);
        foreach (var each in _all)
        {
            each.Refused = 0;
            each.Presses = Math.Min(each.Presses, MostPressesEach - MostPressesLater);
            each.Idle.Restart();
        }

        await PressAllAsync(_all.Count, journal.Presses + most);
    }

    private async Task PressAllAsync(int collaborations, int most)
    {
        await Task.WhenAll(Enumerable.Range(0, Hands).Select(hand => PressOnAsync(collaborations, most, new Random((seed * Hands) + hand))));
        stage.Office.Faults.Clear();
        _underway.Clear();
    }

    private async Task PressOnAsync(int collaborations, int most, Random random)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (journal.Presses < most)
        {
            var (isNew, chosen) = (0, (Underway?)null);
            lock (_lock)
            {
                if (_begun < collaborations && _underway.Count + _beginning < _atOnce)
                {
                    _beginning++;
                    isNew = ++_begun;
                }
                else if (_underway.Count > 0)
                {
                    chosen = _underway[random.Next(_underway.Count)];
                }
                else if (_beginning == 0)
                {
                    return;
                }
            }

            if (isNew > 0)
            {
                chosen = await BeginAsync(isNew, random);
                lock (_lock)
                {
                    _beginning--;
                    _all.Add(chosen);
                    _underway.Add(chosen);
                }
            }

            if (chosen is null || !await PressOneAsync(chosen, random))
            {
                LeaveWhatIsOver();
                await pause.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            }
        }
    }

    /// <returns>False where nothing could be pressed.</returns>
    private async Task<bool> PressOneAsync(Underway collaboration, Random random)
    {
        Choice? choice;
        lock (collaboration.Lock)
        {
            choice = collaboration.Presses < MostPressesEach ? Choose(collaboration, random) : null;
            if (choice is null)
            {
                return false;
            }

            collaboration.Idle.Restart();
            collaboration.InHands++;
            collaboration.Presses++;
            collaboration.Pressed[choice.Verb] = collaboration.Pressed.GetValueOrDefault(choice.Verb) + 1;
            collaboration.Kept.Add(choice);
        }

        bool? accepted = null;
        try
        {
            accepted = await PressAsync(collaboration, choice, random, kill: IsKillDue());
            if (misuses && random.Next(12) == 0)
            {
                await MisuseAsync(collaboration, choice, random);
            }
        }
        finally
        {
            _offered.LookAgain();
            lock (collaboration.Lock)
            {
                collaboration.InHands--;
                if (choice.Verb == "meeting.sendAgenda" && accepted is true)
                {
                    collaboration.Agenda = choice.Message.Id;
                }

                if (accepted is false)
                {
                    // Refused for now, such as a retrospective that cannot have ended yet.
                    collaboration.Pressed[choice.Verb] -= ++collaboration.Refused <= MostRefused ? 1 : 0;
                }
            }
        }

        return true;
    }

    /// <summary>Where nobody can press, nobody is pressing and nothing is owed, nothing will come.</summary>
    private void LeaveWhatIsOver()
    {
        (Underway Collaboration, int Presses)[] quiet;
        lock (_lock)
        {
            if (_looked.Elapsed < LooksEvery)
            {
                return;
            }

            _looked.Restart();
            quiet = [.. _underway.Where(each => each.InHands == 0).Select(each => (each, each.Presses))];
        }

        var left = owed();
        foreach (var (collaboration, presses) in quiet)
        {
            lock (collaboration.Lock)
            {
                var isAsItWas = collaboration.InHands == 0 && collaboration.Presses == presses;
                if (!isAsItWas || (presses < MostPressesEach && collaboration.Idle.Elapsed < patience && (left.Contains(collaboration.Id) || Offered(collaboration).Any())))
                {
                    continue;
                }
            }

            lock (_lock)
            {
                _underway.Remove(collaboration);
            }
        }
    }

    private bool IsKillDue()
    {
        lock (_lock)
        {
            return !_isKilling && _killAt.Count > 0 && _killAt.Min <= journal.Presses && (_isKilling = _killAt.Remove(_killAt.Min));
        }
    }

    /// <summary>What people do that they should not: presses again, presses an old card, or a colleague presses what was shown to somebody else.</summary>
    private async Task MisuseAsync(Underway collaboration, Choice choice, Random random)
    {
        switch (random.Next(3))
        {
            case 0:
                journal.Misuse("pressed twice at once");
                await Task.WhenAll(PressAsync(collaboration, choice, random), PressAsync(collaboration, choice, new Random(random.Next())));
                break;
            case 1:
                journal.Misuse("an old card pressed");
                Choice old;
                lock (collaboration.Lock)
                {
                    old = collaboration.Kept[random.Next(collaboration.Kept.Count)];
                }

                await PressAsync(collaboration, old, random);
                break;
            default:
                var others = Everybody.Where(other => other != choice.Person).ToArray();
                var other = others[random.Next(others.Length)];
                // On a message that is no notice, such as the greeting: whatever message is pressed is known from then on as a copy, and shows what was pressed.
                if (stage.Office.MessagesOf(other).FirstOrDefault(shown => shown.Kind == "chat" && shown.FromPersonId is null && shown.Cards.Count > 0
                    && (journal.IsOwn(shown.Id) || !Number().IsMatch(shown.Cards[0].GetRawText()))) is { } greeting)
                {
                    journal.Misuse("pressed by somebody else");
                    journal.Own(greeting.Id);
                    await PressAsync(collaboration, choice with { Person = other, Message = greeting }, random);
                }

                break;
        }
    }

    /// <summary>A request from one side to two or three others.</summary>
    private async Task<Underway> BeginAsync(int place, Random random)
    {
        var sides = Sides.OrderBy(_ => random.Next()).Take(random.Next(3, 5)).ToArray();
        var asker = sides[0].Contact;
        OfficeMessage? form = null;
        for (var attempt = 0; form is null; attempt++)
        {
            Assert.True(attempt < 5 * MostTries, "The request form never came.");
            await ReachAsync(random);
            await TriedAsync(() => stage.Office.SayAsync(asker, "发起"));
            form = stage.Showing(asker, "request.submit").LastOrDefault();
        }

        journal.Own(form.Id);
        (string, string)[] inputs =
        [
            ("kind", "projectDelivery"), ("milestones", $"{_typed.Day(60)} 交付"), ("title", $"第{place}项协作"), ("what", "请按计划交付"), ("why", "保障上市"),
            ("wantedBy", _typed.Day(60)), ("standard", "按时完成"), ("urgency", random.Next(2) == 0 ? "urgent" : "normal"), ("importance", "important"),
            ("materials", "方案 https://intranet.example/plan.docx"),
            ("receivers", string.Join(',', sides[1..].Select(side => side.Department))),
            ("contacts", string.Join(',', sides[1..].Select(side => $"{side.Department}|{stage.Office.Person(side.Contact).Id}"))),
        ];
        var empty = form.CardsFor(stage.Office.Person(asker).Id)[0];
        PressResult? answer = null;
        for (var attempt = 0; !Stage.IsCard(answer) || Returning().IsMatch(answer!.Invoke!.Value.GetRawText()); attempt++)
        {
            Assert.True(attempt < 5 * MostTries, $"The request was never taken: {answer?.Status} {answer?.Toast}");
            await ReachAsync(random);
            var button = PressedButton.Of(empty, "request.submit", Stage.IsCard(answer) ? [.. inputs, .. Improvements(answer!, random)] : inputs);
            answer = await TriedAsync(() => stage.Office.PressAsync(asker, form.Id, button, TestContext.Current.CancellationToken));
        }

        var id = Collaboration().Match(answer!.Invoke!.Value.GetRawText()) is { Success: true } found ? found.Groups["id"].Value : throw new InvalidOperationException(answer.Invoke.ToString());
        journal.Add(new Asked(id, stage.Office.Person(asker).Id, "request.submit", "request.submitted.v1", id, true));
        return new Underway(id, asker, (seed * 1000) + place, string.Join(',', sides.SelectMany(side => new[] { side.Head, side.Contact }).Select(person => stage.Office.Person(person).Id)));
    }

    /// <summary>What the form asks of improvements that came back (B23), answered somehow.</summary>
    private static (string, string)[] Improvements(PressResult form, Random random) =>
        [.. Returning().Matches(form.Invoke!.Value.GetRawText()).Select(choice => choice.Groups["value"].Value).Distinct().Chunk(3).Index().SelectMany(asked => new[]
        {
            ($"improvement{asked.Index + 1}", asked.Item[random.Next(3)]),
            ($"improvementReason{asked.Index + 1}", "流程已调整"),
        })];

    /// <summary>One of the buttons that anybody's newest cards of this collaboration show.</summary>
    private Choice? Choose(Underway collaboration, Random random)
    {
        if (collaboration is { Agenda: { } agenda } && May(collaboration, "meeting.end") && stage.Office.MessagesOf(collaboration.Asker).LastOrDefault(message => message.Id == agenda) is { } held)
        {
            // They met at once, without waiting for the time that was booked: the initiator says so by a button kept from elsewhere.
            var data = _typed.For("meeting.end", collaboration.Asker)!.Append(("verb", "meeting.end")).Append(("collaboration", collaboration.Id)).Append(("once", $"met-{collaboration.Id}")).Append(("present", collaboration.Present));
            return new Choice(collaboration.Asker, held, "meeting.end", new OfficeAction("Action.Execute", null, "meeting.end", JsonSerializer.SerializeToElement(data.ToDictionary(each => each.Item1, each => each.Item2))));
        }

        var offered = Offered(collaboration).ToArray();
        if (offered.Length == 0)
        {
            return null;
        }

        var (person, message, verb, card) = offered[random.Next(offered.Length)];
        return PressedButton.Find(card, verb) is null
            ? null
            : new Choice(person, message, verb, PressedButton.Of(card, verb, [.. TypedFields.Offered(card), .. _typed.For(verb, person) ?? _typed.Filled(card, person, random)]));
    }

    private IEnumerable<Offer> Offered(Underway collaboration) =>
        _offered.Of(collaboration.Id).Where(offer => May(collaboration, offer.Verb));

    private bool May(Underway collaboration, string verb) => collaboration.Pressed.GetValueOrDefault(verb) < KnownButtons.Of(verb).Most
        && collaboration.IsWished(verb)
        && (_isLater || verb is not "retrospective.hold")
        && (verb is not "minutes.circulate" || (collaboration.Pressed.ContainsKey("minutes.write") && collaboration.Pressed.ContainsKey("minutes.writeTask")));

    /// <summary>Presses until an answer comes: true where the bot carried it out, false where it refused, null where it never answered. Notes what came of it.</summary>
    private async Task<bool?> PressAsync(Underway collaboration, Choice choice, Random random, bool kill = false)
    {
        var accepted = await AnsweredAsync(choice, random, kill);
        journal.Add(new Asked(collaboration.Id, stage.Office.Person(choice.Person).Id, choice.Verb, KnownButtons.Of(choice.Verb).Event, choice.Button.Data!.ToString()!, accepted));
        return accepted;
    }

    private async Task<bool?> AnsweredAsync(Choice choice, Random random, bool kill)
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            journal.Press();
            if (kill && attempt == 0)
            {
                await KillAsync(choice, random);
                continue;
            }

            await ReachAsync(random);
            if (await PressedAsync(choice) is { Invoke: { } invoke } answer && Stage.IsCard(answer))
            {
                if (Refusal().Match(invoke.GetRawText()) is not { Success: true } refused)
                {
                    return true;
                }

                journal.Refuse($"{choice.Verb}: {refused.Groups["why"].Value}");
                return false;
            }
        }

        return null;
    }

    private Task<PressResult?> PressedAsync(Choice choice) => TriedAsync(() => stage.Office.PressAsync(choice.Person, choice.Message.Id, choice.Button, TestContext.Current.CancellationToken));

    /// <summary>Kills the instance that the press reaches, while it and others are under way, and starts it again.</summary>
    private async Task KillAsync(Choice choice, Random random)
    {
        var isUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            var instance = await ReachAsync(random);
            if (instance is not { } killed)
            {
                return;
            }

            journal.Fault("process killed");
            var pressing = PressedAsync(choice);
            using var moment = new PeriodicTimer(TimeSpan.FromMilliseconds(1 + random.Next(20)));
            await Task.WhenAny(pressing, moment.WaitForNextTickAsync(TestContext.Current.CancellationToken).AsTask());
            lock (_lock)
            {
                _down[killed] = isUp;
            }

            await stage.KillBotAsync(killed);
            await pressing;
            await stage.StartBotAsync(killed);
            lock (_lock)
            {
                (_down[killed], _isKilling) = (null, false);
            }
        }
        finally
        {
            isUp.SetResult();
        }
    }

    /// <summary>What Teams sends reaches one of the instances that are up; who finds none waits for the next. Null where no process is to be killed.</summary>
    private async Task<int?> ReachAsync(Random random)
    {
        while (true)
        {
            Task isUp;
            lock (_lock)
            {
                if (_down.Length == 0)
                {
                    return null;
                }

                int[] up = [.. Enumerable.Range(0, _down.Length).Where(instance => _down[instance] is null)];
                if (up.Length > 0)
                {
                    var instance = up[random.Next(up.Length)];
                    stage.ReachBot(instance);
                    return instance;
                }

                isUp = _down[0]!.Task;
            }

            await isUp;
        }
    }

    /// <summary>Null where the connection broke.</summary>
    private static async Task<PressResult?> TriedAsync(Func<Task<PressResult>> press)
    {
        try
        {
            return await press();
        }
        catch (Exception cut) when (cut is OfficeRefusalException or HttpRequestException)
        {
            return null;
        }
    }
#pragma warning restore CA5394

    [GeneratedRegex("\"value\":\\s*\"(?<value>[^\"]+/I[0-9]+/(Done|Carried|Dropped))\"")]
    private static partial Regex Returning();

    [GeneratedRegex("\"style\":\"attention\",\"bleed\":true,\"items\":\\[[^\\]]*?\"text\":\"(?<why>[^\"]*)\"")]
    private static partial Regex Refusal();

    [GeneratedRegex("[A-Z]{3}-[0-9]{4}-[0-9]{3}")]
    private static partial Regex Number();

    [GeneratedRegex("\"collaboration\":\"(?<id>[^\"]+)\"")]
    public static partial Regex Collaboration();
}
