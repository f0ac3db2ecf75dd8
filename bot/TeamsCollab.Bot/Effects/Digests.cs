using TeamsCollab.Bot.Clock;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.People;
using TeamsCollab.Bot.Teams;
using TeamsCollab.BotFramework;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Effects;

/// <summary>Sends a person's one digest of a working day: their work list as it stands when it is sent. Yesterday's is never sent.</summary>
public sealed class Digests(ConnectorClient connector, GeneralCards cards, PersonRegister register, BusinessClock clock, TimeProvider machine)
{
    public async Task<EffectOutcome> SendAsync(ClaimedEffect claimed, Effect.SendDigest digest, CancellationToken cancellation)
    {
        var now = clock.Now;
        var person = await register.FindAsync(claimed.Stream.Tenant, digest.To, cancellation);
        if (DateOnly.FromDateTime(now.DateTime) != digest.Day || person is not { Reach: Reach.Reachable, Reference: { } reference })
        {
            return new EffectOutcome.Superseded();
        }

        // Nobody may refresh it: last week's mornings need not ask every time they are scrolled past.
        var reader = new Presser(claimed.Stream.Tenant, digest.To, person.Language, now, new OperationId(claimed.Effect.Id), null, null, IsPrivate: true);
        if (await cards.DigestAsync(reader, cancellation) is not { } card)
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
