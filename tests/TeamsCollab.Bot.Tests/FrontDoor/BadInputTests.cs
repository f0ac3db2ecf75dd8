using System.Text.Json.Nodes;
using CsCheck;
using TeamsCollab.Bot.Hosting;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>Whatever stands in a field, the person reads why not in their language, and nothing is stored.</summary>
public sealed class BadInputTests
{
    [Fact]
    public async Task Half_a_character_is_refused_at_the_door_and_whole_ones_are_words()
    {
        await using var office = await RunningOffice.StartAsync();
        var statuses = new List<int>();
        office.Wire.Before = async activity =>
        {
            if (Press.VerbOf(activity) is "request.submit")
            {
                var body = office.Wire.Again(activity, copy => Press.Put(copy, "title", "\"HALF\"")).ToJsonString();
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
            .Concat(["\"2024-07-01\"", "\"00:10\"", "\"23:50\"", "\"yes\"", "\"T1\"", "1", "\"1\"", "\"2\"", "\"help\"", "\"executionTask\"", "\"myWork,help\"", "\"overview,help\"", $"\"{office.Id(Campaign.Sales)}\""]).Distinct().ToArray();
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

    /// <summary>The first day of all days, early in the morning, lies before the beginning of time where clocks are ahead of Greenwich's.</summary>
    [Fact]
    public async Task A_day_that_can_be_none_is_asked_for_also_beside_an_early_time()
    {
        await using var office = await RunningOffice.StartAsync();
        await new Campaign(office).RequestAsync();
        var (id, template, before) = ((await office.KeyAsync()).Id, await office.InvokeAsync(Campaign.Asker, "help", []), await office.CountEventsAsync());
        foreach (var (verb, fields) in Fields.Of.Where(each => each.Value.Any(field => field.Kind is Kind.Time)))
        {
            foreach (var day in Fields.Bad(Kind.Date))
            {
                var data = new JsonObject { ["collaboration"] = id };
                foreach (var field in fields)
                {
                    data[field.Input] = field.Kind is Kind.Time ? "00:10" : field.Kind is Kind.Date or Kind.FutureDate && day is not null ? JsonNode.Parse(day) : null;
                }

                var answer = await office.Wire.SendAsync(office.Wire.Again(template, copy =>
                {
                    copy["value"]!["action"]!["verb"] = verb;
                    copy["value"]!["action"]!["data"] = data;
                }));
                Assert.True(answer.Status == 200 && answer.Card.GetProperty("type").GetString() == "AdaptiveCard", $"{verb} {day}: {answer.Status}");
            }
        }

        Assert.Equal(before, await office.CountEventsAsync());
    }

    private static Gen<string> One(string[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);
}
