using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TeamsCollab.BotFramework;

/// <summary>
/// The Bot Connector REST API as Teams has it. Sends our token to trusted addresses only, obeys Retry-After, repeats after 412, 429, 502,
/// 503 and 504 and nothing else, and refuses a message that is too large before sending it. Every failure is a <see cref="ConnectorException"/>.
/// A repeated send can double a message whose answer was lost; an update cannot.
/// </summary>
public sealed class ConnectorClient
{
    private readonly ConnectorPipe _pipe;
    private readonly int _retries;
    private readonly bool _isAnswer;

    internal ConnectorClient(ConnectorPipe pipe, int retries, bool isAnswer)
    {
        _pipe = pipe;
        _retries = retries;
        _isAnswer = isAnswer;
    }

    /// <summary>The same connector for answers to a person who waits: they go before notices, and are repeated this often.</summary>
    public ConnectorClient ForAnswers(int retries) => new(_pipe, retries, isAnswer: true);

    /// <summary>Puts an activity into a conversation.</summary>
    public Task<ResourceResponse> SendToConversationAsync(ConversationReference to, Activity activity, CancellationToken cancellation) =>
        WriteAsync(HttpMethod.Post, to, Activities(to), activity, cancellation);

    /// <summary>Answers an activity in its thread.</summary>
    public Task<ResourceResponse> ReplyToActivityAsync(ConversationReference to, string activityId, Activity activity, CancellationToken cancellation) =>
        WriteAsync(HttpMethod.Post, to, One(to, activityId), activity with { ReplyToId = activity.ReplyToId ?? activityId }, cancellation);

    /// <summary>Replaces a message of the bot; its id stays.</summary>
    public Task<ResourceResponse> UpdateActivityAsync(ConversationReference to, string activityId, Activity activity, CancellationToken cancellation) =>
        WriteAsync(HttpMethod.Put, to, One(to, activityId), activity, cancellation);

    /// <summary>Deletes a message of the bot.</summary>
    public Task DeleteActivityAsync(ConversationReference to, string activityId, CancellationToken cancellation) =>
        CallAsync(new(HttpMethod.Delete, to.ServiceUrl, One(to, activityId), Writing(to)), cancellation);

    /// <summary>Puts an activity into a group chat or channel that only <see cref="Activity.Recipient"/> sees.</summary>
    public Task<ResourceResponse> SendTargetedAsync(ConversationReference to, Activity activity, CancellationToken cancellation) =>
        WriteAsync(HttpMethod.Post, to, Targeted(Activities(to)), Seen(activity), cancellation);

    /// <summary>Replaces a targeted message.</summary>
    public Task<ResourceResponse> UpdateTargetedAsync(ConversationReference to, string activityId, Activity activity, CancellationToken cancellation) =>
        WriteAsync(HttpMethod.Put, to, Targeted(One(to, activityId)), Seen(activity), cancellation);

    /// <summary>Deletes a targeted message.</summary>
    public Task DeleteTargetedAsync(ConversationReference to, string activityId, CancellationToken cancellation) =>
        CallAsync(new(HttpMethod.Delete, to.ServiceUrl, Targeted(One(to, activityId)), Writing(to)), cancellation);

    /// <summary>Creates a conversation as the parameters say. Creating the same 1:1 again gives the same one.</summary>
    public async Task<ConversationResourceResponse> CreateConversationAsync(string serviceUrl, ConversationParameters parameters, CancellationToken cancellation)
    {
        var call = new ConnectorCall(HttpMethod.Post, serviceUrl, "v3/conversations", Creating(parameters), Body(parameters, BotFrameworkJson.Wire.ConversationParameters));
        return Read(await CallAsync(call, cancellation), BotFrameworkJson.Wire.ConversationResourceResponse) is { Id.Length: > 0 } created
            ? created
            : throw new ConnectorException(200, "NoConversationId", null, ConnectorErrorKind.Fault, mayHaveArrived: true);
    }

    /// <summary>The 1:1 chat with a person, by the channel's id (<c>29:…</c>).</summary>
    public async Task<ConversationReference> CreateConversationAsync(string serviceUrl, string tenantId, ChannelAccount bot, ChannelAccount member, CancellationToken cancellation)
    {
        var created = await CreateConversationAsync(serviceUrl, new ConversationParameters
        {
            IsGroup = false,
            Bot = bot,
            Members = [new ChannelAccount { Id = member.Id }],
            TenantId = tenantId,
            ChannelData = ChannelData("tenant", tenantId),
        }, cancellation);
        return Created(created, serviceUrl, bot, new ConversationAccount { ConversationType = "personal", TenantId = tenantId, Id = created.Id }) with { User = member };
    }

    /// <summary>A new thread in a channel, opened by <paramref name="first"/>; the reference's <see cref="ConversationReference.ActivityId"/> is that post.</summary>
    public async Task<ConversationReference> CreateChannelThreadAsync(string serviceUrl, string tenantId, string channelId, Activity first, CancellationToken cancellation)
    {
        var created = await CreateConversationAsync(serviceUrl, new ConversationParameters
        {
            IsGroup = true,
            TenantId = tenantId,
            Activity = first with { Type = first.Type ?? ActivityTypes.Message },
            ChannelData = ChannelData("channel", channelId),
        }, cancellation);
        return Created(created, serviceUrl, first.From, new ConversationAccount { IsGroup = true, ConversationType = "channel", TenantId = tenantId, Id = created.Id });
    }

