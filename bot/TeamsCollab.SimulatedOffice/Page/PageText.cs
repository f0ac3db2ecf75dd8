using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using TeamsCollab.Office.Record;

namespace TeamsCollab.Office.Page;

/// <summary>Messages as plain words. HTML of a mail is never handed to the page.</summary>
internal static partial class PageText
{
    private const int PreviewLength = 60;

    public static string Of(OfficeMessage message)
    {
        var text = message.Kind == "chat" ? message.Text : Plain(message.Text);
        return message.Subject is null ? text : $"**{message.Subject}**\n\n{text}";
    }

    /// <summary>The first words: the text, or else what the card asks or says first, below its title.</summary>
    public static string Preview(OfficeMessage message, string personId)
    {
        var words = message.Subject ?? (message.Text.Length > 0 ? message.Text : message.CardsFor(personId).Select(Headline).FirstOrDefault(text => text is not null)) ?? string.Empty;
        return words.Length <= PreviewLength ? words : words[..PreviewLength] + "…";
    }

    public static string Plain(string html) =>
        WebUtility.HtmlDecode(Tag().Replace(Break().Replace(html, "\n"), string.Empty)).Trim();

    private static string? Headline(JsonElement card)
    {
        var blocks = Blocks(card).ToList();
        var title = blocks.FindIndex(block => Has(block, "style", "heading"));
        return (blocks.ElementAtOrDefault(title + 1) is { ValueKind: JsonValueKind.Object } next ? next : blocks.ElementAtOrDefault(title)) is { ValueKind: JsonValueKind.Object } found
            ? MarkdownEscape().Replace(found.GetProperty("text").GetString()!, "$1")
            : null;
    }

    /// <summary>The card's texts in the order of reading.</summary>
    private static IEnumerable<JsonElement> Blocks(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Array => node.EnumerateArray().SelectMany(Blocks),
        JsonValueKind.Object when Has(node, "type", "TextBlock") && node.TryGetProperty("text", out var text) && text.ValueKind is JsonValueKind.String => [node],
        JsonValueKind.Object => node.EnumerateObject().Where(member => member.Name is not ("actions" or "refresh")).SelectMany(member => Blocks(member.Value)),
        _ => [],
    };

    private static bool Has(JsonElement node, string name, string value) => node.TryGetProperty(name, out var found) && found.ValueKind is JsonValueKind.String && found.ValueEquals(value);

    [GeneratedRegex(@"\\([\p{P}\p{S}])")]
    private static partial Regex MarkdownEscape();

    [GeneratedRegex(@"<br\s*/?>|</(p|div|li|tr|h[1-6])>", RegexOptions.IgnoreCase)]
    private static partial Regex Break();

    [GeneratedRegex(@"<(style|script)[^>]*>.*?</\1>|<[^>]+>", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Tag();
}
