using System.Collections.Immutable;
using System.Globalization;
using TeamsCollab.Bot.Teams;
using TeamsCollab.Process.Request;

namespace TeamsCollab.Bot.Materials;

/// <summary>
/// What the bot read of the files in a draft, by their links, kept beside the answers under a name that no card sends. So a person may rename a
/// material or take it out like any line that they typed, but cannot say what a file held.
/// </summary>
public static class KeptContents
{
    /// <summary>As it stands among a draft's answers. No input of any card may have this name.</summary>
    public const string Name = "contents";

    public static ImmutableDictionary<string, FileContent> Read(string kept) => kept.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(' '))
        .Where(parts => parts.Length == 3)
        .Select(parts => (Link: parts[2], Content: FileContent.Read(parts[0], parts[1])))
        .Where(file => file.Content is not null)
        .ToImmutableDictionary(file => file.Link, file => file.Content!, StringComparer.Ordinal);

    public static string Write(IEnumerable<KeyValuePair<string, FileContent>> contents) =>
        string.Join('\n', contents.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.Value.Size} {file.Value.Sha256} {file.Key}")));
}
