using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsCollab.Office.People;
using TeamsCollab.Office.Record;

namespace TeamsCollab.Office.Teams;

/// <summary>What a person can do in Teams: write, press, refresh.</summary>
internal sealed class TeamsClient(SimulatedOfficeOptions options, OfficeRecord record, TeamsChats chats, TeamsActivities activities, BotChannel bot, OfficeFiles files, OfficeAddress address)
{
    public async Task<PressResult> SayAsync(OfficePerson person, OfficeChat chat, string text, CancellationToken cancellation)
    {
        Allow(person, chat);
        var message = Written(person, chat, text);
        record.Put(message);
        var (status, _) = await bot.PostAsync(activities.Message(person, chat, message.Id, text), cancellation);
        return new PressResult(status, null, record.Message(message.Id), null);
    }

    /// <summary>Puts a file into the person's OneDrive and sends it in a message, as Teams does.</summary>
    public async Task<PressResult> SendFileAsync(OfficePerson person, OfficeChat chat, string name, byte[] content, string text, CancellationToken cancellation)
    {
        Allow(person, chat);
        var message = Written(person, chat, $"{text}\n📎 {name}".Trim());
        record.Put(message);
        var file = files.Keep(person.Id, name, content);
        var (status, _) = await bot.PostAsync(activities.File(person, chat, message.Id, text, name, file), cancellation);
        return new PressResult(status, null, record.Message(message.Id), null);
    }

    public async Task<PressResult> PressAsync(OfficePerson person, string messageId, OfficeAction action, CancellationToken cancellation)
    {
        var (message, chat) = Readable(person, messageId);
        return action.Type switch
        {
            "Action.Execute" => await InvokeAsync(person, chat, message, action, "manual", cancellation),
            "Action.Submit" => await SubmitAsync(person, chat, message, action, cancellation),
            _ => throw new OfficeRefusalException($"{action.Type} 不会发送给机器人。 {action.Type} is not sent to the bot."),
        };
    }

    /// <summary>Presses the button with this verb on the newest card that this person sees it on.</summary>
    /// <param name="meant">Which of these buttons, by its JSON.</param>
    public async Task<PressResult> PressAsync(OfficePerson person, string verb, IReadOnlyDictionary<string, string> inputs, Func<JsonElement, bool> meant, CancellationToken cancellation)
    {
        var messages = record.MessagesOf(person.Id);
        foreach (var message in messages.Reverse())
        {
            foreach (var card in message.CardsFor(person.Id))
            {
                if (CardActions.Find(card, verb) is { } found && meant(found.Action))
                {
                    return await PressAsync(person, message.Id, CardActions.Fill(found.Action, found.Around, inputs), cancellation);
                }
            }
        }

        var offered = messages.SelectMany(message => message.CardsFor(person.Id)).SelectMany(CardActions.Verbs).Distinct();
        throw new OfficeRefusalException($"{person.Name} 的卡片上没有按钮 {verb}，只有：{string.Join("、", offered)}。 No card of this person offers {verb}.");
    }

    /// <summary>What Teams does on its own when it shows a card with <c>refresh</c> to someone named in its <c>userIds</c>.</summary>
    public async Task<PressResult> RefreshAsync(OfficePerson person, string messageId, CancellationToken cancellation) =>
        await TryRefreshAsync(person, messageId, cancellation) ?? throw new OfficeRefusalException("这张卡片不会自动刷新。 This card does not refresh.");

    /// <summary>Null for a card that does not refresh, perhaps not any more: it may have settled since its reader saw it.</summary>
    public async Task<PressResult?> TryRefreshAsync(OfficePerson person, string messageId, CancellationToken cancellation)
    {
        var (message, chat) = Readable(person, messageId);
        var refresh = message.CardsFor(person.Id).FirstOrDefault(card => card.TryGetProperty("refresh", out _));
        if (refresh.ValueKind is not JsonValueKind.Object || !refresh.GetProperty("refresh").TryGetProperty("action", out var action))
        {
            return null;
        }

        return await InvokeAsync(person, chat, message, CardActions.Fill(action, [], new Dictionary<string, string>()), "automatic", cancellation);
    }

