using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace TeamsCollab.Process.Content;

/// <summary>
/// RFC 8785 (JSON Canonicalization Scheme) for the one shape that is ever sealed: an object whose values are strings.
/// Keys in UTF-16 code unit order, no white space, the escapes of RFC 8785 3.2.2.2 and no others.
/// </summary>
public static class CanonicalJson
{
    public static byte[] Of(ImmutableSortedDictionary<string, string> fields)
    {
        var json = new StringBuilder("{");
        foreach (var (name, text) in fields)
        {
            if (json.Length > 1)
            {
                json.Append(',');
            }

            AppendString(json, name);
            json.Append(':');
            AppendString(json, text);
        }

        return Encoding.UTF8.GetBytes(json.Append('}').ToString());
    }

    private static void AppendString(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (var unit in text)
        {
            _ = unit switch
            {
                '"' => json.Append("\\\""),
                '\\' => json.Append("\\\\"),
                '\b' => json.Append("\\b"),
                '\t' => json.Append("\\t"),
                '\n' => json.Append("\\n"),
                '\f' => json.Append("\\f"),
                '\r' => json.Append("\\r"),
                < ' ' => json.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}"),
                _ => json.Append(unit),
            };
        }

        json.Append('"');
    }
}
