using System.Globalization;
using System.Text.Json;

namespace TeamsCollab.Bot.Cards.Authoring;

/// <summary>On which line of a file each JSON path begins, so that a message can be clicked.</summary>
internal static class JsonLines
{
    /// <summary>A file as editors on Windows save it, without its mark.</summary>
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> file) => file.Span.StartsWith("\uFEFF"u8) ? file[3..] : file;

    /// <summary>Lines by path, such as <c>$.body[2].text</c>, from 1.</summary>
    public static Dictionary<string, int> Of(ReadOnlySpan<byte> json)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var open = new Stack<(string Path, bool IsArray, int Next)>();
        var reader = new Utf8JsonReader(json);
        var (line, counted) = (1, 0);
        var name = string.Empty;
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                open.Pop();
                continue;
            }

            line += json[counted..(int)reader.TokenStartIndex].Count((byte)'\n');
            counted = (int)reader.TokenStartIndex;
            if (reader.TokenType is JsonTokenType.PropertyName)
            {
                name = reader.GetString()!;
                lines.TryAdd($"{open.Peek().Path}.{name}", line);
                continue;
            }

            var path = "$";
            if (open.TryPop(out var around))
            {
                path = around.IsArray ? string.Create(CultureInfo.InvariantCulture, $"{around.Path}[{around.Next}]") : $"{around.Path}.{name}";
                open.Push(around with { Next = around.Next + 1 });
            }

            lines.TryAdd(path, line);
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                open.Push((path, reader.TokenType is JsonTokenType.StartArray, 0));
            }
        }

        return lines;
    }
}
