using TeamsCollab.Bot.Cards;
using TeamsCollab.Bot.Clock;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Effects;
using TeamsCollab.Bot.People;
using TeamsCollab.BotFramework;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Teams;

/// <summary>What the bot does with each kind of activity: one line each.</summary>
public sealed class TeamsTurns(CardPresses presses, TextMessages texts, PersonRegister register, ICollaborationStore store, EffectBell bell, BusinessClock clock, TimeProvider machine)
{
    public ActivityRouter Router => new ActivityRouter()
        .OnCardAction(PressAsync)
        .OnMessage(MessageAsync)
        .OnInstallationUpdate(InstallationAsync)
        .OnConversationUpdate(MeetAsync);

    private async Task<AdaptiveCardInvokeResponse> PressAsync(TurnContext turn, AdaptiveCardAction action)
    {
        if (turn.Presser is not { } presser)
        {
            return AdaptiveCardInvokeResponse.Error(400, "NoIdentity", "无法确认您的身份,请在公司账号下操作。 Your identity is unknown: please use your work account.");
        }

        var person = await MeetAsync(turn, presser);
        var asking = Presser(turn, presser, person);
        if (action.IsAutomatic)
        {
            var refreshed = await AvailableAsync(() => presses.RefreshAsync(asking, action.Verb, action.Data, turn.Cancellation));
            return AdaptiveCardInvokeResponse.Card(refreshed.Card);
        }

        var pressed = await AvailableAsync(() => presses.PressAsync(asking, action.Verb, action.Data, turn.Cancellation));
        bell.Ring();
        return AdaptiveCardInvokeResponse.Card(pressed.Card);
    }

    private async Task MessageAsync(TurnContext turn)
    {
        if (turn.Presser is not { } presser)
        {
            return;
        }

        var person = await MeetAsync(turn, presser);
        var said = Presser(turn, presser, person);
        // A button on an older client arrives as a message that carries the button's data.
        var answer = await AvailableAsync(() => turn.Activity.Value is { ValueKind: System.Text.Json.JsonValueKind.Object } data
            ? presses.PressAsync(said, VerbOf(data), data, turn.Cancellation)
            : texts.AnswerAsync(said, turn.Activity.RemoveRecipientMention(), turn.Cancellation));
        if (!IsPersonal(turn) && person.Reference is { } own)
        {
            // What a card shows is for its reader, not for everybody in the group.
            await turn.Connector.SendToConversationAsync(own, new Activity { Type = ActivityTypes.Message, Attachments = [Attachment.AdaptiveCard(answer.Card)] }, turn.Cancellation);
            return;
        }

        var sent = await turn.ReplyAsync(Attachment.AdaptiveCard(IsPersonal(turn) ? answer.Card : texts.OnlyInPrivate(said).Card));
        if (answer.Copy is { } copy && sent.Id is { } id && IsPersonal(turn))
        {
            await store.RecordCopyAsync(answer.Collaboration!.Value, copy with { ConversationId = turn.Activity.Conversation!.Id!, ActivityId = id }, turn.Cancellation);
        }

        bell.Ring();
    }

    private async Task InstallationAsync(TurnContext turn)
    {
        if (turn.Presser is not { } presser)
        {
            return;
        }

        if (turn.Activity.Action is "remove" or "remove-upgrade")
        {
            await AvailableAsync(() => register.LearnAsync(turn.TenantId, new Person(presser.ToLowerInvariant()), new PersonEvent.Lost(Reach.NotInstalled, clock.Now), OperationOf(turn), turn.Cancellation));
            return;
        }

        await MeetAsync(turn, presser);
        bell.Ring();
    }

    private Task MeetAsync(TurnContext turn) =>
        turn.Presser is { } presser && turn.Activity.MembersRemoved is not { Count: > 0 } ? MeetAsync(turn, presser) : Task.CompletedTask;

    /// <summary>Whoever is heard from in a chat of their own can be written to: what waited for them goes on.</summary>
    private async Task<PersonState> MeetAsync(TurnContext turn, string presser)
    {
        var person = new Person(presser.ToLowerInvariant());
        if (!IsPersonal(turn))
        {
            return await AvailableAsync(() => register.FindAsync(turn.TenantId, person, turn.Cancellation));
        }

        var heard = new PersonEvent.Reached(turn.Reference with { ActivityId = null, Locale = turn.Activity.Locale ?? turn.Reference.Locale }, clock.Now);
        var (state, isNews) = await AvailableAsync(() => register.LearnAsync(turn.TenantId, person, heard, OperationOf(turn), turn.Cancellation));
        if (isNews)
        {
            await store.ResumeEffectsAsync(turn.TenantId, EffectRows.Target(person), machine.GetUtcNow(), turn.Cancellation);
        }

        return state;
    }

    private Presser Presser(TurnContext turn, string presser, PersonState person) => new(
        turn.TenantId,
        new Person(presser.ToLowerInvariant()),
        person.Chosen ?? PersonState.LanguageOf(turn.Activity.Locale),
        clock.Now,
        OperationOf(turn),
        turn.Activity.ReplyToId,
        turn.Activity.Conversation?.Id,
        IsPersonal(turn)) { Askers = IsPersonal(turn) && turn.Activity.From?.Id is { Length: > 0 } id ? [id] : [] };

    private static OperationId OperationOf(TurnContext turn) => new($"{turn.Activity.Conversation?.Id}:{turn.Activity.Id}");

    private static bool IsPersonal(TurnContext turn) => turn.Activity.Conversation?.ConversationType is "personal" or null;

    private static string VerbOf(System.Text.Json.JsonElement data) =>
        data.TryGetProperty("verb", out var verb) && verb.ValueKind is System.Text.Json.JsonValueKind.String ? verb.GetString()! : string.Empty;

    /// <summary>A store that is down is 503 to Teams, which redelivers.</summary>
    private static async Task<T> AvailableAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (StoreUnavailableException down)
        {
            throw new TurnUnavailableException(down.Message, down);
        }
    }
}
