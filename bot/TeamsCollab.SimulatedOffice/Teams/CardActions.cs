using System.Text.Json;

namespace TeamsCollab.Office.Teams;

/// <summary>Finds a button in a card and the inputs that Teams would send with it.</summary>
internal static class CardActions
{
    /// <summary>
    /// The first pressable Action.Execute or Action.Submit with this verb (its own, or <c>data.verb</c>), anywhere in the card;
    /// never one that only stands in <c>refresh</c> or <c>fallback</c>, nor a disabled one.
    /// </summary>
    /// <returns>The button and the cards around it, the outermost first; null where the card has none.</returns>
    public static (JsonElement Action, IReadOnlyList<JsonElement> Around)? Find(JsonElement card, string verb) => Find(card, verb, [card]);

    public static IEnumerable<string> Verbs(JsonElement card) =>
        Objects(card, intoShowCards: true).Where(IsButton).Select(VerbOf).OfType<string>().Distinct();

    /// <summary>Card data, then the inputs of the cards around the button: given values before the card's own. All values are text, as on the wire; empty ones are left out.</summary>
    /// <exception cref="OfficeRefusalException">A required input is empty, or a given one is not in the card.</exception>
    public static OfficeAction Fill(JsonElement action, IReadOnlyList<JsonElement> around, IReadOnlyDictionary<string, string> given)
    {
        var data = new Dictionary<string, JsonElement>();
        if (action.TryGetProperty("data", out var own) && own.ValueKind is JsonValueKind.Object)
        {
            foreach (var member in own.EnumerateObject())
            {
                data[member.Name] = member.Value;
            }
        }

        var inputs = Text(action, "associatedInputs") is "none" or "None" ? [] : around.SelectMany(card => Objects(card, intoShowCards: false)).Where(IsInput).ToList();
        if (given.Keys.FirstOrDefault(name => inputs.All(input => Text(input, "id") != name)) is { } stranger)
        {
            throw new OfficeRefusalException($"卡片上没有输入项 {stranger}。 The card has no input {stranger}.");
        }

        foreach (var input in inputs)
        {
            var id = Text(input, "id")!;
            var value = given.TryGetValue(id, out var chosen) ? chosen : Default(input);
            if (value is { Length: > 0 })
            {
                data[id] = JsonSerializer.SerializeToElement(value, OfficeJson.Options);
            }
            else if (input.TryGetProperty("isRequired", out var required) && required.ValueKind is JsonValueKind.True)
            {
                throw new OfficeRefusalException($"必填项 {id} 为空。 The required input {id} is empty.");
            }
        }

        return new OfficeAction(Text(action, "type")!, Text(action, "id"), Text(action, "verb"), JsonSerializer.SerializeToElement(data, OfficeJson.Options));
    }

    private static (JsonElement, IReadOnlyList<JsonElement>)? Find(JsonElement node, string verb, IReadOnlyList<JsonElement> around)
    {
        if (node.ValueKind is JsonValueKind.Array)
        {
            foreach (var item in node.EnumerateArray())
            {
                if (Find(item, verb, around) is { } found)
                {
                    return found;
                }
            }
        }

        if (node.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        if (IsButton(node) && VerbOf(node) == verb)
        {
            return (node, around);
        }

        var shown = Text(node, "type") == "Action.ShowCard";
        foreach (var member in node.EnumerateObject().Where(member => !IsAside(member.Name)))
        {
            IReadOnlyList<JsonElement> within = shown && member.Name == "card" ? [.. around, member.Value] : around;
            if (Find(member.Value, verb, within) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static IEnumerable<JsonElement> Objects(JsonElement node, bool intoShowCards)
    {
        if (node.ValueKind is JsonValueKind.Array)
        {
            return node.EnumerateArray().SelectMany(item => Objects(item, intoShowCards));
        }

        if (node.ValueKind is not JsonValueKind.Object || (!intoShowCards && Text(node, "type") == "Action.ShowCard"))
        {
            return [];
        }

        return [node, .. node.EnumerateObject().Where(member => !IsAside(member.Name)).SelectMany(member => Objects(member.Value, intoShowCards))];
    }

    private static bool IsAside(string member) => member is "fallback" or "refresh" or "data" or "authentication";

    private static bool IsButton(JsonElement node) =>
        Text(node, "type") is "Action.Execute" or "Action.Submit" && !(node.TryGetProperty("isEnabled", out var enabled) && enabled.ValueKind is JsonValueKind.False);

    private static bool IsInput(JsonElement node) => Text(node, "type")?.StartsWith("Input.", StringComparison.Ordinal) is true && Text(node, "id") is not null;

    private static string? VerbOf(JsonElement action) =>
        Text(action, "verb") ?? (action.TryGetProperty("data", out var data) && data.ValueKind is JsonValueKind.Object ? Text(data, "verb") : null);

    private static string? Default(JsonElement input) =>
        input.TryGetProperty("value", out var value) && value.ValueKind is not JsonValueKind.Null ? value.ToString()
        : Text(input, "type") == "Input.Toggle" ? Text(input, "valueOff") ?? "false"
        : null;

    private static string? Text(JsonElement node, string name) =>
        node.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
