using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsCollab.Office.People;
using TeamsCollab.Office.Record;

namespace TeamsCollab.Office.Teams;

/// <summary>Activities as Teams writes them (P6).</summary>
internal sealed class TeamsActivities(SimulatedOfficeOptions options, OfficeDirectory directory, OfficeAddress address)
{
    public string BotId => "28:" + options.BotAppId;

    public JsonObject From(OfficePerson person, OfficeChat chat, string type, string id)
    {
        var zone = directory.TimeZone;
        var now = options.Clock.Now;
        return new JsonObject
        {
            ["type"] = type,
            ["id"] = id,
            ["timestamp"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["localTimestamp"] = zone.In(now).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
            ["localTimezone"] = TimeZoneInfo.TryConvertWindowsIdToIanaId(directory.TimeZoneName, out var iana) ? iana : directory.TimeZoneName,
            ["locale"] = Locale(person),
            ["channelId"] = "msteams",
            ["serviceUrl"] = address.ServiceUrl,
            ["from"] = new JsonObject { ["id"] = person.TeamsId, ["name"] = person.Name, ["aadObjectId"] = person.Id },
            ["recipient"] = new JsonObject { ["id"] = BotId, ["name"] = options.AppName },
            ["conversation"] = Conversation(chat),
            ["entities"] = new JsonArray(new JsonObject
            {
                ["type"] = "clientInfo",
                ["locale"] = Locale(person),
                ["country"] = "CN",
                ["platform"] = "Web",
                ["timezone"] = TimeZoneInfo.TryConvertWindowsIdToIanaId(directory.TimeZoneName, out var name) ? name : directory.TimeZoneName,
            }),
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = options.TenantId } },
        };
    }

    public JsonObject Message(OfficePerson person, OfficeChat chat, string id, string text)
    {
        var activity = From(person, chat, "message", id);
        activity["text"] = text;
        activity["textFormat"] = "plain";
        if (chat.IsGroup)
        {
            activity["text"] = $"<at>{options.AppName}</at> {text}";
            activity["entities"]!.AsArray().Add(new JsonObject
            {
                ["type"] = "mention",
                ["text"] = $"<at>{options.AppName}</at>",
                ["mentioned"] = new JsonObject { ["id"] = BotId, ["name"] = options.AppName },
            });
        }

        return activity;
    }

    /// <summary>A message with a file, and with its own markup as the other attachment that Teams always adds.</summary>
    public JsonObject File(OfficePerson person, OfficeChat chat, string id, string text, string name, string file)
    {
        var activity = Message(person, chat, id, text);
        activity["attachments"] = new JsonArray(
            new JsonObject
            {
                ["contentType"] = "application/vnd.microsoft.teams.file.download.info",
                ["contentUrl"] = $"{address.Root}office/files/{file}",
                ["name"] = name,
                ["content"] = new JsonObject { ["downloadUrl"] = $"{address.Root}download/{file}", ["uniqueId"] = file, ["fileType"] = Path.GetExtension(name).TrimStart('.') },
            },
            new JsonObject { ["contentType"] = "text/html", ["content"] = "<p></p>" });
        return activity;
    }

    public JsonObject Execute(OfficePerson person, OfficeChat chat, string id, string messageId, OfficeAction action, string trigger)
    {
        var activity = From(person, chat, "invoke", id);
        var pressed = new JsonObject { ["type"] = "Action.Execute" };
        if (action.Id is not null)
        {
            pressed["id"] = action.Id;
        }

        pressed["verb"] = action.Verb;
        pressed["data"] = action.Data is { } data ? OfficeJson.Node(data) : new JsonObject();
        activity["name"] = "adaptiveCard/action";
        activity["replyToId"] = messageId;
        activity["value"] = new JsonObject { ["action"] = pressed, ["trigger"] = trigger };
        Source(activity, messageId);
        return activity;
    }

    public JsonObject Submit(OfficePerson person, OfficeChat chat, string id, string messageId, OfficeAction action)
    {
        var activity = From(person, chat, "message", id);
        activity["replyToId"] = messageId;
        activity["value"] = action.Data is { } data ? OfficeJson.Node(data) : new JsonObject();
        Source(activity, messageId);
        return activity;
    }

    /// <param name="place">Where to put the file; null where it is refused.</param>
    public JsonObject FileConsent(OfficePerson person, OfficeChat chat, string id, string messageId, JsonElement pressed, JsonObject? place)
    {
        var activity = From(person, chat, "invoke", id);
        activity["name"] = "fileConsent/invoke";
        activity["replyToId"] = messageId;
        activity["value"] = new JsonObject
        {
            ["type"] = "fileUpload",
            ["action"] = pressed.GetProperty("action").GetString(),
            ["context"] = OfficeJson.Node(pressed.GetProperty("context")),
        };
        if (place is not null)
        {
            activity["value"]!["uploadInfo"] = place;
        }

        Source(activity, messageId);
        return activity;
    }

    public JsonObject Installation(OfficePerson person, OfficeChat chat, string id, bool added)
    {
        var activity = From(person, chat, "installationUpdate", id);
        activity["action"] = added ? "add" : "remove";
        return activity;
    }

    public JsonObject Members(OfficePerson person, OfficeChat chat, string id, bool added)
    {
        var activity = From(person, chat, "conversationUpdate", id);
        activity[added ? "membersAdded" : "membersRemoved"] = new JsonArray(new JsonObject { ["id"] = BotId });
        return activity;
    }

    private JsonObject Conversation(OfficeChat chat)
    {
        var conversation = new JsonObject { ["conversationType"] = chat.IsGroup ? "groupChat" : "personal", ["tenantId"] = options.TenantId, ["id"] = chat.Id };
        if (chat.IsGroup)
        {
            conversation["isGroup"] = true;
            conversation["name"] = chat.Topic;
        }

        return conversation;
    }

    private static void Source(JsonObject activity, string messageId)
    {
        activity["channelData"]!["source"] = new JsonObject { ["name"] = "message" };
        activity["channelData"]!["legacy"] = new JsonObject { ["replyToId"] = messageId };
    }

    private static string Locale(OfficePerson person) => person.Language == "en" ? "en-US" : person.Language;
}
