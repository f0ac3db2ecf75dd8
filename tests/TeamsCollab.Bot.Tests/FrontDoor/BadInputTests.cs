using System.Text.Json.Nodes;
using CsCheck;
using TeamsCollab.Bot.Hosting;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>Whatever stands in a field, the person reads why not in their language, and nothing is stored.</summary>
public sealed class BadInputTests
{
    [Fact]
    public async Task Bad_input_in_every_field_is_refused_in_the_readers_language_and_stores_nothing()
    {
        await using var office = await RunningOffice.StartAsync();
        var faults = new List<string>();
        var tried = new HashSet<string>();
        var answered = 0;
        office.Wire.Before = async activity =>
        {
            if (VerbOf(activity) is not { } verb || !Fields.Of.TryGetValue(verb, out var fields) || !tried.Add(verb))
            {
                return;
            }

            var before = await office.CountEventsAsync();
            foreach (var (input, kind) in fields)
            {
                foreach (var value in Fields.Bad(kind))
                {
                    answered += 2;
                    faults.AddRange(await FaultsAsync(office, activity, input, value));
                    if (faults.Count > 0 && await office.CountEventsAsync() != before)
                    {
                        faults.Add($"{verb} {input}: something was stored");
                        before = await office.CountEventsAsync();
                    }
                }
            }

            if (await office.CountEventsAsync() != before)
            {
                faults.Add($"{verb}: something was stored");
            }
        };
        await new Campaign(office).PlayAsync();

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Empty(BotHost.Verbs.Select(verb => verb.Name).Except(TwiceTests.OnlyShow).Except(tried));
        Assert.True(answered > 1000, $"{answered} answers");
    }

