using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TeamsCollab.Bot.Cards.Authoring;

/// <summary>A sample against the record that the bot would draw: a sample of another shape shows a card that nobody will ever see.</summary>
internal static class RecordShape
{
    public static IEnumerable<CardFault> Check(JsonElement json, Type record, string place = "$")
    {
        var info = CardLibrary.DataOptions.GetTypeInfo(Nullable.GetUnderlyingType(record) ?? record);
        switch (info.Kind)
        {
            case JsonTypeInfoKind.Object when json.ValueKind is JsonValueKind.Object:
                var known = info.Properties.Where(property => property.Get is not null).ToDictionary(property => property.Name);
                foreach (var property in json.EnumerateObject().Where(property => property.Name != "$host" && !known.ContainsKey(property.Name)))
                {
                    yield return new CardFault($"{place}.{property.Name}", $"{record.Name} has no {property.Name}.", "Remove it, or write the sample anew.");
                }

                foreach (var (name, property) in known)
                {
                    if (!json.TryGetProperty(name, out var value))
                    {
                        if (property.PropertyType.IsValueType && Nullable.GetUnderlyingType(property.PropertyType) is null)
                        {
                            yield return new CardFault(place, $"{name} of {record.Name} is missing.", "Add it, or write the sample anew.");
                        }

                        continue;
                    }

                    foreach (var fault in Check(value, property.PropertyType, $"{place}.{name}"))
                    {
                        yield return fault;
                    }
                }

                break;
            case JsonTypeInfoKind.Enumerable when json.ValueKind is JsonValueKind.Array:
                foreach (var fault in json.EnumerateArray().SelectMany((element, index) => Check(element, info.ElementType!, $"{place}[{index}]")))
                {
                    yield return fault;
                }

                break;
            case JsonTypeInfoKind.None when Fits(json, info.Type):
            case JsonTypeInfoKind.Dictionary when json.ValueKind is JsonValueKind.Object:
                break;
            default:
                yield return new CardFault(place, $"It is no {info.Type.Name}.", "Write the sample anew.");
                break;
        }
    }

    private static bool Fits(JsonElement json, Type type)
    {
        try
        {
            json.Deserialize(type, CardLibrary.DataOptions);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
