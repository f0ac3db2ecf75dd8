using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.Office;
using TeamsCollab.Office.Record;
using TeamsCollab.Office.Teams;

namespace TeamsCollab.EndToEnd.Tests.Faults;

/// <summary>
/// Random people take collaborations through the stages by whatever buttons their cards show, while Teams and Graph fail one time in five, answers
/// are lost and the bot's process is killed. The seed decides who does what and what goes wrong; the machine decides how far the bot was then.
/// </summary>
internal sealed partial class FaultCampaign(Stage stage, CampaignJournal journal, int seed, bool misuses)
{
    private const int MostTries = 12;
    private const int MostPressesEach = 90;

    /// <summary>After so many refusals in one collaboration nobody there tries a button again that was refused.</summary>
    private const int MostRefused = 12;

    /// <summary>Without a new button for so long, a collaboration is left as it stands.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly (string Department, string Head, string Contact)[] Sides =
        [("市场部", "陈思远", "刘雅婷"), ("销售部", "王建国", "赵敏"), ("产品部", "周晓峰", "孙雨桐"), ("客服部", "马海燕", "朱洁")];

    /// <summary>
    /// What the buttons that we know cause, how often each is pressed at most in one collaboration, and how gladly. Any other button that a card offers is pressed
    /// too, with its fields filled in by their kind; then only what holds for every button is proved of it.
    /// </summary>
    private static readonly Dictionary<string, (string? Event, int Most, double Wish)> Buttons = new()
    {
        ["request.accept"] = ("request.accepted.v1", 9, 1),
        ["request.offer"] = ("request.counterOffered.v1", 1, 0.1),
        ["request.agree"] = ("request.offerAgreed.v1", 4, 1),
        ["request.refuseOffer"] = ("request.offerRefused.v1", 1, 0.1),
        ["request.decline"] = ("request.declined.v1", 1, 0.01),
        ["request.clarify"] = ("request.clarificationAsked.v1", 1, 0.2),
        ["request.answer"] = ("request.clarificationAnswered.v1", 9, 1),
        // Kept by who has it already, it changes nothing.
        ["request.handOver"] = (null, 1, 0.05),
        ["request.withdraw"] = ("request.ended.v1", 1, 0.005),
        ["memorandum.propose"] = ("memorandum.proposed.v1", 1, 0.5),
        ["memorandum.setAside"] = ("memorandum.setAside.v1", 1, 0.5),
        ["memorandum.signOff"] = ("memorandum.signedOff.v1", 9, 1),
        ["memorandum.object"] = ("memorandum.objected.v1", 1, 0.05),
        ["meeting.arrange"] = ("meeting.arranged.v1", 2, 1),
        ["meeting.autoBook"] = ("meeting.autoBookingSet.v1", 1, 0.1),
        ["meeting.autoBookOff"] = ("meeting.autoBookingSet.v1", 1, 0.1),
        ["meeting.move"] = ("meeting.moved.v1", 1, 0.1),
        ["meeting.callOff"] = ("meeting.cancelled.v1", 1, 0.05),
        ["meeting.sendAgenda"] = ("meeting.agendaSent.v1", 1, 1),
        ["meeting.read"] = ("meeting.materialsRead.v1", 2, 0.2),
        ["meeting.end"] = ("meeting.ended.v1", 1, 0.7),
        ["minutes.write"] = ("minutes.written.v1", 1, 1),
        ["minutes.writeTask"] = ("minutes.written.v1", 2, 1),
        ["minutes.strike"] = ("minutes.struck.v1", 0, 0),
        ["minutes.circulate"] = ("minutes.circulated.v1", 3, 0.6),
        ["minutes.confirm"] = ("minutes.confirmed.v1", 40, 1),
        ["minutes.takeOn"] = ("minutes.tookOn.v1", 9, 1),
        ["minutes.object"] = ("minutes.objected.v1", 1, 0.05),
        ["minutes.objectToTask"] = ("minutes.objected.v1", 1, 0.05),
        ["minutes.reserve"] = ("minutes.signedOff.v1", 1, 0.1),
        ["minutes.recordOa"] = ("minutes.signedOff.v1", 1, 0.05),
        ["minutes.signOff"] = ("minutes.signedOff.v1", 20, 1),
        ["execution.report"] = ("execution.progressReported.v1", 2, 0.3),
        ["execution.handIn"] = ("execution.handedIn.v1", 6, 1),
        ["execution.acceptWork"] = ("execution.workAccepted.v1", 6, 1),
        ["execution.returnWork"] = ("execution.workReturned.v1", 1, 0.1),
        ["execution.proposeWaiver"] = ("execution.waiverProposed.v1", 1, 0.1),
        ["execution.agreeToWaiver"] = ("execution.waiverAgreed.v1", 6, 0.5),
        ["execution.declineWaiver"] = ("execution.waiverDeclined.v1", 1, 0.2),
        ["retrospective.arrange"] = ("retrospective.arranged.v1", 1, 1),
        ["retrospective.answer"] = ("retrospective.answered.v1", 4, 1),
        ["retrospective.hold"] = ("retrospective.held.v1", 9, 0.5),
        ["retrospective.report"] = ("retrospective.reported.v1", 1, 1),
        ["retrospective.read"] = ("retrospective.reportRead.v1", 4, 0.5),
        ["retrospective.finish"] = ("retrospective.improvementFinished.v1", 4, 1),
        ["retrospective.close"] = ("retrospective.improvementClosed.v1", 3, 1),
        ["retrospective.reopen"] = ("retrospective.improvementReopened.v1", 1, 0.1),
        ["request.submit"] = (null, 0, 0),
        ["documents.export"] = (null, 1, 0.02),
        // Opens another card in the place of this one.
        ["card.open"] = (null, 2, 0.02),
    };

