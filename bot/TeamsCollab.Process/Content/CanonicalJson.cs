using System.Buffers;
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
    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(unit => (char)unit), '"', '\\']);

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
        var rest = text.AsSpan();
        for (var at = rest.IndexOfAny(Escaped); at >= 0; at = rest.IndexOfAny(Escaped))
        {
            json.Append(rest[..at]);
            var unit = rest[at];
            rest = rest[(at + 1)..];
            _ = unit switch
            {
                '"' => json.Append("\\\""),
                '\\' => json.Append("\\\\"),
                '\b' => json.Append("\\b"),
                '\t' => json.Append("\\t"),
                '\n' => json.Append("\\n"),
                '\f' => json.Append("\\f"),
                '\r' => json.Append("\\r"),
                _ => json.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}"),
            };
        }

        json.Append(rest).Append('"');
    }
}
