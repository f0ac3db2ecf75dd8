using System.Text.Json;
using TeamsCollab.BotFramework;

namespace TeamsCollab.Bot.Materials;

/// <summary>A file that a person put into their chat with the bot. It lies in their OneDrive, where Teams put it.</summary>
/// <param name="Link">For people, with their own permission.</param>
/// <param name="Download">Reads it without any permission for a few minutes; a secret that is neither stored nor logged.</param>
public sealed record SentFile(string Name, Uri Link, Uri Download)
{
    public const string ContentType = "application/vnd.microsoft.teams.file.download.info";

    private const int LongestName = 120;

    /// <summary>Every file of a message, once each; attachments of other kinds, such as the message's own markup, are none.</summary>
    public static IEnumerable<SentFile> In(Activity activity) =>
        (activity.Attachments ?? []).Where(attachment => attachment.ContentType == ContentType).Select(Read).OfType<SentFile>().DistinctBy(file => file.Link);

    private static SentFile? Read(Attachment attachment) =>
        AddressOf(attachment.ContentUrl) is { } link && AddressOf(DownloadOf(attachment.Content)) is { } download
            ? new SentFile(NameOf(attachment.Name, link), link, download)
            : null;

    private static string? DownloadOf(RawJson? content)
    {
        if (content is not { Utf8.Length: > 0 } given)
        {
            return null;
        }

        var element = given.ToElement();
        return element.ValueKind is JsonValueKind.Object && element.TryGetProperty("downloadUrl", out var url) && url.ValueKind is JsonValueKind.String ? url.GetString() : null;
    }

    private static Uri? AddressOf(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) ? address : null;

    /// <summary>On one line, and short enough for the form; what a file is called at its end, its kind, stays.</summary>
    private static string NameOf(string? name, Uri link)
    {
        var given = string.IsNullOrWhiteSpace(name) ? Uri.UnescapeDataString(link.Segments[^1]) : name;
        var line = new string([.. given.Select(letter => char.IsControl(letter) ? ' ' : letter)]).Trim();
        var kind = Path.GetExtension(line);
        return line.Length <= LongestName ? line : kind.Length > 10 ? line[..LongestName] : string.Concat(line.AsSpan(0, LongestName - kind.Length - 1), "…", kind);
    }
}
