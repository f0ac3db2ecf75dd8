using System.Text;

namespace TeamsCollab.CardTemplating.Values;

/// <summary>A value inside a longer text: numbers shortest, arrays joined by commas, objects without content, as the language has it.</summary>
internal static class ValueText
{
    /// <summary>Null where the value has no text and the expression must stay as it is written.</summary>
    public static string? Of(in Value value) => value.Kind switch
    {
        ValueKind.Text => value.Text,
        ValueKind.Number => JavaScriptNumber.Write(value.Number),
        ValueKind.True => "true",
        ValueKind.False => "false",
        ValueKind.Object => "[object Object]",
        ValueKind.Array => Join(value.Items(), ","),
        _ => null,
    };

    public static string Join(ReadOnlySpan<Value> items, string separator, string? last = null)
    {
        var text = new StringBuilder();
        for (var i = 0; i < items.Length; i++)
        {
            text.Append(i == 0 ? "" : last is not null && i == items.Length - 1 ? last : separator).Append(Of(items[i]));
        }

        return text.ToString();
    }
}
