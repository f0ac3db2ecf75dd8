using System.Text.Json;

namespace TeamsCollab.Bot.Cards.Authoring;

/// <summary>A JSON file below the cards folder, with the lines of its parts.</summary>
internal sealed record CardFile(string Name, ReadOnlyMemory<byte> Utf8, JsonElement Json, IReadOnlyDictionary<string, int> Lines)
{
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static CardFile Read(string folder, string path)
    {
        var utf8 = JsonLines.WithoutMark(File.ReadAllBytes(path));
        var json = JsonElement.Parse(utf8.Span);
        return new CardFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), utf8, json, JsonLines.Of(utf8.Span));
    }

    public CardFinding Finding(string place, string wrong, string toDo) => new(Name, LineOf(place), place, wrong, toDo);

    /// <summary>Where a place begins; of one that is missing, where it should stand.</summary>
    private int LineOf(string place)
    {
        for (var at = place; at.Length > 0; at = at[..Math.Max(0, at.LastIndexOfAny(['.', '[', ' ']))])
        {
            if (Lines.TryGetValue(at, out var line))
            {
                return line;
            }
        }

        return 0;
    }
}
