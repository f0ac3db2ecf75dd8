using Microsoft.AspNetCore.Http;

namespace TeamsCollab.Office.Connector;

/// <summary>The connector's ways to say no, in its own shape and words (E1).</summary>
internal static class ConnectorAnswer
{
    public static IResult BadSyntax(string message) => Refuse(400, "BadSyntax", message);

    public static IResult BadArgument(string message) => Refuse(400, "BadArgument", message);

    public static IResult NotInstalled() =>
        Refuse(403, "ForbiddenOperationException", "The bot is not installed in the user's personal scope.");

    public static IResult WritesBlocked() =>
        Results.Json(new { error = new { code = "MessageWritesBlocked", message = "User blocked the conversation with the bot.", innerHttpError = (object?)null, subCode = "MessageWritesBlocked" } }, statusCode: 403);

    public static IResult NotInRoster() => Refuse(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");

    public static IResult NoConversation() => Refuse(404, "ConversationNotFound", "Conversation not found.");

    public static IResult NoActivity() => Refuse(404, "ActivityNotFoundInConversation", "The activity is not in the conversation.");

    public static IResult NoMember() => Refuse(404, "MemberNotFoundInConversation", "The member is not in the conversation.");

    public static IResult TooBig() => Refuse(413, "MessageSizeTooBig", "Message size too large.");

    public static IResult Refuse(int status, string code, string message) =>
        Results.Json(new { error = new { code, message } }, statusCode: status);
}