    private static (string? Event, int Most, double Wish) Of(string verb) => Buttons.GetValueOrDefault(verb, (null, 2, 0.1));

#pragma warning disable CA5394 // The seed must give the same campaign again; nothing here is a secret.
    private readonly Random _random = new(seed);

    private sealed class Underway(string id, string asker, string present)
    {
        /// <summary>Everybody who met, by id.</summary>
        public string Present { get; } = present;

        public string Id { get; } = id;

        public string Asker { get; } = asker;

        /// <summary>The initiator's message with the agenda, once it was sent.</summary>
        public string? Agenda { get; set; }

        public Dictionary<string, int> Pressed { get; } = [];

        /// <summary>Buttons of cards that may have changed since.</summary>
        public List<(string Person, OfficeMessage Message, string Verb, OfficeAction Button)> Kept { get; } = [];

        public int Presses { get; set; }

        public int Refused { get; set; }

        public Stopwatch Idle { get; } = Stopwatch.StartNew();
    }

    /// <param name="most">After so many presses everybody stops where they are.</param>
    public async Task RunAsync(int collaborations, int kills, int most)
    {
        var (begun, underway, atOnce) = (0, new List<Underway>(), Math.Clamp(collaborations / 4, 3, 24));
        var killAt = new SortedSet<int>();
        while (killAt.Count < kills)
        {
            killAt.Add(_random.Next(4, (collaborations * 10) + kills));
        }

        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(15));
        while ((begun < collaborations || underway.Count > 0) && journal.Presses < most)
        {
            if (begun < collaborations && underway.Count < atOnce)
            {
                begun++;
                underway.Add(await BeginAsync(begun));
            }

            var chosen = underway[_random.Next(underway.Count)];
            if (Choose(chosen, atOnce * 12) is var (person, message, verb, button))
            {
                chosen.Idle.Restart();
                chosen.Presses++;
                chosen.Pressed[verb] = chosen.Pressed.GetValueOrDefault(verb) + 1;
                chosen.Kept.Add((person, message, verb, button));
                var kill = killAt.Count > 0 && killAt.Min <= journal.Presses && killAt.Remove(killAt.Min);
                var accepted = await PressAsync(chosen, person, message, verb, button, kill);
                if (misuses && _random.Next(12) == 0)
                {
                    await MisuseAsync(chosen, person, message, verb, button);
                }

                if (verb == "meeting.sendAgenda" && accepted is true)
                {
                    chosen.Agenda = message.Id;
                }

                if (accepted is false)
                {
                    // Refused for now, such as a retrospective that cannot have ended yet.
                    chosen.Pressed[verb] -= ++chosen.Refused <= MostRefused ? 1 : 0;
                }
            }
            else
            {
                await pause.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            }

            underway.RemoveAll(each => each.Presses >= MostPressesEach || each.Idle.Elapsed > Patience);
        }