    private async Task<PressResult> InvokeAsync(OfficePerson person, OfficeChat chat, OfficeMessage message, OfficeAction action, string trigger, CancellationToken cancellation)
    {
        var id = "f:" + record.NextSerial().ToString(CultureInfo.InvariantCulture);
        var (status, body) = await bot.PostAsync(activities.Execute(person, chat, id, message.Id, action, trigger), cancellation);
        var answer = body is { ValueKind: JsonValueKind.Object } element ? JsonObject.Create(element) : null;
        var card = answer.Type() == "application/vnd.microsoft.card.adaptive" && answer!["value"] is JsonObject value ? OfficeJson.Element(value) : (JsonElement?)null;
        var stands = card is { } view
            ? record.Change(message.Id, known => known with { Views = new Dictionary<string, JsonElement>(known.Views) { [person.Id] = view } })
            : record.Message(message.Id);
        return new PressResult(status, body, stands, answer.Toast() ?? (status is >= 200 and < 300 ? null : "出错了，请重试。 Something went wrong. Please try again."));
    }

    private async Task<PressResult> SubmitAsync(OfficePerson person, OfficeChat chat, OfficeMessage message, OfficeAction action, CancellationToken cancellation)
    {
        if (action.Data is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty("msteams", out var teams)
            && teams.ValueKind is JsonValueKind.Object && teams.TryGetProperty("type", out var type) && type.ValueEquals("imBack"))
        {
            return await SayAsync(person, chat, teams.GetProperty("value").GetString() ?? string.Empty, cancellation);
        }

        if (action.Data is { ValueKind: JsonValueKind.Object } pressed && pressed.TryGetProperty("msteams", out var own)
            && own.ValueKind is JsonValueKind.Object && own.TryGetProperty("type", out var kind) && kind.ValueEquals(FileCards.Button))
        {
            return await ConsentAsync(person, chat, message, own, cancellation);
        }

        var id = record.NextSerial().ToString(CultureInfo.InvariantCulture);
        var (status, _) = await bot.PostAsync(activities.Submit(person, chat, id, message.Id, action), cancellation);
        return new PressResult(status, null, record.Message(message.Id), null);
    }

    /// <summary>Somebody allows or refuses a file: allowed, Teams opens an upload session and tells the bot where.</summary>
    private async Task<PressResult> ConsentAsync(OfficePerson person, OfficeChat chat, OfficeMessage message, JsonElement own, CancellationToken cancellation)
    {
        var (id, name) = ("f:" + record.NextSerial().ToString(CultureInfo.InvariantCulture), own.GetProperty("name").GetString()!);
        JsonObject? place = null;
        if (own.GetProperty("action").ValueEquals("accept"))
        {
            var file = files.Expect(person.Id, name);
            place = new JsonObject
            {
                ["contentUrl"] = $"{address.Root}office/files/{file}",
                ["name"] = name,
                ["uploadUrl"] = $"{address.Root}upload/{file}",
                ["uniqueId"] = file,
                ["fileType"] = Path.GetExtension(name).TrimStart('.'),
            };
        }

        var (status, body) = await bot.PostAsync(activities.FileConsent(person, chat, id, message.Id, own, place), cancellation);
        return new PressResult(status, body, record.Message(message.Id), status is >= 200 and < 300 ? null : "出错了，请重试。 Something went wrong. Please try again.");
    }

    private OfficeMessage Written(OfficePerson person, OfficeChat chat, string text) => new()
    {
        Id = record.NextSerial().ToString(CultureInfo.InvariantCulture),
        ChatId = chat.Id,
        Kind = "chat",
        FromPersonId = person.Id,
        Text = text,
        At = options.Clock.Now,
    };

    private (OfficeMessage, OfficeChat) Readable(OfficePerson person, string messageId)
    {
        var message = record.Message(messageId);
        if (message is null or { Deleted: true } || chats.Find(message.ChatId) is not { } chat
            || !chat.People.Contains(person.Id) || (message.OnlyFor is not null && message.OnlyFor != person.Id))
        {
            throw new OfficeRefusalException($"{person.Name} 看不到消息 {messageId}。 This person has no such message.");
        }

        Allow(person, chat);
        return (message, chat);
    }

    private void Allow(OfficePerson person, OfficeChat chat)
    {
        if (chat.IsGroup ? !chat.HasApp : !chats.Installation(person).Installed)
        {
            throw new OfficeRefusalException($"{person.Name} 没有安装该应用。 The app is not installed here.");
        }

        if (!chat.IsGroup && chats.Installation(person).Blocked)
        {
            throw new OfficeRefusalException($"{person.Name} 已屏蔽机器人。 This person has blocked the bot.");
        }
    }
}
