using System.Text.Json;
using TeamsCollab.Bot.Hosting;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>The table of fields is complete: whoever adds an input to a card is asked what is bad in it.</summary>
public sealed class FieldsTests
{
    /// <summary>Carried by actions and read before any verb is; the tests press wrongly there for every verb.</summary>
    private static readonly string[] ForAll = ["verb", "collaboration", "once"];

    private static readonly Found[] Templates = [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "cards"), "*.json", SearchOption.AllDirectories)
        .Where(file => !Path.GetFileName(file).StartsWith("texts.", StringComparison.Ordinal) && !file.EndsWith(".sample.json", StringComparison.Ordinal))
        .Select(Read)];

    [Fact]
    public void Every_input_of_every_card_is_in_the_table_for_each_button_that_sends_it()
    {
        var missing = Templates.SelectMany(template => template.Inputs.Select(input => (template.File, Input: input, Verbs: template.Actions
                .Where(action => action.SendsInputs && action.Place.StartsWith(input.Place, StringComparison.Ordinal))
                .Select(action => action.Verb).ToArray())))
            .Where(each => each.Input.Place.Length > 0
                ? !each.Verbs.All(verb => Has(verb, each.Input.Id)) || each.Verbs.Length == 0
                : !each.Verbs.Any(verb => Has(verb, each.Input.Id)))
            .Select(each => $"{each.File}: {each.Input.Id} ({string.Join(", ", each.Verbs)})");

        Assert.Empty(missing);
        Assert.True(Templates.Sum(template => template.Inputs.Length) > 70);
    }

    [Fact]
    public void Every_verb_that_reads_anything_is_in_the_table_and_every_verb_of_a_card_is_known()
    {
        var known = BotHost.Verbs.Select(verb => verb.Name).ToArray();
        Assert.Empty(known.Except(EveryButton.OnlyShow).Except(Fields.Of.Keys));
        Assert.Empty(Fields.Of.Keys.Except(known));
        Assert.Empty(Templates.SelectMany(template => template.Actions).Select(action => action.Verb).Except(known));
    }

    [Fact]
    public void Nothing_in_the_table_is_left_from_a_card_that_is_gone()
    {
        var sent = Templates.SelectMany(template => template.Actions.SelectMany(action => action.Data
            .Concat(template.Inputs.Where(input => action.Place.StartsWith(input.Place, StringComparison.Ordinal)).Select(input => input.Id))
            .Select(name => (action.Verb, name)))).ToHashSet();

        Assert.All(Fields.Of, verb => Assert.All(verb.Value, field => Assert.Contains((verb.Key, field.Input), sent)));
    }

    [Fact]
    public void What_a_text_command_fills_is_an_input_of_the_table()
    {
        Assert.All(BotHost.Verbs.Where(verb => verb.TextInput is not null), verb => Assert.True(Has(verb.Name, verb.TextInput!), verb.Name));
        Assert.All(BotHost.Verbs.Where(verb => verb.Words.Length > 0), verb => Assert.True(verb.Words.Length >= 2, $"{verb.Name} has no word in one of the languages"));
    }

    private static bool Has(string verb, string input) => ForAll.Contains(input) || (Fields.Of.TryGetValue(verb, out var fields) && fields.Any(field => field.Input == input));

    private static Found Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        var (inputs, actions) = (new List<(string, string)>(), new List<(string, string, string[], bool)>());
        Walk(document.RootElement, string.Empty, inputs, actions);
        return new Found(Path.GetFileName(file), [.. inputs], [.. actions]);
    }

    /// <summary>A place is the way of cards within cards: a button sends the inputs of its own card and of those around it.</summary>
    private static void Walk(JsonElement node, string place, List<(string Id, string Place)> inputs, List<(string Verb, string Place, string[] Data, bool SendsInputs)> actions)
    {
        if (node.ValueKind is JsonValueKind.Array)
        {
            foreach (var (at, item) in node.EnumerateArray().Index())
            {
                Walk(item, TypeOf(item) is "Action.ShowCard" ? $"{place}/{at}" : place, inputs, actions);
            }
        }
        else if (node.ValueKind is JsonValueKind.Object)
        {
            if (TypeOf(node)?.StartsWith("Input.", StringComparison.Ordinal) is true)
            {
                inputs.Add((node.GetProperty("id").GetString()!, place));
            }
            else if (TypeOf(node) is "Action.Execute")
            {
                actions.Add((node.GetProperty("verb").GetString()!, place, [.. node.GetProperty("data").EnumerateObject().Select(member => member.Name)], !(node.TryGetProperty("associatedInputs", out var sent) && sent.ValueEquals("none"))));
            }

            foreach (var member in node.EnumerateObject())
            {
                Walk(member.Value, place, inputs, actions);
            }
        }
    }

    private static string? TypeOf(JsonElement node) =>
        node.ValueKind is JsonValueKind.Object && node.TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.String ? type.GetString() : null;

    private sealed record Found(string File, (string Id, string Place)[] Inputs, (string Verb, string Place, string[] Data, bool SendsInputs)[] Actions);
}