        stage.Office.Faults.Clear();
    }

    /// <summary>What people do that they should not: presses again, presses an old card, or a colleague presses what was shown to somebody else.</summary>
    private async Task MisuseAsync(Underway collaboration, string person, OfficeMessage message, string verb, OfficeAction button)
    {
        switch (_random.Next(3))
        {
            case 0:
                journal.Misuse("pressed twice at once");
                var both = PressAsync(collaboration, person, message, verb, button, kill: false);
                stage.ReachBot(_random.Next(stage.Instances));
                await Task.WhenAll(both, PressAsync(collaboration, person, message, verb, button, kill: false));
                break;
            case 1:
                journal.Misuse("an old card pressed");
                var old = collaboration.Kept[_random.Next(collaboration.Kept.Count)];
                await PressAsync(collaboration, old.Person, old.Message, old.Verb, old.Button, kill: false);
                break;
            default:
                var others = Sides.SelectMany(side => new[] { side.Head, side.Contact }).Where(other => other != person).ToArray();
                var other = others[_random.Next(others.Length)];
                if (stage.Office.MessagesOf(other).FirstOrDefault(shown => shown.Kind == "chat" && shown.FromPersonId is null && shown.Cards.Count > 0 && !Collaboration().IsMatch(shown.Cards[0].GetRawText())) is { } greeting)
                {
                    journal.Misuse("pressed by somebody else");
                    journal.OwnMessages.Add(greeting.Id);
                    await PressAsync(collaboration, other, greeting, verb, button, kill: false);
                }

                break;
        }
    }

    /// <summary>A request from one side to two or three others.</summary>
    private async Task<Underway> BeginAsync(int place)
    {
        var sides = Sides.OrderBy(_ => _random.Next()).Take(_random.Next(3, 5)).ToArray();
        var asker = sides[0].Contact;
        OfficeMessage? form = null;
        for (var attempt = 0; form is null; attempt++)
        {
            Assert.True(attempt < 5 * MostTries, "The request form never came.");
            await TriedAsync(() => stage.Office.SayAsync(asker, "发起"));
            form = stage.Showing(asker, "request.submit").LastOrDefault();
        }

        journal.OwnMessages.Add(form.Id);
        var button = PressedButton.Of(form.CardsFor(stage.Office.Person(asker).Id)[0], "request.submit",
            ("kind", "projectDelivery"), ("milestones", $"{Day(60)} 交付"), ("title", $"第{place}项协作"), ("what", "请按计划交付"), ("why", "保障上市"),
            ("wantedBy", Day(60)), ("standard", "按时完成"), ("urgency", _random.Next(2) == 0 ? "urgent" : "normal"), ("importance", "important"),
            ("materials", "方案 https://intranet.example/plan.docx"),
            ("receivers", string.Join(',', sides[1..].Select(side => side.Department))),
            ("contacts", string.Join(',', sides[1..].Select(side => $"{side.Department}|{stage.Office.Person(side.Contact).Id}"))));
        PressResult? answer = null;
        for (var attempt = 0; !Stage.IsCard(answer); attempt++)
        {
            Assert.True(attempt < 5 * MostTries, $"The request was never taken: {answer?.Status} {answer?.Toast}");
            FaultBefore();
            stage.ReachBot(_random.Next(stage.Instances));
            answer = await TriedAsync(() => stage.Office.PressAsync(asker, form.Id, button, TestContext.Current.CancellationToken));
        }

        var id = Collaboration().Match(answer!.Invoke!.Value.GetRawText()) is { Success: true } found ? found.Groups["id"].Value : throw new InvalidOperationException(answer.Invoke.ToString());
        journal.Add(new Asked(id, stage.Office.Person(asker).Id, "request.submit", "request.submitted.v1", id, true));
        return new Underway(id, asker, string.Join(',', sides.SelectMany(side => new[] { side.Head, side.Contact }).Select(person => stage.Office.Person(person).Id)));
    }

    /// <summary>One of the buttons that anybody's newest cards of this collaboration show.</summary>
    private (string Person, OfficeMessage Message, string Verb, OfficeAction Button)? Choose(Underway collaboration, int newest)
    {
        var offered = new List<(string Person, OfficeMessage Message, string Verb, JsonElement Card)>();
        foreach (var person in Sides.SelectMany(side => new[] { side.Head, side.Contact }))
        {
            var id = stage.Office.Person(person).Id;
            foreach (var message in stage.Office.MessagesOf(person).TakeLast(newest))
            {
                foreach (var card in message.CardsFor(id))
                {
                    var text = card.GetRawText();
                    if (text.Contains(collaboration.Id, StringComparison.Ordinal))
                    {
                        offered.AddRange(Verb().Matches(text).Select(match => match.Groups["verb"].Value).Distinct().Where(verb => May(collaboration, verb)).Select(verb => (person, message, verb, card)));
                    }
                }
            }
        }

        if (collaboration is { Agenda: { } agenda } && May(collaboration, "meeting.end") && stage.Office.MessagesOf(collaboration.Asker).LastOrDefault(message => message.Id == agenda) is { } held)
        {
            // They met at once, without waiting for the time that was booked: the initiator says so by a button kept from elsewhere.
            var data = Inputs("meeting.end", collaboration.Asker)!.Append(("verb", "meeting.end")).Append(("collaboration", collaboration.Id)).Append(("once", $"met-{collaboration.Id}")).Append(("present", collaboration.Present));
            return (collaboration.Asker, held, "meeting.end", new OfficeAction("Action.Execute", null, "meeting.end", JsonSerializer.SerializeToElement(data.ToDictionary(each => each.Item1, each => each.Item2))));
        }

        if (offered.Count == 0)
        {
            return null;
        }

        var wish = _random.NextDouble() * offered.Sum(each => Of(each.Verb).Wish);
        var place = offered.FindIndex(each => (wish -= Of(each.Verb).Wish) <= 0);
        var chosen = offered[place < 0 ? ^1 : place];
        return PressedButton.Find(chosen.Card, chosen.Verb) is null ? null : (chosen.Person, chosen.Message, chosen.Verb, PressedButton.Of(chosen.Card, chosen.Verb, [.. Offered(chosen.Card), .. Inputs(chosen.Verb, chosen.Person) ?? Filled(chosen.Card, chosen.Person)]));
    }

    /// <summary>What the card's inputs hold before anybody types.</summary>
    private static IEnumerable<(string Name, string Value)> Offered(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Array => node.EnumerateArray().SelectMany(Offered),
        JsonValueKind.Object when node.TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.String && type.GetString()!.StartsWith("Input.", StringComparison.Ordinal) =>
            node.TryGetProperty("value", out var value) && value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 } held ? [(node.GetProperty("id").GetString()!, held)] : [],
        JsonValueKind.Object => node.EnumerateObject().SelectMany(member => Offered(member.Value)),
        _ => [],
    };

    /// <summary>The empty fields of a card, filled in by their kind.</summary>
    private IEnumerable<(string Name, string Value)> Filled(JsonElement node, string person) => node.ValueKind switch
    {
        JsonValueKind.Array => node.EnumerateArray().SelectMany(item => Filled(item, person)),
        JsonValueKind.Object when node.TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.String && type.GetString()!.StartsWith("Input.", StringComparison.Ordinal) =>
            node.TryGetProperty("value", out var value) && value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 } ? [] : [(node.GetProperty("id").GetString()!, Typed(node, type.GetString()!, person))],
        JsonValueKind.Object => node.EnumerateObject().SelectMany(member => Filled(member.Value, person)),
        _ => [],
    };

    private string Typed(JsonElement field, string kind, string person) => kind switch
    {
        "Input.Date" => WorkingDay(14),
        "Input.Time" => "15:00",
        "Input.Number" => field.TryGetProperty("min", out var least) ? least.GetRawText() : "60",
        "Input.Toggle" => _random.Next(2) == 0 ? "true" : "false",
        "Input.ChoiceSet" when field.TryGetProperty("choices", out var choices) && choices.GetArrayLength() > 0 => choices[_random.Next(choices.GetArrayLength())].GetProperty("value").GetString()!,
        "Input.ChoiceSet" => stage.Office.Person(person).Id,
        _ => "按计划推进",
    };

    private static bool May(Underway collaboration, string verb) => collaboration.Pressed.GetValueOrDefault(verb) < Of(verb).Most
        && (verb is not "minutes.circulate" || (collaboration.Pressed.ContainsKey("minutes.write") && collaboration.Pressed.ContainsKey("minutes.writeTask")));

    /// <summary>What people type who know what a button is for; null where they go by the fields.</summary>
    private IEnumerable<(string Name, string Value)>? Inputs(string verb, string person)
    {
        var side = Sides.First(each => each.Head == person || each.Contact == person);
        var (now, contact, head) = (Now, stage.Office.Person(side.Contact).Id, stage.Office.Person(side.Head).Id);
        var (started, ended) = (now.AddMinutes(-1).ToString("HH:mm", CultureInfo.InvariantCulture), now.ToString("HH:mm", CultureInfo.InvariantCulture));
        return verb switch
        {
            "memorandum.propose" or "memorandum.object" or "minutes.object" or "minutes.objectToTask" or "minutes.reserve" or "minutes.recordOa" or "request.offer" or "request.handOver" or "meeting.callOff" => null,
            _ when !Buttons.ContainsKey(verb) => null,
            "request.accept" => [("decisionMaker", head), ("executor", contact), ("people", "两人")],
            "request.clarify" => [("question", "需要图文版吗?")],
            "request.answer" => [("text", "图文版即可。")],
            "meeting.arrange" => [("date", WorkingDay(12)), ("start", "14:00"), ("minutes", "60"), ("form", "online")],
            "meeting.move" => [("newSlot", "own"), ("newDate", WorkingDay(13)), ("newStart", "10:00"), ("moveReason", "会议室检修")],
            "meeting.end" => [("heldOn", Day(0)), ("startedAt", started), ("endedAt", ended)],
            "minutes.write" => [("points", "讨论了分工"), ("agreed", "按计划交付")],
            "minutes.writeTask" => [("what", "完成交付"), ("owner", contact), ("due", WorkingDay(30)), ("how", "分两步"), ("standard", "全部达标"), ("rhythm", "weekly")],
            "execution.report" => [("status", "inProgress"), ("percent", "60"), ("note", "按计划推进")],
            "execution.handIn" => [("evidence", "终稿 https://intranet.example/final.pdf")],
            "retrospective.arrange" => [("date", WorkingDay(3)), ("time", "15:00"), ("minutes", "60"), ("form", "online"), ("place", "")],
            "retrospective.answer" => [("goalsReached", "yes"), ("whyNot", ""), ("wentWell", "同步及时"), ("gotStuck", "澄清多花半天"), ("improve", "提前锁定清单")],
            "retrospective.hold" => [("date", Day(0)), ("startedAt", started), ("endedAt", ended)],
            "retrospective.report" => [("summary", "目标达成"), ("what1", "冻结清单"), ("owner1", contact), ("due1", WorkingDay(14))],
            "retrospective.finish" => [("note", "已落实")],
            _ => [("reason", "请补充")],
        };
    }

    /// <summary>Presses until an answer comes: true where the bot carried it out, false where it refused, null where it never answered. Notes what came of it.</summary>
    private async Task<bool?> PressAsync(Underway collaboration, string person, OfficeMessage message, string verb, OfficeAction button, bool kill)
    {
        var accepted = await AnsweredAsync(person, message, verb, button, kill);
        journal.Add(new Asked(collaboration.Id, stage.Office.Person(person).Id, verb, Of(verb).Event, button.Data!.ToString()!, accepted));
        return accepted;
    }

    private async Task<bool?> AnsweredAsync(string person, OfficeMessage message, string verb, OfficeAction button, bool kill)
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            journal.Presses++;
            FaultBefore();
            var instance = _random.Next(stage.Instances);
            stage.ReachBot(instance);
            var pressing = TriedAsync(() => stage.Office.PressAsync(person, message.Id, button, TestContext.Current.CancellationToken));
            if (kill && attempt == 0)
            {
                journal.Fault("process killed");
                using var moment = new PeriodicTimer(TimeSpan.FromMilliseconds(1 + _random.Next(20)));
                await Task.WhenAny(pressing, moment.WaitForNextTickAsync(TestContext.Current.CancellationToken).AsTask());
                await stage.KillBotAsync(instance);
                await pressing;
                await stage.StartBotAsync(instance);
                continue;
            }

            if (await pressing is { Invoke: { } invoke } answer && Stage.IsCard(answer))
            {
                if (Refusal().Match(invoke.GetRawText()) is not { Success: true } refused)
                {
                    return true;
                }

                journal.Refuse($"{verb}: {refused.Groups["why"].Value}");
                return false;
            }
        }

        return null;
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

    /// <summary>One call in five goes wrong at each door.</summary>
    private void FaultBefore()
    {
        foreach (var door in new[] { OfficeDoor.Connector, OfficeDoor.Graph })
        {
            // No more than two wait: a door that few call would otherwise fail every call.
            for (var call = stage.Office.Faults.Pending(door); call < 2; call++)
            {
                switch (_random.Next(20))
                {
                    case 0:
                        stage.Office.Faults.Throttle(door, 1, TimeSpan.FromSeconds(1));
                        journal.Fault($"{door}: 429");
                        break;
                    case 1 or 2:
                        stage.Office.Faults.Fail(door, _random.Next(2) == 0 ? 502 : 503);
                        journal.Fault($"{door}: 502/503");
                        break;
                    case 3:
                        stage.Office.Faults.LoseAnswer(door);
                        journal.Fault($"{door}: answer lost");
                        break;
                }
            }
        }
    }
#pragma warning restore CA5394

    private static DateTimeOffset Now => MachineTime.Real.GetUtcNow().ToOffset(TimeSpan.FromHours(8));

    private static string Day(int ahead) => Now.AddDays(ahead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A Wednesday or Thursday, away from weekends.</summary>
    private static string WorkingDay(int ahead)
    {
        var day = Now.AddDays(ahead);
        while (day.DayOfWeek is not (DayOfWeek.Wednesday or DayOfWeek.Thursday))
        {
            day = day.AddDays(1);
        }

        return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("\"style\":\"attention\",\"bleed\":true,\"items\":\\[[^\\]]*?\"text\":\"(?<why>[^\"]*)\"")]
    private static partial Regex Refusal();

    [GeneratedRegex("\"collaboration\":\"(?<id>[^\"]+)\"")]
    private static partial Regex Collaboration();

    [GeneratedRegex("\"type\":\"Action.Execute\",[^{}]*?\"verb\":\"(?<verb>[a-zA-Z.]+)\"")]
    private static partial Regex Verb();
}
