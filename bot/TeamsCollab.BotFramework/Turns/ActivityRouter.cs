namespace TeamsCollab.BotFramework;

/// <summary>
/// Who handles what, built once at start: one line per activity type, invoke name or card verb. Two handlers for one thing throw at once,
/// so the host does not start. Unknown activities are accepted and ignored; an invoke nobody handles is answered 501.
/// </summary>
public sealed class ActivityRouter
{
    /// <summary>The invoke name of a pressed or refreshed card.</summary>
    public const string CardActionInvoke = "adaptiveCard/action";

    private const string AnyVerb = "*";

    private readonly Dictionary<string, Func<TurnContext, Task>> _activities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<TurnContext, Task<InvokeResponse>>> _invokes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<TurnContext, AdaptiveCardAction, Task<AdaptiveCardInvokeResponse>>> _verbs = new(StringComparer.Ordinal);

    /// <summary>A text, a file, or an Action.Submit with <see cref="Activity.Value"/>.</summary>
    public ActivityRouter OnMessage(Func<TurnContext, Task> handle) => On(ActivityTypes.Message, handle);

    /// <summary>Members or the conversation changed.</summary>
    public ActivityRouter OnConversationUpdate(Func<TurnContext, Task> handle) => On(ActivityTypes.ConversationUpdate, handle);

    /// <summary>The app was installed, upgraded or removed.</summary>
    public ActivityRouter OnInstallationUpdate(Func<TurnContext, Task> handle) => On(ActivityTypes.InstallationUpdate, handle);

    /// <summary>A reaction was put on a message or taken off.</summary>
    public ActivityRouter OnMessageReaction(Func<TurnContext, Task> handle) => On(ActivityTypes.MessageReaction, handle);

    /// <summary>Any other activity type that is not an invoke.</summary>
    public ActivityRouter On(string type, Func<TurnContext, Task> handle)
    {
        if (type is ActivityTypes.Invoke)
        {
            throw new ArgumentException("Invokes are routed by name.", nameof(type));
        }

        Claim(_activities, type, handle, "activity type");
        return this;
    }

    /// <summary>An invoke by its name.</summary>
    public ActivityRouter OnInvoke(string name, Func<TurnContext, Task<InvokeResponse>> handle)
    {
        if (name is CardActionInvoke)
        {
            throw new ArgumentException("Card actions are routed by verb.", nameof(name));
        }

        Claim(_invokes, name, handle, "invoke");
        return this;
    }

    /// <summary>A card's Action.Execute by its verb.</summary>
    public ActivityRouter OnCardAction(string verb, Func<TurnContext, AdaptiveCardAction, Task<AdaptiveCardInvokeResponse>> handle)
    {
        Claim(_verbs, verb, handle, "card verb");
        return this;
    }

    /// <summary>Every Action.Execute whose verb nobody else claims.</summary>
    public ActivityRouter OnCardAction(Func<TurnContext, AdaptiveCardAction, Task<AdaptiveCardInvokeResponse>> handle) => OnCardAction(AnyVerb, handle);

    /// <summary>Runs the handler; null when the activity is no invoke and needs no body.</summary>
    internal async Task<InvokeResponse?> RouteAsync(TurnContext turn)
    {
        if (turn.Activity.Type is ActivityTypes.Invoke)
        {
            return turn.Activity.Name is CardActionInvoke ? await RouteCardActionAsync(turn)
                : _invokes.TryGetValue(turn.Activity.Name ?? string.Empty, out var invoke) ? await invoke(turn)
                : InvokeResponse.NotImplemented;
        }

        if (_activities.TryGetValue(turn.Activity.Type!, out var handle))
        {
            await handle(turn);
        }

        return null;
    }

    private async Task<InvokeResponse> RouteCardActionAsync(TurnContext turn)
    {
        if (_verbs.Count is 0)
        {
            return InvokeResponse.NotImplemented;
        }

        if (AdaptiveCardAction.TryRead(turn.Activity.Value, out var refusal) is not { } action)
        {
            return refusal!.ToInvokeResponse(400);
        }

        return _verbs.TryGetValue(action.Verb, out var handle) || _verbs.TryGetValue(AnyVerb, out handle)
            ? (await handle(turn, action)).ToInvokeResponse()
            : InvokeResponse.NotImplemented;
    }

    private static void Claim<T>(Dictionary<string, T> claimed, string key, T handle, string kind)
    {
        if (!claimed.TryAdd(key, handle))
        {
            throw new InvalidOperationException($"Two handlers claim the {kind} \"{key}\".");
        }
    }
}
