using System.Collections.Immutable;
using System.Text;

namespace TeamsCollab.Bot.Collaborations.Cosmos;

/// <summary>
/// The effects of one stream that reach one target, in order. At most one of them is active: the next to go, in flight, or waiting. Pure: what
/// each step makes of it. Stored as one small document, so that targets do not stand in each other's way.
/// </summary>
/// <param name="Ready">From when the active one may be handed out, the end of its lease while it is in flight; null while nothing can go.</param>
/// <param name="Stuck">The target, while something waits or is parked.</param>
/// <param name="Active">The place of the active one; null where nothing is queued.</param>
/// <param name="By">Drawn by whoever claimed last, so that a claim whose answer was lost is recognised.</param>
internal sealed record LaneDocument(
    string Id, string Tenant, string Stream, string Target, string? Ready, string? Stuck, int? Active, int Claims, string? By, int Done, int Next, ImmutableArray<LaneEffect> Queue)
    : CosmosDocument(Id, Tenant, Stream)
{
    /// <summary>A lane that stood empty for so long is taken away, and with it the count of what was done.</summary>
    private const int EmptySeconds = 7 * 24 * 3600;

    public static LaneDocument Of(StreamKey key, string target) => new(CosmosKeys.Lane(target), key.Tenant, CosmosKeys.Stream(key), target, null, null, null, 0, null, 0, 0, []);

    private LaneEffect? Head => Active is { } place ? Queue.First(effect => effect.Place == place) : null;

    /// <summary>Joins an equal one that is not in flight, else stands at the end.</summary>
    public LaneDocument Add(OutboxEffect effect, string order)
    {
        if (effect.State == LaneState.Queued && effect.Coalesce is not null
            && Queue.Any(each => each.Coalesce == effect.Coalesce && each.State is LaneState.Queued or LaneState.Waiting))
        {
            return this;
        }

        var added = this with { Next = Next + 1, Queue = Queue.Add(new LaneEffect(Next, effect.Id, effect.Coalesce, effect.Body, order, effect.State, effect.Attempts, effect.Reason)) };
        return (effect.State == LaneState.Waiting && added.Active is null ? added with { Active = Next } : added).Settled(null);
    }

    public bool IsReady(string now) => Ready is not null && string.CompareOrdinal(Ready, now) <= 0;

    public LaneDocument Claim(string until, string by)
    {
        var head = Head!;
        return this with { Ready = until, By = by, Claims = Claims + 1, Queue = Queue.Replace(head, head with { State = LaneState.Claimed, Attempts = head.Attempts + 1 }) };
    }

    public ClaimedEffect Claimed(StreamKey key) => new(key, Head!.ToDo(Target), Head!.Attempts, $"{Id}|{Claims}");

    public bool Holds(ClaimedEffect claimed) => Head is { State: LaneState.Claimed } head && head.Id == claimed.Effect.Id && $"{Id}|{Claims}" == claimed.Lease;

    public LaneDocument Finish(EffectOutcome outcome)
    {
        var head = Head!;
        return outcome switch
        {
            EffectOutcome.Retry retry => this with { Ready = CosmosKeys.Text(retry.At), Queue = Queue.Replace(head, head with { State = LaneState.Queued, Reason = retry.Reason }) },
            EffectOutcome.Waiting waiting => (this with { Queue = Queue.Replace(head, head with { State = LaneState.Waiting, Reason = waiting.Reason }) }).Settled(null),
            EffectOutcome.Parked parked => (this with { Active = null, Queue = Queue.Replace(head, head with { State = LaneState.Parked, Reason = parked.Reason }) }).Settled(null),
            _ => (this with { Active = null, Done = Done + 1, Queue = Queue.Remove(head) }).Settled(null),
        };
    }

    /// <summary>Makes what waits or is parked ready again: one of them, or all.</summary>
    public LaneDocument Resume(string? effect, DateTimeOffset now) => (this with
    {
        Active = Head is { State: LaneState.Waiting } head && (effect is null || head.Id == effect) ? null : Active,
        Queue = [.. Queue.Select(each => each.State is LaneState.Waiting or LaneState.Parked && (effect is null || each.Id == effect) ? each with { State = LaneState.Queued, Attempts = 0, Reason = null } : each)],
    }).Settled(CosmosKeys.Text(now));

    /// <summary>Calls the next where none is active, and keeps what is indexed in step.</summary>
    /// <param name="from">When the called one may go; null for at once, in the order in which it came.</param>
    private LaneDocument Settled(string? from)
    {
        var lane = this;
        if (Active is null && Queue.Where(effect => effect.State == LaneState.Queued).MinBy(effect => effect.Place) is { } next)
        {
            lane = lane with { Active = next.Place, Ready = from ?? next.Order };
        }

        var waits = lane.Head is null or { State: LaneState.Waiting };
        return lane with
        {
            Ready = waits ? null : lane.Ready,
            Stuck = lane.Queue.Any(effect => effect.State is LaneState.Waiting or LaneState.Parked) ? Target : null,
            Ttl = lane.Queue.IsEmpty ? EmptySeconds : null,
        };
    }
}

internal enum LaneState
{
    Queued,
    Claimed,
    Waiting,
    Parked,
}

/// <param name="Place">Counts up in its lane.</param>
/// <param name="Order">What <see cref="LaneDocument.Ready"/> becomes when its turn comes: begins with 0, so it stands before every retry.</param>
internal sealed record LaneEffect(int Place, string Id, string? Coalesce, string Body, string Order, LaneState State, int Attempts, string? Reason)
{
    public EffectToDo ToDo(string target) => new(Id, target, Coalesce, Encoding.UTF8.GetBytes(Body));
}
