using System.Text.Json;

namespace TeamsCollab.FakeCosmos.Sql;

/// <summary>The functions that the product's queries use; any other is refused by name.</summary>
internal static class Functions
{
    public static JsonElement Of(string name, JsonElement[] arguments) => (name.ToUpperInvariant(), arguments) switch
    {
        ("IS_DEFINED", [var value]) => Values.Truth(value.ValueKind != JsonValueKind.Undefined),
        ("ARRAY_CONTAINS", [{ ValueKind: JsonValueKind.Array } list, var item]) => Values.Truth(list.EnumerateArray().Any(each => JsonElement.DeepEquals(each, item))),
        ("ARRAY_CONTAINS", [_, _]) => Values.Truth(false),
        ("STARTSWITH", [{ ValueKind: JsonValueKind.String } text, { ValueKind: JsonValueKind.String } start]) => Values.Truth(text.GetString()!.StartsWith(start.GetString()!, StringComparison.Ordinal)),
        ("STARTSWITH", [_, _]) => default,
        _ => throw new GatewayException(400, $"This fake does not know the function {name} with {arguments.Length} arguments."),
    };
}
