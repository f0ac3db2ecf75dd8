using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using TeamsCollab.Bot.Clock;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Organisation;
using TeamsCollab.Bot.Proof;
using TeamsCollab.Process.Substitution;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Effects;

/// <summary>One attempt at one effect. What it shows is drawn from the state as it stands now, not from when it was planned.</summary>
public sealed class EffectWorker(ICollaborationStore store, CollaborationRunner runner, ChatCards chats, MeetingBookings meetings, PersonalCards personal, ImprovementReviews improvements, Proofs proofs, BusinessClock clock, TimeProvider machine)
{
    /// <summary>Null where the effect was already finished on the way.</summary>
    public async Task<EffectOutcome?> CarryOutAsync(ClaimedEffect claimed, CancellationToken cancellation)
    {
        var wanted = EffectRows.Read(claimed.Effect);
        switch (wanted)
        {
            case Effect.SendDigest digest:
                return await personal.SendAsync(claimed, digest, cancellation);
            case Effect.SendWelcome welcome:
                return await personal.SendAsync(claimed, welcome, cancellation);
        }

        var state = (await runner.ReadAsync(claimed.Stream, cancellation)).State;
        return wanted switch
        {
            Effect.ShowCard show => await chats.ShowAsync(claimed, state, show, cancellation),
            Effect.UpdateCopy update => await chats.UpdateAsync(claimed, state, update, cancellation),
            Effect.RefreshCard refresh => await FanOutAsync(claimed, refresh, cancellation),
            Effect.BookMeeting book => await meetings.BookAsync(claimed, state, book.Meeting, cancellation),
            Effect.FindSlot => await meetings.FindSlotAsync(claimed, state, cancellation),
            Effect.CancelMeeting cancel => await meetings.CancelAsync(claimed, state, cancel, cancellation),
            Effect.ReviewImprovement review => await improvements.CarryOutAsync(claimed, state, review, cancellation),
            Effect.SeekSubstitutes => await SeekSubstitutesAsync(claimed, cancellation),
            Effect.SignHead sign => await SignAsync(claimed, state, sign, cancellation),
            var effect => throw new UnreachableException($"Nobody carries out {effect.GetType().Name}."),
        };
    }

    /// <summary>After an effect was put to wait.</summary>
    public Task SettleWaitAsync(ClaimedEffect claimed, EffectOutcome.Waiting waiting, CancellationToken cancellation) => EffectRows.Read(claimed.Effect) is Effect.ShowCard show
        ? waiting.Reason == ChatCards.Quiet ? chats.WakeIfDayAsync(claimed.Stream.Tenant, show.To, cancellation) : chats.WakeIfReachableAsync(claimed.Stream.Tenant, show.To, cancellation)
        : Task.CompletedTask;

    private async Task<EffectOutcome> SeekSubstitutesAsync(ClaimedEffect claimed, CancellationToken cancellation)
    {
        try
        {
            var asked = new Asked(Person.Pump, clock.Now, new OperationId($"{claimed.Effect.Id}:seek"), Unpredictable.Bytes());
            await runner.RunAsync(claimed.Stream, new SeekSubstitutes(), asked, cancellation);
            return new EffectOutcome.Done();
        }
        catch (DirectorySilentException silent)
        {
            return EffectBackoff.After(claimed.Attempt, null, silent.Message, machine);
        }
    }

    private async Task<EffectOutcome> SignAsync(ClaimedEffect claimed, Collaboration state, Effect.SignHead sign, CancellationToken cancellation)
    {
        try
        {
            await proofs.SignHeadAsync(claimed.Stream, sign.Version, sign.Head, state, cancellation);
            return new EffectOutcome.Done();
        }
        catch (SigningKeyUnavailableException unavailable)
        {
            return EffectBackoff.After(claimed.Attempt, unavailable.RetryAfter, unavailable.Message, machine);
        }
    }

    private async Task<EffectOutcome?> FanOutAsync(ClaimedEffect claimed, Effect.RefreshCard refresh, CancellationToken cancellation)
    {
        var copies = await store.ReadCopiesAsync(claimed.Stream, refresh.Card, refresh.Key, cancellation);
        if (copies.IsEmpty)
        {
            return new EffectOutcome.Done();
        }

        ImmutableArray<EffectToDo> updates = [.. copies.Select((copy, place) => EffectRows.Of(
            new Effect.UpdateCopy(copy.Reader, copy.Card, copy.Key, copy.ConversationId, copy.ActivityId),
            string.Create(CultureInfo.InvariantCulture, $"{claimed.Effect.Id}-{place}")))];
        await store.FanOutAsync(claimed, updates, cancellation);
        return null;
    }
}
