using System.Text.Json;
using System.Text.Unicode;

namespace TeamsCollab.BotFramework;

/// <summary>
/// Bytes that are no UTF-8, and half a surrogate pair written as an escape, pass a JSON reader and throw at every later read of that text.
/// Both are looked for once at the door; the escapes only in bodies that contain one at all.
/// </summary>
internal static class WellFormedText
{
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static bool IsIn(ReadOnlySpan<byte> json) => Utf8.IsValid(json) && (!MayHaveSurrogateEscape(json) || EveryStringReads(json));

    private static bool MayHaveSurrogateEscape(ReadOnlySpan<byte> json) => json.IndexOf("\\uD"u8) >= 0 || json.IndexOf("\\ud"u8) >= 0;

    private static bool EveryStringReads(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = BotFrameworkJson.MaxDepth });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                {
                    _ = reader.GetString();
                }
            }

            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
