using System.Text.Json;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Cards.Authoring;

/// <summary>A button's verb is one that the bot knows, and each that it knows is on a button or can be typed.</summary>
internal static class VerbRules
{
    public static IEnumerable<CardFinding> Check(CardCatalogue cards)
    {
        var known = BotHost.Verbs.ToDictionary(verb => verb.Name);
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (_, template) in cards.Templates)
        {
            foreach (var (place, action) in CardTree.Objects(template.Json, "$").Where(found => CardTree.TypeOf(found.Object) is "Action.Execute"))
            {
                if (CardTree.TextOf(action, "verb") is not { } verb)
                {
                    yield return template.Finding(place, "The button has no verb.", "Name one that the bot knows.");
                    continue;
                }

                used.Add(verb);
                if (!known.ContainsKey(verb))
                {
                    yield return template.Finding($"{place}.verb", $"The bot knows no verb {verb}.", Nearest(verb, known.Keys));
                }

                foreach (var fault in Data(action, verb))
                {
                    yield return template.Finding(place, fault.Wrong, fault.ToDo);
                }
            }
        }

        // Only a whole catalogue can tell what no button does.
        if (cards.Templates.Count == Enum.GetValues<CardName>().Length)
        {
            foreach (var verb in known.Values.Where(verb => verb.Words.IsEmpty && !used.Contains(verb.Name)))
            {
                yield return new CardFinding(CardLibrary.PathOf(verb.Card), 0, "$", $"No button and no word does {verb.Name}.", "Put a button on a card, or remove the verb from the bot.");
            }
        }
    }

    /// <summary>Older clients send only the data, so it holds everything, on the button and on its fallback alike.</summary>
    private static IEnumerable<(string Wrong, string ToDo)> Data(JsonElement action, string verb)
    {
        if (!action.TryGetProperty("data", out var data) || data.ValueKind is not JsonValueKind.Object)
        {
            yield return ("The button has no data.", "Carry verb, once and the ids that it is about.");
            yield break;
        }

        if (CardTree.TextOf(data, "verb") != verb)
        {
            yield return ($"The data's verb is not {verb}.", "Write the same verb in data: older clients send nothing else.");
        }

        if (!data.TryGetProperty("once", out _))
        {
            yield return ("The data has no once.", "Add \"once\": \"${$host.once}\": it keeps a double press from counting twice.");
        }

        if (!action.TryGetProperty("fallback", out var fallback) || CardTree.TypeOf(fallback) is not "Action.Submit")
        {
            yield return ("The button has no fallback.", "Add an Action.Submit with the same title and data, for older clients.");
        }
        else if (!fallback.TryGetProperty("data", out var same) || !JsonElement.DeepEquals(data, same))
        {
            yield return ("The fallback's data is another.", "Repeat the button's data.");
        }
        else if (CardTree.TextOf(fallback, "title") != CardTree.TextOf(action, "title"))
        {
            yield return ("The fallback's title is another.", "Repeat the button's title.");
        }
    }

    private static string Nearest(string verb, IEnumerable<string> known) =>
        $"Did you mean {known.OrderBy(name => Distance(verb, name)).First()}? The bot's verbs stand in its *Actions.cs.";

    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