    /// <summary>One member of a conversation, by the channel's id or the Entra object id.</summary>
    public async Task<ChannelAccount> GetConversationMemberAsync(ConversationReference of, string userId, CancellationToken cancellation) =>
        Read(await CallAsync(new(HttpMethod.Get, of.ServiceUrl, $"{Conversation(of)}/members/{Segment(userId)}", Reading(of)), cancellation), BotFrameworkJson.Wire.ChannelAccount);

    /// <summary>One page of members.</summary>
    public async Task<PagedMembersResult> GetConversationPagedMembersAsync(ConversationReference of, int? pageSize, string? continuationToken, CancellationToken cancellation)
    {
        string[] query = [.. pageSize is { } size ? [FormattableString.Invariant($"pageSize={size}")] : Array.Empty<string>(),
            .. string.IsNullOrEmpty(continuationToken) ? Array.Empty<string>() : [$"continuationToken={Segment(continuationToken)}"]];
        var path = $"{Conversation(of)}/pagedmembers{(query.Length > 0 ? "?" : "")}{string.Join('&', query)}";
        return Read(await CallAsync(new(HttpMethod.Get, of.ServiceUrl, path, Reading(of)), cancellation), BotFrameworkJson.Wire.PagedMembersResult);
    }

    /// <summary>All members, page by page.</summary>
    /// <exception cref="ConnectorException">A page could not be read, or names as the next one a page that was read before.</exception>
    public async IAsyncEnumerable<ChannelAccount> GetMembersAsync(ConversationReference of, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string? next = null;
        var asked = new HashSet<string>(StringComparer.Ordinal);
        do
        {
            var page = await GetConversationPagedMembersAsync(of, 500, next, cancellation);
            foreach (var member in page.Members)
            {
                yield return member;
            }

            next = page.ContinuationToken;
            if (next is { Length: > 0 } && !asked.Add(next))
            {
                throw new ConnectorException(200, "EndlessPages", null, ConnectorErrorKind.Fault);
            }
        }
        while (!string.IsNullOrEmpty(next));
    }

    private async Task<ResourceResponse> WriteAsync(HttpMethod method, ConversationReference to, string path, Activity activity, CancellationToken cancellation)
    {
        var body = Body(activity.ApplyConversationReference(to), BotFrameworkJson.Wire.Activity);
        var answer = await CallAsync(new(method, to.ServiceUrl, path, Writing(to), body), cancellation);
        return answer.Length is 0 ? new ResourceResponse(null) : Read(answer, BotFrameworkJson.Wire.ResourceResponse);
    }

    private Task<byte[]> CallAsync(ConnectorCall call, CancellationToken cancellation) => _pipe.CallAsync(call, _retries, _isAnswer, cancellation);

    private static OutboundTarget Writing(ConversationReference to) => OutboundTarget.Of(to.Conversation.Id ?? string.Empty);

    private static OutboundTarget Reading(ConversationReference of) => OutboundTarget.Of(of.Conversation.Id ?? string.Empty, isReading: true);

    private static OutboundTarget Creating(ConversationParameters parameters) =>
        OutboundTarget.Of(parameters.Members is [{ Id: { } member }, ..] ? member : parameters.ChannelData?.GetRawText() ?? string.Empty);

    private static byte[] Body<T>(T value, JsonTypeInfo<T> shape) => JsonSerializer.SerializeToUtf8Bytes(value, shape);

    private static T Read<T>(byte[] answer, JsonTypeInfo<T> shape)
    {
        try
        {
            return JsonSerializer.Deserialize(answer, shape) ?? throw new JsonException("The answer is null.");
        }
        catch (JsonException unreadable)
        {
            throw new ConnectorException(200, null, null, ConnectorErrorKind.Fault, mayHaveArrived: true, innerException: unreadable);
        }
    }

    private static ConversationReference Created(ConversationResourceResponse created, string serviceUrl, ChannelAccount? bot, ConversationAccount conversation) => new()
    {
        ActivityId = created.ActivityId,
        Bot = bot,
        Conversation = conversation,
        ChannelId = "msteams",
        ServiceUrl = serviceUrl,
    };

    private static Activity Seen(Activity activity) =>
        activity.Recipient?.Id is { Length: > 0 } ? activity : throw new ArgumentException("A targeted message names its recipient.", nameof(activity));

    private static JsonElement ChannelData(string kind, string id)
    {
        var reader = new Utf8JsonReader(Wire.Write(writer =>
        {
            writer.WriteStartObject(kind);
            writer.WriteString("id"u8, id);
            writer.WriteEndObject();
        }).Span);
        return JsonElement.ParseValue(ref reader);
    }

    private static string Targeted(string path) => path + "?isTargetedActivity=true";

    private static string Activities(ConversationReference of) => Conversation(of) + "/activities";

    private static string One(ConversationReference of, string activityId) => $"{Activities(of)}/{Segment(activityId)}";

    private static string Conversation(ConversationReference of) => $"v3/conversations/{Segment(of.Conversation.Id ?? throw new ArgumentException("The conversation has no id.", nameof(of)))}";

    /// <summary>An id of dots would leave its place in the path, escaped or not.</summary>
    private static string Segment(string id) =>
        id is "." or ".." ? throw new ConnectorException(0, "BadArgument", null, ConnectorErrorKind.Fault) : Uri.EscapeDataString(id);
}
