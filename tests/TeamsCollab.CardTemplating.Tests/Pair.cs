using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsCollab.CardTemplating.Tests;

/// <summary>A template with data, all as JSON text.</summary>
public sealed record Pair(string Name, string Template, string Data, string? Host)
{
    /// <summary>
    /// The pairs in the files below <c>pairs/</c>. A file has data, perhaps a host, and templates or expressions; an expression is tried twice,
    /// alone in its text and inside a longer one.
    /// </summary>
    public static IReadOnlyList<Pair> Written { get; } = [.. Directory.EnumerateFiles(Path.Combine(Folder(), "pairs"), "*.json").Order(StringComparer.Ordinal).SelectMany(Read)];

    public override string ToString() => $"{Name}: {Template}";

    internal static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    private static IEnumerable<Pair> Read(string file)
    {
        var json = JsonElement.Parse(File.ReadAllText(file));
        var name = Path.GetFileNameWithoutExtension(file);
        var data = json.GetProperty("data").GetRawText();
        var host = json.TryGetProperty("host", out var given) ? given.GetRawText() : null;
        if (json.TryGetProperty("templates", out var templates))
        {
            foreach (var template in templates.EnumerateArray())
            {
                yield return new Pair(name, template.GetRawText(), data, host);
            }
        }

        if (json.TryGetProperty("expressions", out var expressions))
        {
            foreach (var expression in expressions.EnumerateArray())
            {
                yield return new Pair(name, Alone("${" + expression.GetString() + "}"), data, host);
                yield return new Pair(name, Alone("<${" + expression.GetString() + "}>"), data, host);
            }
        }
    }

    private static string Alone(string text) => new JsonObject { ["v"] = text }.ToJsonString();
}
