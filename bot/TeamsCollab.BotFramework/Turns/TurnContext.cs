namespace TeamsCollab.BotFramework;

/// <summary>One authenticated activity and what a handler needs to answer it.</summary>
public sealed class TurnContext
{
    private readonly List<Activity>? _expected;

    internal TurnContext(Activity activity, DateTimeOffset arrivedAt, ConnectorClient connector, CancellationToken cancellation)
    {
        Activity = activity;
        ArrivedAt = arrivedAt;
        Connector = connector;
        Cancellation = cancellation;
        Reference = activity.GetConversationReference();
        _expected = activity.ExpectsReplies ? [] : null;
    }

    /// <summary>What happened. Its token, service address and tenant have been checked.</summary>
    public Activity Activity { get; }

    /// <summary>Entra object id of the person, from the authenticated activity and never from card data; null where the channel gave none (a bot, an anonymous guest).</summary>
    public string? Presser => Activity.From?.AadObjectId is { Length: > 0 } id ? id : null;

    /// <summary>Entra tenant; one of the allowed ones.</summary>
    public string TenantId => Activity.TenantId ?? string.Empty;

    /// <summary>When the first byte of the request was seen, by the host's clock.</summary>
    public DateTimeOffset ArrivedAt { get; }

    /// <summary>Our own deadline, counted from arrival, or the end of the host. Never the caller hanging up.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>The connector, set up for a turn: its sends go before notices, and end with the turn's deadline.</summary>
    public ConnectorClient Connector { get; }

    /// <summary>This conversation, safe to store for later.</summary>
    public ConversationReference Reference { get; }

    internal ExpectedReplies? Expected => _expected is null ? null : new ExpectedReplies(_expected);

    /// <summary>Answers this activity in its own thread.</summary>
    public Task<ResourceResponse> ReplyAsync(Activity reply)
    {
        var addressed = reply.ApplyConversationReference(Reference) with { ReplyToId = reply.ReplyToId ?? Activity.Id };
        if (_expected is not null)
        {
            _expected.Add(addressed);
            return Task.FromResult(new ResourceResponse(null));
        }

        return Activity.Id is { Length: > 0 } id
            ? Connector.ReplyToActivityAsync(Reference, id, addressed, Cancellation)
            : Connector.SendToConversationAsync(Reference, addressed, Cancellation);
    }

    /// <summary>Answers with a text.</summary>
    public Task<ResourceResponse> ReplyAsync(string text) => ReplyAsync(new Activity { Type = ActivityTypes.Message, Text = text });

    /// <summary>Answers with a card.</summary>
    public Task<ResourceResponse> ReplyAsync(Attachment card) => ReplyAsync(new Activity { Type = ActivityTypes.Message, Attachments = [card] });

    /// <summary>Puts something new into the conversation.</summary>
    public Task<ResourceResponse> SendAsync(Activity activity) => Connector.SendToConversationAsync(Reference, activity, Cancellation);

    /// <summary>Replaces a message of ours; for a card invoke, <see cref="Activity.ReplyToId"/> is the message that holds the card.</summary>
    public Task<ResourceResponse> UpdateAsync(string activityId, Activity activity) => Connector.UpdateActivityAsync(Reference, activityId, activity, Cancellation);
}
