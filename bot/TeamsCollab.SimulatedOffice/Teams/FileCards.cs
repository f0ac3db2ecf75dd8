using System.Text.Json.Nodes;

namespace TeamsCollab.Office.Teams;

/// <summary>Teams' two cards about files, drawn as the cards that the practice page can show.</summary>
internal static class FileCards
{
    public const string Consent = "application/vnd.microsoft.teams.card.file.consent";
    public const string Info = "application/vnd.microsoft.teams.card.file.info";

    /// <summary>What a button of the consent card carries in the place where Teams keeps its own message types.</summary>
    public const string Button = "fileConsent";

    /// <summary>Null where the attachment is neither, or misses what Teams demands.</summary>
    public static JsonObject? Draw(JsonObject attachment) => attachment["contentType"].AsText() switch
    {
        Consent when attachment["content"] is JsonObject content && attachment["name"].AsText() is { Length: > 0 } name && content["sizeInBytes"] is JsonValue size =>
            Card([name, $"{content["description"].AsText()} {size.ToJsonString()} bytes"], Press("允许 / Allow", "accept", name, content["acceptContext"]), Press("拒绝 / Decline", "decline", name, content["declineContext"])),
        Info when attachment["contentUrl"].AsText() is { Length: > 0 } url && attachment["content"] is JsonObject content && content["uniqueId"].AsText() is not null =>
            Card([attachment["name"].AsText() ?? string.Empty], new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = "打开 / Open", ["url"] = url }),
        _ => null,
    };

    private static JsonObject Press(string title, string action, string name, JsonNode? context) => new()
    {
        ["type"] = "Action.Submit",
        ["title"] = title,
        ["data"] = new JsonObject
        {
            ["verb"] = $"{Button}.{action}",
            ["msteams"] = new JsonObject { ["type"] = Button, ["action"] = action, ["name"] = name, ["context"] = context?.DeepClone() },
        },
    };

    private static JsonObject Card(string[] lines, params JsonNode[] actions) => new()
    {
        ["type"] = "AdaptiveCard",
        ["version"] = "1.5",
        ["body"] = new JsonArray([.. lines.Select((line, place) => (JsonNode)new JsonObject { ["type"] = "TextBlock", ["text"] = line, ["wrap"] = true, ["weight"] = place == 0 ? "Bolder" : "Default" })]),
        ["actions"] = new JsonArray(actions),
    };
}
