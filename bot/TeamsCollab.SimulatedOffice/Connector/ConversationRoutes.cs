using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TeamsCollab.Office.People;
using TeamsCollab.Office.Record;
using TeamsCollab.Office.Teams;

namespace TeamsCollab.Office.Connector;

/// <summary>Conversations and their members (P4, E3).</summary>
internal sealed class ConversationRoutes(SimulatedOfficeOptions options, OfficeDirectory directory, TeamsChats chats, ConnectorMessages messages, OfficeAddress address)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("v3/conversations", CreateAsync);
        routes.MapGet("v3/conversations/{conversation}/members", (string conversation) => Within(conversation, chat => Results.Json(People(chat).Select(Account))));
        routes.MapGet("v3/conversations/{conversation}/members/{member}", (string conversation, string member) => Within(conversation, chat =>
            People(chat).FirstOrDefault(person => person.TeamsId == member || person.Id == member) is { } person ? Results.Json(Account(person)) : ConnectorAnswer.NoMember()));
        routes.MapGet("v3/conversations/{conversation}/activities/{activity}/members", (string conversation, string activity) =>
            Within(conversation, chat => Results.Json(People(chat).Select(Account))));
        routes.MapGet("v3/conversations/{conversation}/pagedmembers", (string conversation, int? pageSize, string? continuationToken) => Within(conversation, chat =>
        {
            var size = Math.Clamp(pageSize ?? 200, 50, 500);
            var from = int.TryParse(continuationToken, out var start) ? start : 0;
            var people = People(chat).ToList();
            return Results.Json(new
            {
                continuationToken = from + size < people.Count ? $"{from + size}" : null,
                members = people.Skip(from).Take(size).Select(Account),
            });
        }));
    }

    private async Task<IResult> CreateAsync(HttpRequest request)
    {
        if (await OfficeBody.ReadObjectAsync(request) is not { } body)
        {
            return ConnectorAnswer.BadSyntax("The request body is not JSON.");
        }

        if (body["isGroup"] is JsonValue group && group.TryGetValue<bool>(out var isGroup) && isGroup)
        {
            return ConnectorAnswer.BadSyntax("Incorrect conversation creation parameters");
        }

        var members = body["members"] as JsonArray;
        if (members is not [JsonObject member])
        {
            return ConnectorAnswer.BadSyntax("Bad Request: exactly one member is expected.");
        }

        if ((body["tenantId"].AsText() ?? (body["channelData"]?["tenant"]?["id"]).AsText()) != options.TenantId)
        {
            return ConnectorAnswer.BadArgument("Unknown tenant.");
        }

        var id = member["id"].AsText();
        if (id is null || !id.StartsWith("29:", StringComparison.Ordinal) || directory.Find(id) is not { } person)
        {
            return ConnectorAnswer.BadArgument("Failed to decrypt pairwise id");
        }

        var chat = chats.Personal(person);
        if (Barrier(chat) is { } barrier)
        {
            return barrier;
        }

        if (body["activity"] is not JsonObject activity)
        {
            return Results.Json(new { id = chat.Id, serviceUrl = address.ServiceUrl }, statusCode: StatusCodes.Status201Created);
        }

        var (refusal, activityId) = messages.Send(chat, activity, onlyFor: null);
        return refusal ?? Results.Json(new { id = chat.Id, activityId, serviceUrl = address.ServiceUrl }, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>Why the bot may not write here now; null where it may.</summary>
    public IResult? Barrier(OfficeChat chat)
    {
        if (chats.PersonOf(chat) is not { } person)
        {
            return chat.HasApp ? null : ConnectorAnswer.NotInRoster();
        }

        var installation = chats.Installation(person);
        return !installation.Installed ? ConnectorAnswer.NotInstalled()
            : installation.Blocked ? ConnectorAnswer.WritesBlocked()
            : null;
    }

    private IResult Within(string conversation, Func<OfficeChat, IResult> answer) =>
        chats.Find(conversation) is not { } chat ? ConnectorAnswer.NoConversation()
        : chat.IsGroup && !chat.HasApp ? ConnectorAnswer.NotInRoster()
        : answer(chat);

    private IEnumerable<OfficePerson> People(OfficeChat chat) => chat.People.Select(id => directory.Find(id)!);

    private object Account(OfficePerson person) => new
    {
        id = person.TeamsId,
        name = person.Name,
        aadObjectId = person.Id,
        objectId = person.Id,
        givenName = person.GivenName,
        surname = person.Surname,
        email = person.Mail,
        userPrincipalName = person.Mail,
        tenantId = options.TenantId,
        userRole = "user",
    };
}