    [Fact]
    public async Task Another_collaborations_id_a_foreign_one_and_none_are_not_found()
    {
        await using var office = await RunningOffice.StartAsync();
        var faults = new List<string>();
        var tried = new HashSet<string>();
        office.Wire.Before = async activity =>
        {
            if (VerbOf(activity) is not { } verb || verb is "request.submit" || !Fields.Of.ContainsKey(verb) || !tried.Add(verb))
            {
                return;
            }

            var before = await office.CountEventsAsync();
            foreach (var id in new[] { null, "\"\"", "\"AAAAAAAAAAAAAAAAAAAAAA\"", "\"other-tenant/collaboration/1\"", "\"' OR 1=1 --\"", "7", "[]", "{}", $"\"{Fields.TenThousand}\"" })
            {
                var answer = await office.Wire.SendAsync(office.Wire.Again(activity, copy => Put(copy, "collaboration", id)));
                if (answer.Status != 200 || answer.Style != "attention" || !answer.Says!.Contains("没有找到", StringComparison.Ordinal) && !Missing(answer))
                {
                    faults.Add($"{verb} {id}: {answer.Status} {answer.Says}");
                }
            }

            if (await office.CountEventsAsync() != before)
            {
                faults.Add($"{verb}: something was stored");
            }
        };
        await new Campaign(office).PlayAsync();

        Assert.Empty(faults);
        Assert.Empty(BotHost.Verbs.Select(verb => verb.Name).Except(TwiceTests.OnlyShow).Except(tried).Except(["request.submit"]));

        static bool Missing(Answered answer) => answer.Says!.Contains("请填写", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_a_character_is_refused_at_the_door_and_whole_ones_are_words()
    {
        await using var office = await RunningOffice.StartAsync();
        var statuses = new List<int>();
        office.Wire.Before = async activity =>
        {
            if (VerbOf(activity) is "request.submit")
            {
                var body = office.Wire.Again(activity, copy => Put(copy, "title", "\"HALF\"")).ToJsonString();
                statuses.Add((await office.Wire.SendAsync(body.Replace("HALF", "\\ud83d", StringComparison.Ordinal))).Status);
                statuses.Add((await office.Wire.SendAsync(body.Replace("HALF", "\\udc00 x", StringComparison.Ordinal))).Status);
            }
        };
        await new Campaign(office) { Words = text => text + "😀" }.SubmitAsync();

        Assert.Equal([400, 400], statuses);
        Assert.Single(await office.KeysAsync());
    }

    [Fact]
    public async Task Markdown_JSON_and_mentions_are_words_like_any_other()
    {
        const string Payload = " **粗体** [点我](https://evil.example) {\"a\":\"}${title}\"} <at>陈思远</at> 😀";
        await using var office = await RunningOffice.StartAsync();
        await new Campaign(office) { Words = text => text + Payload }.PlayAsync();

        var cards = office.Office.People.SelectMany(person => office.Office.MessagesOf(person.Name).SelectMany(message => message.CardsFor(person.Id))).ToArray();
        var texts = cards.SelectMany(Cards.ShownTextsOf).ToArray();
        var typed = texts.Where(text => text.Contains("粗体", StringComparison.Ordinal)).ToArray();
        Assert.True(typed.Length > 100, $"{typed.Length} texts");
        Assert.DoesNotContain(typed, text => text.Contains(" **粗体**", StringComparison.Ordinal));
        Assert.DoesNotContain(typed, text => text.Contains(" [点我](", StringComparison.Ordinal));
        Assert.DoesNotContain(typed, text => text.Contains(" <at>", StringComparison.Ordinal));
        Assert.Contains(typed, text => text.Contains("${title}", StringComparison.Ordinal) || text.Contains("$\\{title", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_press_whatever_makes_the_bot_fail()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        await campaign.MeetingAsync();
        await campaign.DraftAsync();
        await campaign.ConfirmAsync();
        var id = (await office.KeyAsync()).Id;
        var template = await office.InvokeAsync(Campaign.Asker, "help", []);
        var names = Fields.Of.Values.SelectMany(fields => fields.Select(field => field.Input)).Append("once").Append("card").Append("slot").Distinct().ToArray();
        var values = Enum.GetValues<Kind>().SelectMany(Fields.Bad).OfType<string>()
            .Concat(["\"2024-07-01\"", "\"yes\"", "\"T1\"", "1", "\"1\"", "\"2\"", "\"help\"", "\"executionTask\"", "\"myWork,help\"", "\"overview,help\"", $"\"{office.Id(Campaign.Sales)}\""]).Distinct().ToArray();
        var presses = Gen.Select(
            One([.. BotHost.Verbs.Select(verb => verb.Name), "unknown", string.Empty]),
            Gen.Select(One(names), One(values)).Array[0, 8]);

        await Check.SampleAsync(
            presses,
            async press =>
            {
                var data = new JsonObject { ["collaboration"] = id };
                foreach (var (name, value) in press.Item2)
                {
                    data[name] = JsonNode.Parse(value);
                }

                var answer = await office.Wire.SendAsync(office.Wire.Again(template, copy =>
                {
                    copy["value"]!["action"]!["verb"] = press.Item1;
                    copy["value"]!["action"]!["data"] = data;
                }));
                return answer.Status == 200 && answer.Card.GetProperty("type").GetString() == "AdaptiveCard";
            },
            iter: 400,
            threads: 1);
    }

    private static Gen<string> One(string[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    internal static string? VerbOf(JsonObject activity) => activity["value"]?["action"]?["verb"]?.GetValue<string>();

    internal static void Put(JsonObject activity, string name, string? value)
    {
        var data = activity["value"]!["action"]!["data"]!.AsObject();
        data.Remove(name);
        if (value is not null)
        {
            data[name] = JsonNode.Parse(value);
        }
    }

    private static async Task<List<string>> FaultsAsync(RunningOffice office, JsonObject activity, string input, string? value)
    {
        var verb = VerbOf(activity)!;
        var shown = $"{verb} {input}={(value is { Length: > 40 } ? value[..40] + "…" : value)}";
        var faults = new List<string>();
        var chinese = await office.Wire.SendAsync(office.Wire.Again(activity, copy => Put(copy, input, value)));
        var english = await office.Wire.SendAsync(office.Wire.Again(activity, copy =>
        {
            Put(copy, input, value);
            copy["locale"] = "en-US";
        }));
        foreach (var answer in new[] { chinese, english })
        {
            if (answer.Status != 200 || answer.Style != "attention" || answer.Says is not { Length: > 0 })
            {
                faults.Add($"{shown}: HTTP {answer.Status} {(answer.Status == 200 ? answer.Style + " " + answer.Says : null)}");
                return faults;
            }

            var typed = activity["value"]!["action"]!["data"]!.AsObject()
                .Where(member => member.Key != input && member.Value?.GetValueKind() is System.Text.Json.JsonValueKind.String)
                .Select(member => (member.Key, Value: member.Value!.GetValue<string>()));
            faults.AddRange(typed.Where(member => Cards.InputOf(answer.Card, member.Key) is { } back && back != member.Value)
                .Select(member => $"{shown}: {member.Key} was {member.Value} and comes back as {Cards.InputOf(answer.Card, member.Key)}"));
        }

        if (!Cards.IsChinese(chinese.Says!) || chinese.Says == english.Says || !english.Says!.Any(char.IsAsciiLetter))
        {
            faults.Add($"{shown}: {chinese.Says} / {english.Says}");
        }

        return faults;
    }
}
