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

    /// <summary>The first words: the text, or else the first text of the card.</summary>
    public static string Preview(OfficeMessage message, string personId)
    {
        var words = message.Subject ?? (message.Text.Length > 0 ? message.Text : message.CardsFor(personId).Select(FirstText).FirstOrDefault(text => text is not null)) ?? string.Empty;
        return words.Length <= PreviewLength ? words : words[..PreviewLength] + "…";
    }

    public static string Plain(string html) =>
        WebUtility.HtmlDecode(Tag().Replace(Break().Replace(html, "\n"), string.Empty)).Trim();

    private static string? FirstText(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Array => node.EnumerateArray().Select(FirstText).FirstOrDefault(text => text is not null),
        JsonValueKind.Object when node.TryGetProperty("type", out var type) && type.ValueEquals("TextBlock") && node.TryGetProperty("text", out var text) => text.GetString(),
        JsonValueKind.Object => node.EnumerateObject().Where(member => member.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object && member.Name is not ("actions" or "refresh"))
            .Select(member => FirstText(member.Value)).FirstOrDefault(text => text is not null),
        _ => null,
    };

    [GeneratedRegex(@"<br\s*/?>|</(p|div|li|tr|h[1-6])>", RegexOptions.IgnoreCase)]
    private static partial Regex Break();

    [GeneratedRegex(@"<(style|script)[^>]*>.*?</\1>|<[^>]+>", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Tag();
}
