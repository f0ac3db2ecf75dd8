using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using TeamsCollab.Bot.Cards;
using TeamsCollab.Bot.Clock;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Documents;
using TeamsCollab.Bot.Effects;
using TeamsCollab.Bot.Graph;
using TeamsCollab.Bot.Materials;
using TeamsCollab.Bot.Organisation;
using TeamsCollab.Bot.People;
using TeamsCollab.BotFramework;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Teams;

/// <summary>What the bot does with each kind of activity: one line each.</summary>
public sealed class TeamsTurns(
    CardPresses presses, SentFiles messages, TextMessages texts, TypedSearches searches, FileConsents files, CardLibrary library, PersonRegister register, ICollaborationStore store, EffectBell bell, BusinessClock clock, TimeProvider machine)
{
    /// <summary>In both languages: whoever it is, nobody knows which is theirs.</summary>
    private const string NoIdentity = "无法确认您的身份，请在公司账号下操作。 Your identity is unknown: please use your work account.";

    public ActivityRouter Router => new ActivityRouter()
        .OnCardAction(PressAsync)
        .OnMessage(MessageAsync)
        .OnInstallationUpdate(InstallationAsync)
        .OnConversationUpdate(MeetAsync)
        .OnMessageReaction(MeetAsync)
        .OnInvoke("application/search", turn => AnswerAsync(turn, searches.PeopleAsync))
        .OnInvoke("composeExtension/query", turn => AnswerAsync(turn, searches.CollaborationsAsync))
        .OnInvoke("composeExtension/selectItem", turn => AnswerAsync(turn, searches.ChosenAsync))
        .OnInvoke("task/fetch", turn => AnswerAsync(turn, OpenDialogAsync))
        .OnInvoke("task/submit", turn => AnswerAsync(turn, OpenDialogAsync))
        .OnInvoke(FileConsents.Invoke, turn => AvailableAsync(() => files.AnswerAsync(turn)))
        .OnInvoke("signin/tokenExchange", Politely)
        .OnInvoke("signin/verifyState", Politely)
        .OnInvoke("signin/failure", Politely);

    /// <summary>Nobody signs in here: who acts is in the activity. An invoke all the same, perhaps of an older version, is no fault.</summary>
    private static Task<InvokeResponse> Politely(TurnContext turn) => Task.FromResult(InvokeResponse.Ok);

    private async Task<AdaptiveCardInvokeResponse> PressAsync(TurnContext turn, AdaptiveCardAction action)
    {
        if (turn.Presser is not { } presser)
        {
            return AdaptiveCardInvokeResponse.Error(400, "NoIdentity", NoIdentity);
        }

        using var patience = GraphPatience.Begin(machine);
        var person = await MeetAsync(turn, presser);
        var asking = Presser(turn, presser, person);
        try
        {
            if (action.IsAutomatic)
            {
                return AdaptiveCardInvokeResponse.Card((await AvailableAsync(() => presses.RefreshAsync(asking, action.Verb, action.Data, turn.Cancellation))).Card);
            }

            var answer = await AvailableAsync(() => presses.PressAsync(asking, action.Verb, action.Data, turn.Cancellation));
            await presses.CompleteLaterAsync(asking, answer, turn.Cancellation);
            return AdaptiveCardInvokeResponse.Card(answer.Card);
        }
        catch (DirectorySilentException)
        {
            // Nothing was stored. The card stays as it is, with all that was typed.
            return AdaptiveCardInvokeResponse.Message(Silence(asking));
        }
        finally
        {
            if (!action.IsAutomatic)
            {
                bell.Ring();
            }
        }
    }

    /// <summary>A button that opens a dialog carries the same data as any other; what it shows stands in the dialog.</summary>
    private async Task<InvokeResponse> OpenDialogAsync(Presser presser, JsonElement value, CancellationToken cancellation)
    {
        var data = value.ValueKind is JsonValueKind.Object && value.TryGetProperty("data", out var given) ? given : default;
        var pressed = await presses.PressAsync(presser, data, cancellation);
        bell.Ring();
        return InvokeResponse.TaskCard(library.Texts(presser.Language)["common.product"], pressed.Card);
    }

    private async Task<InvokeResponse> AnswerAsync(TurnContext turn, Func<Presser, JsonElement, CancellationToken, Task<InvokeResponse>> answer)
    {
        if (turn.Presser is not { } presser)
        {
            return turn.Activity.Name!.StartsWith("task/", StringComparison.Ordinal) ? InvokeResponse.TaskMessage(NoIdentity)
                : turn.Activity.Name.StartsWith("composeExtension/", StringComparison.Ordinal) ? InvokeResponse.ExtensionMessage(NoIdentity)
                : InvokeResponse.SearchResults([]);
        }

        using var patience = GraphPatience.Begin(machine);
        var said = Presser(turn, presser, await AvailableAsync(() => register.FindAsync(turn.TenantId, new Person(presser.ToLowerInvariant()), turn.Cancellation)));
        try
        {
            return await AvailableAsync(() => answer(said, turn.Activity.Value ?? default, turn.Cancellation));
        }
        catch (DirectorySilentException)
        {
            return InvokeResponse.TaskMessage(Silence(said));
        }
    }

    private string Silence(Presser presser) => library.Texts(presser.Language)["common.directorySilent"];

    private async Task MessageAsync(TurnContext turn)
    {
        if (turn.Presser is not { } presser)
        {
            return;
        }

        using var patience = GraphPatience.Begin(machine);
        var person = await MeetAsync(turn, presser);
        var said = Presser(turn, presser, person);
        try
        {
            foreach (var answer in await AnswersAsync(turn, said))
            {
                await SendAsync(turn, person, said, answer);
            }
        }
        catch (DirectorySilentException)
        {
            await turn.ReplyAsync(Silence(said));
        }
        catch (ConnectorException failed) when (failed.Kind is ConnectorErrorKind.Transient or ConnectorErrorKind.Throttled)
        {
            // What was asked for is done; only the answer could not be sent. Teams delivers again, and then it is answered and not repeated.
            throw new TurnUnavailableException(failed.Message, failed);
        }
        finally
        {
            bell.Ring();
        }
    }

    /// <summary>A button on an older client arrives as a message that carries the button's data.</summary>
    private Task<ImmutableArray<Answer>> AnswersAsync(TurnContext turn, Presser said) => AvailableAsync(async () => turn.Activity.Value is { ValueKind: JsonValueKind.Object } data
        ? [await presses.PressAsync(said, data, turn.Cancellation)]
        : await messages.AnswerAsync(said, turn.Activity, turn.Cancellation));

    private async Task SendAsync(TurnContext turn, PersonState person, Presser said, Answer answer)
    {
        var isForTheMeeting = answer.IsForTheMeeting && person.Reference is not null;
        if (!turn.Activity.IsPersonal && !isForTheMeeting && person.Reference is { } own)
        {
            // What a card shows is for its reader, not for everybody in the group.
            await turn.Connector.SendToConversationAsync(own, new Activity { Type = ActivityTypes.Message, Attachments = [Attachment.AdaptiveCard(answer.Card)] }, turn.Cancellation);
            return;
        }

        var sent = await turn.ReplyAsync(Attachment.AdaptiveCard(turn.Activity.IsPersonal || isForTheMeeting ? answer.Card : texts.OnlyInPrivate(said).Card));
        if (answer.Copy is { } copy && sent.Id is { } id && (turn.Activity.IsPersonal || isForTheMeeting))
        {
            await store.RecordCopyAsync(answer.Collaboration!.Value, copy with { ConversationId = turn.Activity.Conversation!.Id!, ActivityId = id }, turn.Cancellation);
            await presses.CompleteLaterAsync(said, answer, turn.Cancellation);
        }
    }

    private async Task InstallationAsync(TurnContext turn)
    {
        if (turn.Presser is not { } presser)
        {
            return;
        }

        if (!turn.Activity.IsPersonal)
        {
            if (turn.Activity.Action is "add")
            {
                await turn.SendAsync(new Activity { Type = ActivityTypes.Message, Text = library.Texts(PersonState.LanguageOf(turn.Activity.Locale))["welcome.group"] });
            }

            // Taken out of a group, or replaced by the next version: the person's own chat stands.
            return;
        }

        if (turn.Activity.Action is "remove-upgrade")
        {
            return;
        }

        if (turn.Activity.Action is "remove")
        {
            await AvailableAsync(() => register.LearnAsync(turn.TenantId, new Person(presser.ToLowerInvariant()), new PersonEvent.Lost(Reach.NotInstalled, clock.Now), OperationOf(turn), turn.Cancellation));
            return;
        }

        await MeetAsync(turn, presser, gotTheApp: turn.Activity.Action is "add");
        bell.Ring();
    }

    /// <summary>Teams tells of an installation twice, and in no order: by this, and by the bot having become a member of the chat.</summary>
    private async Task MeetAsync(TurnContext turn)
    {
        if (turn.Presser is { } presser && turn.Activity.MembersRemoved is not { Count: > 0 })
        {
            await MeetAsync(turn, presser, gotTheApp: turn.Activity.MembersAdded?.Any(member => member.Id == turn.Activity.Recipient?.Id) is true);
            bell.Ring();
        }
    }

    /// <summary>Whoever is heard from in a chat of their own can be written to: what waited for them goes on.</summary>
    private async Task<PersonState> MeetAsync(TurnContext turn, string presser, bool gotTheApp = false)
    {
        var person = new Person(presser.ToLowerInvariant());
        if (!turn.Activity.IsPersonal)
        {
            return await AvailableAsync(() => register.FindAsync(turn.TenantId, person, turn.Cancellation));
        }

        var heard = new PersonEvent.Reached(turn.Reference with { ActivityId = null, Locale = turn.Activity.Locale ?? turn.Reference.Locale }, clock.Now);
        var (state, isNews) = await AvailableAsync(() => register.LearnAsync(turn.TenantId, person, heard, OperationOf(turn), turn.Cancellation, welcomes: gotTheApp));
        if (isNews)
        {
            await store.ResumeEffectsAsync(turn.TenantId, EffectRows.Target(person), machine.GetUtcNow(), turn.Cancellation);
            await store.ResumeEffectsAsync(turn.TenantId, EffectRows.ReminderTarget(person), machine.GetUtcNow(), turn.Cancellation);
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
        turn.Activity.IsPersonal) { Askers = turn.Activity.IsPersonal && turn.Activity.From?.Id is { Length: > 0 } id ? [id] : [] };

    private static OperationId OperationOf(TurnContext turn) => new($"{turn.Activity.Conversation?.Id}:{turn.Activity.Id}");

    /// <summary>A store that is down, or in which others were faster time and again, is 503 to Teams, which redelivers.</summary>
    private static async Task<T> AvailableAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception down) when (down is StoreUnavailableException or (TimeoutException and not RegexMatchTimeoutException))
        {
            throw new TurnUnavailableException(down.Message, down);
        }
    }
}
