using System.Buffers;
using System.Text.Json;

namespace TeamsCollab.BotFramework;

/// <summary>
/// Half a surrogate pair, written as an escape, is valid JSON that no string can hold: every later read of it would throw. It is looked
/// for once at the door, and only in bodies that contain such an escape at all.
/// </summary>
internal static class WellFormedText
{
    public static bool IsIn(ReadOnlySequence<byte> json) => !MayHaveSurrogateEscape(json) || EveryStringReads(json);

    private static bool MayHaveSurrogateEscape(ReadOnlySequence<byte> json)
    {
        var scan = new SequenceReader<byte>(json);
        while (scan.TryAdvanceTo((byte)'\\'))
        {
            if (scan.IsNext("uD"u8) || scan.IsNext("ud"u8))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EveryStringReads(ReadOnlySequence<byte> json)
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
