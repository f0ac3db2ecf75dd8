using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TeamsCollab.Process;

/// <summary>
/// How a folded state is written down: like events, but without what reading gives back by itself, namely lists that are computed, lists that are empty
/// and values that are their type's default. A state is read and written whole in every turn, and half of its members are such.
/// </summary>
public static class CollaborationJson
{
    public static JsonSerializerOptions Options { get; } = new(StoredEvents.Options)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOut } },
    };

    public static byte[] Write(Collaboration state) => JsonSerializer.SerializeToUtf8Bytes(state, Options);

    public static Collaboration Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<Collaboration>(json, Options) ?? throw new JsonException("A state was stored as null.");

    private static void LeaveOut(JsonTypeInfo type)
    {
        if (type.Kind is not JsonTypeInfoKind.Object)
        {
            return;
        }

        for (var place = type.Properties.Count - 1; place >= 0; place--)
        {
            var property = type.Properties[place];
            if (property.Set is null)
            {
                // IgnoreReadOnlyProperties spares lists.
                type.Properties.RemoveAt(place);
            }
            else if (property.AssociatedParameter is null && property.PropertyType.IsAssignableTo(typeof(ICollection)))
            {
                // What no constructor asks for begins as an empty list.
                property.ShouldSerialize = static (_, value) => value is not ICollection { Count: 0 };
            }
        }
    }
}
