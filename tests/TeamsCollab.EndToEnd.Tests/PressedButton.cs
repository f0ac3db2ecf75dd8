using System.Text.Json;
using TeamsCollab.Office.Teams;

namespace TeamsCollab.EndToEnd.Tests;

/// <summary>Takes a button out of a card as a client does that keeps it while the card changes.</summary>
internal static class PressedButton
{
    public static OfficeAction Of(JsonElement card, string verb, params (string Name, string Value)[] inputs)
    {
        var button = Find(card, verb) ?? throw new InvalidOperationException($"The card has no button {verb}.");
        var data = button.GetProperty("data").EnumerateObject().ToDictionary(member => member.Name, member => (object)member.Value);
        foreach (var (name, value) in inputs)
        {
            data[name] = value;
        }

        return new OfficeAction("Action.Execute", null, verb, JsonSerializer.SerializeToElement(data));
    }

    public static JsonElement? Find(JsonElement node, string verb) => node.ValueKind switch
    {
        JsonValueKind.Array => node.EnumerateArray().Select(item => Find(item, verb)).FirstOrDefault(found => found is not null),
        JsonValueKind.Object when node.TryGetProperty("type", out var type) && type.ValueEquals("Action.Execute") && node.TryGetProperty("verb", out var own) && own.ValueEquals(verb) => node,
        JsonValueKind.Object => node.EnumerateObject().Where(member => member.Name != "refresh").Select(member => Find(member.Value, verb)).FirstOrDefault(found => found is not null),
        _ => null,
    };
}
