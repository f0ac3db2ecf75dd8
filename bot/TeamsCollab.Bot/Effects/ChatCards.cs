using System.Collections.Immutable;
using TeamsCollab.Bot.Cards;
using TeamsCollab.Bot.Clock;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Organisation;
using TeamsCollab.Bot.People;
using TeamsCollab.BotFramework;
using TeamsCollab.Process;
using TeamsCollab.Process.Request;

namespace TeamsCollab.Bot.Effects;

/// <summary>Shows cards in people's own chats and keeps the copies up to date.</summary>
public sealed class ChatCards(
    ConnectorClient connector,
    CardComposer composer,
    CardLibrary library,
    PersonRegister register,
    FirstContact firstContact,
    MailboxHours hours,
    ICollaborationStore store,
    CollaborationRunner runner,
    BusinessClock clock,
    TimeProvider machine)
{
    /// <summary>Why a reminder waits for its reader's next working day.</summary>
    public const string Quiet = "quiet";

    /// <summary>Some fifteen seconds of a busy Graph, then it is told that nobody could be reached.</summary>
    private const int PatientAttempts = 5;

    /// <summary>A new message, so that Teams notifies the person. Reports a delivered request, which starts its clock (A3).</summary>
    public async Task<EffectOutcome> ShowAsync(ClaimedEffect claimed, Collaboration state, Effect.ShowCard show, CancellationToken cancellation)
    {
        var tenant = claimed.Stream.Tenant;
        var person = await register.FindAsync(tenant, show.To, cancellation);
        if (person is not { Reach: Reach.Reachable, Reference: { } reference })
        {
            return await OutOfReachAsync(claimed, show, person.Reach, cancellation);
        }

        // What people do is told at once, as in any chat; what the clock says keeps to the reader's hours, unless the matter is urgent (B20).
        if (show.Tone is Tone.Remind or Tone.Overdue && state.Request.Urgency is not Urgency.Urgent && person.Morning is not null
            && !(await hours.OfAsync(show.To, cancellation)).Allows(clock.Now))
        {
            return new EffectOutcome.Waiting(Quiet);
        }

        try
        {
            var card = await composer.ComposeAsync(
                claimed.Stream, state, show.Card, show.Key, show.To, person.Language, new CardHost(null, claimed.Effect.Id, NoticeOf(show.Tone, person)) { Askers = AskersOf(reference) }, cancellation);
            var sent = await connector.SendToConversationAsync(reference, Message(card), cancellation);
            if (sent.Id is { } activityId)
            {
                await store.RecordCopyAsync(claimed.Stream, new CardCopy(show.To, show.Card, show.Key, reference.Conversation.Id!, activityId), cancellation);
            }

            if (show.DeliversRequestTo is { } department)
            {
                await ReportAsync(claimed, new RequestCommand.RecordDelivery(department), cancellation);
            }

            return new EffectOutcome.Done { Delivery = Notice(claimed, show, DeliveryStatus.Delivered) };
        }
        catch (ConnectorException failed) when (failed.Kind is ConnectorErrorKind.Blocked or ConnectorErrorKind.NotInstalled or ConnectorErrorKind.NotFound)
        {
            // A chat that is gone (404) comes back with whoever is heard from, as after an installation; no repetition brings it.
            var why = failed.Kind is ConnectorErrorKind.Blocked ? Reach.Blocked : Reach.NotInstalled;
            await register.LearnAsync(tenant, show.To, new PersonEvent.Lost(why, clock.Now), new OperationId($"lost:{claimed.Effect.Id}:{claimed.Attempt}"), cancellation);
            return await OutOfReachAsync(claimed, show, why, cancellation);
        }
        catch (ConnectorException failed)
        {
            var next = Again(claimed, failed);
            return next is EffectOutcome.Parked { Reason: var reason }
                ? next with { Delivery = Notice(claimed, show, DeliveryStatus.Failed) with { Reason = reason } }
                : next;
        }
    }

    /// <summary>Replaces what one known copy shows. A message that is gone needs no update.</summary>
    public async Task<EffectOutcome> UpdateAsync(ClaimedEffect claimed, Collaboration state, Effect.UpdateCopy update, CancellationToken cancellation)
    {
        var person = await register.FindAsync(claimed.Stream.Tenant, update.Reader, cancellation);
        if (person.Reference is not { } reference)
        {
            return new EffectOutcome.Superseded();
        }

        try
        {
            var card = await composer.ComposeAsync(
                claimed.Stream, state, update.Card, update.Key, update.Reader, person.Language, new CardHost(null, claimed.Effect.Id) { Askers = AskersOf(reference) }, cancellation);
            var there = reference with { Conversation = reference.Conversation with { Id = update.ConversationId } };
            await connector.UpdateActivityAsync(there, update.ActivityId, Message(card), cancellation);
            return new EffectOutcome.Done();
        }
        catch (ConnectorException gone) when (gone.Kind is ConnectorErrorKind.NotFound or ConnectorErrorKind.Blocked or ConnectorErrorKind.NotInstalled)
        {
            return new EffectOutcome.Superseded();
        }
        catch (ConnectorException failed)
        {
            return Again(claimed, failed);
        }
    }

    /// <summary>
    /// Somebody may have become reachable while their notice was being put to wait: then nobody else would wake it. Called once the wait is stored.
    /// </summary>
    public async Task WakeIfReachableAsync(string tenant, Person to, CancellationToken cancellation)
    {
        if ((await register.FindNowAsync(tenant, to, cancellation)).Reach is Reach.Reachable)
        {
            await store.ResumeEffectsAsync(tenant, EffectRows.Target(to), machine.GetUtcNow(), cancellation);
            await store.ResumeEffectsAsync(tenant, EffectRows.ReminderTarget(to), machine.GetUtcNow(), cancellation);
        }
    }

    /// <summary>Their day may have begun while a reminder was being put to wait for it.</summary>
    public async Task WakeIfDayAsync(string tenant, Person to, CancellationToken cancellation)
    {
        if ((await hours.OfAsync(to, cancellation)).Allows(clock.Now))
        {
            await store.ResumeEffectsAsync(tenant, EffectRows.ReminderTarget(to), machine.GetUtcNow(), cancellation);
        }
    }

    /// <summary>The notice waits in a visible state; what else can be tried is tried once.</summary>
    private async Task<EffectOutcome> OutOfReachAsync(ClaimedEffect claimed, Effect.ShowCard show, Reach reach, CancellationToken cancellation)
    {
        if (await firstContact.TryAsync(show.To, reach, isPatient: claimed.Attempt < PatientAttempts, cancellation) is not { } tried)
        {
            return EffectBackoff.After(claimed.Attempt, null, "graph", machine);
        }

        var reason = reach is Reach.Blocked ? "blocked" : "notInstalled";
        if (show.DeliversRequestTo is { } department)
        {
            await ReportAsync(claimed, new RequestCommand.RecordUndeliverable(department, reason), cancellation);
        }

        return new EffectOutcome.Waiting($"{reason}:{tried}") { Delivery = Notice(claimed, show, DeliveryStatus.Failed) with { Reason = reason, Fallback = tried } };
    }

    /// <summary>What the ledger says of a notice now.</summary>
    private Delivery Notice(ClaimedEffect claimed, Effect.ShowCard show, DeliveryStatus status) =>
        new(claimed.Effect.Id, show.To, show.Card, show.Key, status, clock.Now);

    private Task<Ran> ReportAsync(ClaimedEffect claimed, CollaborationCommand report, CancellationToken cancellation) => runner.RunAsync(
        claimed.Stream,
        report,
        new Asked(Person.Pump, clock.Now, new OperationId($"{claimed.Effect.Id}:{report.GetType().Name}"), Unpredictable.Bytes()),
        cancellation);

    /// <summary>A fault of the service's own (500) may pass; at least once is what a notice is promised, so that it may have arrived is no reason to stop.</summary>
    private EffectOutcome Again(ClaimedEffect claimed, ConnectorException failed) =>
        failed is { Kind: ConnectorErrorKind.Fault, Status: < 500 } or { Kind: ConnectorErrorKind.TooLarge }
            ? new EffectOutcome.Parked($"{failed.Kind} {failed.Code}")
            : EffectBackoff.After(claimed.Attempt, failed.RetryAfter, $"{failed.Kind} {failed.Code}", machine);

    private Notice? NoticeOf(Tone tone, PersonState person) => tone switch
    {
        Tone.Remind => new Notice(library.Texts(person.Language)["common.reminder"], "warning"),
        Tone.Moved => new Notice(library.Texts(person.Language)["common.movedNotice"], "warning"),
        Tone.Overdue => new Notice(library.Texts(person.Language)["common.overdueNotice"], "attention"),
        _ => null,
    };

    private static ImmutableArray<string> AskersOf(ConversationReference reference) => reference.User?.Id is { Length: > 0 } id ? [id] : [];

    private static Activity Message(ReadOnlyMemory<byte> card) => new() { Type = ActivityTypes.Message, Attachments = [Attachment.AdaptiveCard(card)] };
}
