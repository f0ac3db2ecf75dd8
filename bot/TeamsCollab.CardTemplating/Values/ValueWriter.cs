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
                output.Raw(value.Node.Raw);
                break;
            case ValueKind.Number:
                output.Number(value.Number);
                break;
            case ValueKind.Text when value.IsInDocument:
                value.Node.WriteQuoted(ref output);
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
            value.Node.WriteText(ref output);
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
            var node = value.Node;
            for (var i = 0; i < node.Count; i++)
            {
                Comma(ref output, ref first);
                Write(ref output, expansion, Value.Of(node[i]), depth + 1);
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
            var node = value.Node;
            for (var i = 0; i < node.Count; i++)
            {
                Comma(ref output, ref first);
                output.Byte((byte)'"');
                node.WriteName(ref output, i);
                output.Raw("\":"u8);
                Write(ref output, expansion, Value.Of(node[i]), depth + 1);
            }
        }

        output.Byte((byte)'}');
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
