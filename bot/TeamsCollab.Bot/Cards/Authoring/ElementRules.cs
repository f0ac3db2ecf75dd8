using System.Globalization;
using System.Text.Json;

namespace TeamsCollab.Bot.Cards.Authoring;

/// <summary>
/// A template or a card against Adaptive Cards 1.5 with the extensions of Teams, and against what every card of ours promises.
/// A text with an expression in it may become anything; the expanded samples tell.
/// </summary>
internal static class ElementRules
{
    private const int MostActions = 6;

    public static IEnumerable<CardFault> Check(JsonElement card)
    {
        if (CardTree.TypeOf(card) is not "AdaptiveCard")
        {
            return [new CardFault("$", "The outermost object is no AdaptiveCard.", "Write \"type\": \"AdaptiveCard\".")];
        }

        var faults = new List<CardFault>();
        Object(card, "$", "AdaptiveCard", faults);
        if (CardTree.TextOf(card, "fallbackText") is null or "")
        {
            faults.Add(new CardFault("$", "The card has no fallbackText.", "Say in one sentence what it is about, for clients that cannot draw it."));
        }

        return faults;
    }

    private static void Object(JsonElement json, string place, string wanted, List<CardFault> faults)
    {
        var (type, definition) = Definition(json, wanted);
        if (definition is null)
        {
            faults.Add(new CardFault(type is null ? place : $"{place}.type", type is null ? "It has no type." : $"There is no {type} here.", $"Use one of {string.Join(", ", ElementTable.Of(wanted))}."));
            return;
        }

        foreach (var property in json.EnumerateObject())
        {
            var at = $"{place}.{property.Name}";
            if (property.Name is "$data" or "$when" or "$schema" or "type")
            {
                continue;
            }

            if (!definition.TryGetValue(property.Name, out var kind))
            {
                faults.Add(new CardFault(at, $"{type ?? wanted} has no property {property.Name}.", $"It has {string.Join(", ", definition.Keys.Order(StringComparer.Ordinal))}."));
            }
            else
            {
                Value(property.Value, at, kind, faults);
            }
        }

        foreach (var (name, _) in definition.Where(property => property.Value.IsRequired && !json.TryGetProperty(property.Key, out _)))
        {
            faults.Add(new CardFault(place, $"{type ?? wanted} has no {name}.", "Add it."));
        }

        faults.AddRange(Promises(json, place, type));
    }

    private static (string? Type, IReadOnlyDictionary<string, PropertyKind>? Definition) Definition(JsonElement json, string wanted)
    {
        var type = CardTree.TypeOf(json);
        if (ElementTable.Untyped(wanted) is { } untyped)
        {
            return (type, untyped);
        }

        return type is not null && ElementTable.Of(wanted).Contains(type) ? (type, ElementTable.Typed(type)) : (type, null);
    }

    private static void Value(JsonElement value, string place, PropertyKind kind, List<CardFault> faults)
    {
        if (value.ValueKind is JsonValueKind.String && value.GetString()!.Contains("${", StringComparison.Ordinal))
        {
            return;
        }

        if (kind.IsList)
        {
            if (value.ValueKind is not JsonValueKind.Array)
            {
                faults.Add(new CardFault(place, "A list is wanted here.", "Put it in [ ]."));
                return;
            }

            foreach (var (element, index) in value.EnumerateArray().Select((element, index) => (element, index)))
            {
                Value(element, string.Create(CultureInfo.InvariantCulture, $"{place}[{index}]"), kind with { IsList = false }, faults);
            }
        }
        else if (kind.Object is { } wanted && value.ValueKind is JsonValueKind.Object)
        {
            Object(value, place, wanted, faults);
        }
        else if (!kind.Allows(value))
        {
            faults.Add(new CardFault(place, $"{value.GetRawText()} is none of its values.", $"Use {kind.Words}."));
        }
    }

    private static IEnumerable<CardFault> Promises(JsonElement json, string place, string? type)
    {
        switch (type)
        {
            case "TextBlock" when !IsTrue(json, "wrap"):
                yield return new CardFault(place, "The text does not wrap.", "Add \"wrap\": true, or a phone cuts it off.");
                break;
            case "Image" or "Media" when CardTree.TextOf(json, "altText") is null or "":
                yield return new CardFault(place, "The picture has no altText.", "Say what it shows.");
                break;
            case ['I', 'n', 'p', 'u', 't', '.', ..] when CardTree.TextOf(json, "label") is null or "" && CardTree.TextOf(json, "title") is null or "":
                yield return new CardFault(place, "The input has no label.", "Add one: a placeholder vanishes when people type.");
                break;
            case ['I', 'n', 'p', 'u', 't', '.', ..] when (IsTrue(json, "isRequired") || Limits(json)) && CardTree.TextOf(json, "errorMessage") is null or "":
                yield return new CardFault(place, "The input has no errorMessage.", "Say what is wanted.");
                break;
            case "Input.Text" when IsTrue(json, "isMultiline") && !json.TryGetProperty("maxLength", out _):
                yield return new CardFault(place, "The long input has no maxLength.", "Add \"maxLength\": 2000.");
                break;
        }

        if (json.TryGetProperty("actions", out var actions) && actions.ValueKind is JsonValueKind.Array && actions.GetArrayLength() > MostActions && !actions.EnumerateArray().Any(action => action.TryGetProperty("$when", out _)))
        {
            yield return new CardFault($"{place}.actions", $"{actions.GetArrayLength()} actions side by side.", $"Teams shows {MostActions}.");
        }
    }

    private static bool IsTrue(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True;

    private static bool Limits(JsonElement json) => json.TryGetProperty("min", out _) || json.TryGetProperty("max", out _) || json.TryGetProperty("regex", out _);
}
