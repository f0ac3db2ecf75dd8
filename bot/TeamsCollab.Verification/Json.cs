using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace TeamsCollab.Verification;

/// <summary>Reads JSON strictly: one spelling of each thing, nothing twice. What is missing or misspelt is a <see cref="FormatException"/>.</summary>
internal static class Json
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    public static JsonElement Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return document.RootElement.Clone();
        }
        catch (JsonException fault)
        {
            throw new FormatException(fault.Message, fault);
        }
    }

    public static JsonElement.ArrayEnumerator Items(JsonElement element) =>
        element.ValueKind is JsonValueKind.Array ? element.EnumerateArray() : throw new FormatException("An array was expected.");

    public static string Text(JsonElement element, string name) => OptionalText(element, name) ?? throw new FormatException($"{name} is missing.");

    /// <summary>Null where the property is missing.</summary>
    public static string? OptionalText(JsonElement element, string name) =>
        element.ValueKind is not JsonValueKind.Object || !element.TryGetProperty(name, out var value) ? null
        : value.ValueKind is JsonValueKind.String ? value.GetString()
        : throw new FormatException($"{name} is no text.");

    public static long Number(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out var number)
            ? number
            : throw new FormatException($"{name} is no whole number.");

    public static bool IsTrue(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True;

    /// <summary>base64url without padding, in the one spelling that encoding gives: spare bits that mean nothing must be zero.</summary>
    public static byte[] Bytes(string text)
    {
        try
        {
            var bytes = Base64Url.DecodeFromChars(text);
            return Base64Url.EncodeToString(bytes) == text ? bytes : throw new FormatException($"{text} is not base64url as it is written here.");
        }
        catch (ArgumentException fault)
        {
            throw new FormatException(fault.Message, fault);
        }
    }

    /// <summary>RFC 8785 of an object whose values are texts: names in UTF-16 order, no white space, no escape that is not needed.</summary>
    public static byte[] Canonical(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var text = new StringBuilder("{");
        foreach (var (name, value) in fields.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            text.Append(text.Length > 1 ? "," : string.Empty);
            Append(text, name);
            text.Append(':');
            Append(text, value);
        }

        return Encoding.UTF8.GetBytes(text.Append('}').ToString());
    }

    private static void Append(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var unit in value)
        {
            switch (unit)
            {
                case '"' or '\\':
                    text.Append('\\').Append(unit);
                    break;
                case < ' ':
                    var shortly = "btn_fr".AsSpan();
                    text.Append('\\').Append(unit is >= '\b' and <= '\r' and not '\v' ? shortly[unit - '\b'] : 'u');
                    text.Append(unit is >= '\b' and <= '\r' and not '\v' ? string.Empty : ((int)unit).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
                    break;
                default:
                    text.Append(unit);
                    break;
            }
        }

        text.Append('"');
    }
}
