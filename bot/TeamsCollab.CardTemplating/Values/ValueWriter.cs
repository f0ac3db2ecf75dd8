using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace TeamsCollab.CardTemplating.Values;

/// <summary>Writes a value as JSON; what has no value is the caller's to handle.</summary>
internal static class ValueWriter
{
    /// <param name="output">Where to.</param>
    /// <param name="expansion">Whose limits.</param>
    /// <param name="value">Neither Undefined nor Error, except inside arrays and objects, where they become null.</param>
    /// <param name="depth">Levels of objects and arrays around the value.</param>
    public static void Write(ref JsonOutput output, Expansion expansion, in Value value, int depth)
    {
        switch (value.Kind)
        {
            case ValueKind.True:
                output.Raw("true"u8);
                break;
            case ValueKind.False:
                output.Raw("false"u8);
                break;
            case ValueKind.Number when value.IsInDocument:
                output.Raw(JsonMarshal.GetRawUtf8Value(value.Element));
                break;
            case ValueKind.Number:
                output.Number(value.Number);
                break;
            case ValueKind.Text:
                output.Byte((byte)'"');
                Text(ref output, value);
                output.Byte((byte)'"');
                break;
            case ValueKind.Array or ValueKind.Object when depth >= expansion.MaxDepth:
                throw new ExpansionException(expansion.Template, $"more than {expansion.MaxDepth} levels of objects and arrays.");
            case ValueKind.Array:
                Array(ref output, expansion, value, depth);
                break;
            case ValueKind.Object:
                Object(ref output, expansion, value, depth);
                break;
            default:
                output.Raw("null"u8);
                break;
        }
    }

    /// <summary>The inside of a JSON string.</summary>
    public static void Text(ref JsonOutput output, in Value value)
    {
        if (value.Constant is { } constant)
        {
            output.Raw(constant.Encoded);
        }
        else if (value.IsInDocument)
        {
            output.Escaped(value.Element);
        }
        else
        {
            output.Escaped(value.Text.AsSpan());
        }
    }

    private static void Array(ref JsonOutput output, Expansion expansion, in Value value, int depth)
    {
        output.Byte((byte)'[');
        var first = true;
        if (value.Made is { } items)
        {
            foreach (ref readonly var item in items.AsSpan())
            {
                Comma(ref output, ref first);
                Write(ref output, expansion, item, depth + 1);
            }
        }
        else
        {
            foreach (var element in value.Element.EnumerateArray())
            {
                Comma(ref output, ref first);
                Write(ref output, expansion, Value.Of(element), depth + 1);
            }
        }

        output.Byte((byte)']');
    }

    private static void Object(ref JsonOutput output, Expansion expansion, in Value value, int depth)
    {
        output.Byte((byte)'{');
        var first = true;
        if (value.Map is { } map)
        {
            foreach (var (name, property) in map)
            {
                if (property.Kind == ValueKind.Undefined)
                {
                    continue;
                }

                Comma(ref output, ref first);
                output.Byte((byte)'"');
                output.Escaped(name.AsSpan());
                output.Raw("\":"u8);
                Write(ref output, expansion, property, depth + 1);
            }
        }
        else
        {
            foreach (var property in value.Element.EnumerateObject())
            {
                Comma(ref output, ref first);
                Name(ref output, property);
                Write(ref output, expansion, Value.Of(property.Value), depth + 1);
            }
        }

        output.Byte((byte)'}');
    }

    private static void Name(ref JsonOutput output, JsonProperty property)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(property);
        output.Byte((byte)'"');
        if (Utf8.IsValid(raw) && raw.IndexOf("\\u"u8) < 0)
        {
            output.Raw(raw);
        }
        else
        {
            output.Escaped(WellFormedText.Repair(raw).AsSpan());
        }

        output.Raw("\":"u8);
    }

    private static void Comma(ref JsonOutput output, ref bool first)
    {
        if (!first)
        {
            output.Byte((byte)',');
        }

        first = false;
    }
}
