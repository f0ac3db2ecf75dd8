using TeamsCollab.Bot.Clock;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.People;
using TeamsCollab.Bot.Teams;
using TeamsCollab.BotFramework;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Effects;

/// <summary>Sends a person the cards that belong to them and to no collaboration: the welcome, and the one digest of a working day.</summary>
public sealed class PersonalCards(ConnectorClient connector, GeneralCards cards, PersonRegister register, BusinessClock clock, TimeProvider machine)
{
    public async Task<EffectOutcome> SendAsync(ClaimedEffect claimed, Effect.SendWelcome welcome, CancellationToken cancellation)
    {
        var person = await register.FindAsync(claimed.Stream.Tenant, welcome.To, cancellation);
        return await SendAsync(claimed, person, cards.Welcome(Reader(claimed, welcome.To, person)), cancellation);
    }

    /// <summary>The person's work list as it stands when it is sent. Yesterday's is never sent.</summary>
    public async Task<EffectOutcome> SendAsync(ClaimedEffect claimed, Effect.SendDigest digest, CancellationToken cancellation)
    {
        var person = await register.FindAsync(claimed.Stream.Tenant, digest.To, cancellation);
        return DateOnly.FromDateTime(clock.Now.DateTime) == digest.Day && await cards.DigestAsync(Reader(claimed, digest.To, person), cancellation) is { } card
            ? await SendAsync(claimed, person, card, cancellation)
            : new EffectOutcome.Superseded();
    }

    /// <summary>Nobody may refresh these: last week's mornings need not ask every time they are scrolled past.</summary>
    private Presser Reader(ClaimedEffect claimed, Person to, PersonState person) =>
        new(claimed.Stream.Tenant, to, person.Language, clock.Now, new OperationId(claimed.Effect.Id), null, null, IsPrivate: true);

    /// <summary>Whoever cannot be reached meanwhile does not find it later: it is out of date by then.</summary>
    private async Task<EffectOutcome> SendAsync(ClaimedEffect claimed, PersonState person, Answer card, CancellationToken cancellation)
    {
        if (person is not { Reach: Reach.Reachable, Reference: { } reference })
        {
            return new EffectOutcome.Superseded();
        }

        try
        {
            await connector.SendToConversationAsync(reference, new Activity { Type = ActivityTypes.Message, Attachments = [Attachment.AdaptiveCard(card.Card)] }, cancellation);
            return new EffectOutcome.Done();
        }
        catch (ConnectorException failed) when (failed.Kind is ConnectorErrorKind.Blocked or ConnectorErrorKind.NotInstalled or ConnectorErrorKind.NotFound)
        {
            return new EffectOutcome.Superseded();
        }
        catch (ConnectorException failed)
        {
            return EffectBackoff.After(claimed.Attempt, failed.RetryAfter, $"{failed.Kind} {failed.Code}", machine);
        }
    }
}
