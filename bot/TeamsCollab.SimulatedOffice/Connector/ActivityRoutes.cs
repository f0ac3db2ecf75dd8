using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TeamsCollab.Office.People;
using TeamsCollab.Office.Record;
using TeamsCollab.Office.Teams;

namespace TeamsCollab.Office.Connector;

/// <summary>Send, reply, update and delete (P4, E2).</summary>
internal sealed class ActivityRoutes(OfficeDirectory directory, OfficeRecord record, TeamsChats chats, ConversationRoutes conversations, ConnectorMessages messages)
{
    /// <summary>Teams refuses larger messages; bytes of the request's body.</summary>
    private const int LargestMessage = 100 * 1024;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("v3/conversations/{conversation}/activities", (string conversation, HttpRequest request) => SendAsync(conversation, null, request));
        routes.MapPost("v3/conversations/{conversation}/activities/{activity}", (string conversation, string activity, HttpRequest request) => SendAsync(conversation, activity, request));
        routes.MapPut("v3/conversations/{conversation}/activities/{activity}", UpdateAsync);
        routes.MapDelete("v3/conversations/{conversation}/activities/{activity}", Delete);
    }

    private async Task<IResult> SendAsync(string conversation, string? replyTo, HttpRequest request)
    {
        if (chats.Find(conversation) is not { } chat)
        {
            return ConnectorAnswer.NoConversation();
        }

        var (refusal, activity) = await ReadAsync(request);
        if ((refusal ?? conversations.Barrier(chat)) is { } barrier)
        {
            return barrier;
        }

        var bare = replyTo?.Split(';')[0];
        if (bare is not null && !bare.StartsWith("f:", StringComparison.Ordinal) && record.Message(bare) is { } answered && answered.ChatId != chat.Id)
        {
            return ConnectorAnswer.NoActivity();
        }

        string? reader = null;
        if (Targeted(request))
        {
            reader = directory.Find((activity!["recipient"]?["id"]).AsText() ?? string.Empty)?.Id;
            if (!chat.IsGroup || reader is null || !chat.People.Contains(reader))
            {
                return ConnectorAnswer.BadArgument("A targeted message needs a group chat or channel and a recipient who is in it.");
            }
        }

        var (rejected, id) = messages.Send(chat, activity!, reader);
        return rejected ?? Results.Json(new { id }, statusCode: StatusCodes.Status201Created);
    }

    private async Task<IResult> UpdateAsync(string conversation, string activity, HttpRequest request)
    {
        var (refusal, body) = await ReadAsync(request);
        return refusal
            ?? Own(conversation, activity, out var message)
            ?? messages.Update(chats.Find(conversation)!, message!, body!)
            ?? Results.Json(new { id = activity });
    }

    private IResult Delete(string conversation, string activity)
    {
        if (Own(conversation, activity, out var message) is { } refusal)
        {
            return refusal;
        }

        messages.Delete(message!);
        return Results.Ok();
    }

    /// <summary>Finds a message that the bot wrote in this chat, or says why it may not be touched.</summary>
    private IResult? Own(string conversation, string activity, out OfficeMessage? message)
    {
        message = null;
        if (chats.Find(conversation) is not { } chat)
        {
            return ConnectorAnswer.NoConversation();
        }

        if (conversations.Barrier(chat) is { } barrier)
        {
            return barrier;
        }

        message = record.Message(activity);
        return message is null or { Deleted: true } || message.ChatId != chat.Id ? ConnectorAnswer.NoActivity()
            : message.FromPersonId is not null ? ConnectorAnswer.Refuse(403, "NotEnoughPermissions", "The bot can change only its own messages.")
            : null;
    }

    private static bool Targeted(HttpRequest request) => string.Equals(request.Query["isTargetedActivity"], "true", StringComparison.OrdinalIgnoreCase);

    private static async Task<(IResult? Refusal, JsonObject? Activity)> ReadAsync(HttpRequest request)
    {
        var body = await OfficeBody.ReadObjectAsync(request);
        return body is null ? (ConnectorAnswer.BadSyntax("The request body is not JSON."), null)
            : request.ContentLength > LargestMessage || OfficeBody.Length(request) > LargestMessage ? (ConnectorAnswer.TooBig(), null)
            : (null, body);
    }
}
