using System.Collections.Immutable;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Bot.Collaborations;

/// <summary>
/// Where streams live: a tip, events, words, effects and copies of cards. One atomic write a turn; every implementation passes
/// the same contract tests. Business times are kept as given; leases and delays are machine time.
/// </summary>
public interface ICollaborationStore
{
    /// <summary>The tip as it stands, and whether <paramref name="operation"/> was carried out before. One read.</summary>
    Task<Loaded> LoadAsync(StreamKey key, OperationId operation, CancellationToken cancellation);

    /// <summary>
    /// Stores all of <paramref name="append"/> durably, or nothing and false when somebody else wrote first (also when the same
    /// operation did: load again and see).
    /// </summary>
    Task<bool> TryAppendAsync(StreamKey key, Append append, CancellationToken cancellation);

    /// <summary>Every event of the stream, oldest first.</summary>
    Task<ImmutableArray<StoredEvent>> ReadEventsAsync(StreamKey key, CancellationToken cancellation);

    /// <summary>The words of a stream that are still there. Opening one that was tampered with throws.</summary>
    /// <param name="digests">Which ones; null for all.</param>
    Task<Words> ReadWordsAsync(StreamKey key, IReadOnlyCollection<Digest>? digests, CancellationToken cancellation);

    /// <summary>Streams whose next due moment has come, earliest first. Cost grows with what is due, not with what is stored.</summary>
    Task<ImmutableArray<DueStream>> ReadDueAsync(DateTimeOffset now, int most, CancellationToken cancellation);

    /// <summary>The earliest moment at which any stream is due, or null.</summary>
    Task<DateTimeOffset?> ReadNextDueAsync(CancellationToken cancellation);

    /// <summary>The collaboration with this register number in this tenant, or null.</summary>
    Task<StreamKey?> FindByNumberAsync(string tenant, string number, CancellationToken cancellation);

    /// <summary>What waits for a person, earliest due first (B20).</summary>
    Task<ImmutableArray<PendingWork>> ReadWorkOfAsync(string tenant, Person person, int most, CancellationToken cancellation);

    /// <summary>Collaborations in which a person or their department takes part, newest first.</summary>
    Task<ImmutableArray<StreamKey>> ReadCollaborationsOfAsync(string tenant, Person person, int most, CancellationToken cancellation);

    /// <summary>
    /// Reserves the next register number of a department and year for one collaboration (F18). The same collaboration gets the same
    /// number again; two never get the same. Gaps are allowed.
    /// </summary>
    Task<int> ReserveNumberAsync(string tenant, string departmentCode, int year, string collaborationId, CancellationToken cancellation);

    /// <summary>
    /// Takes effects that are ready, oldest first and those whose time to retry has come after them, and holds them until <paramref name="now"/>
    /// plus <paramref name="lease"/>. At most one at a time per (stream, target), in order: an effect is not handed out while an earlier one of its
    /// pair is unfinished. A parked one counts as finished.
    /// </summary>
    Task<ImmutableArray<ClaimedEffect>> ClaimEffectsAsync(DateTimeOffset now, TimeSpan lease, int most, CancellationToken cancellation);

    /// <summary>Writes down what came of a claimed effect. A lease that ran out and was taken by another is left alone.</summary>
    Task FinishEffectAsync(ClaimedEffect effect, EffectOutcome outcome, CancellationToken cancellation);

    /// <summary>Replaces a claimed effect by others, one a target, in one write; an equal one still waiting for its target is not doubled.</summary>
    Task FanOutAsync(ClaimedEffect effect, ImmutableArray<EffectToDo> effects, CancellationToken cancellation);

    /// <summary>
    /// Makes a target's waiting and parked effects ready again, because the person can be reached now or an operator says so. Their attempts
    /// count from 1 anew.
    /// </summary>
    Task ResumeEffectsAsync(string tenant, string target, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>
    /// Makes one waiting or parked effect ready again, because an operator says so; its attempts count from 1 anew. False where there is none
    /// such. Order within its pair is kept among those not yet sent.
    /// </summary>
    Task<bool> ResumeEffectAsync(StreamKey stream, string effectId, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>
    /// How many effects are in each state. Ready are also those that stand behind another or wait for their time to retry; done are also those
    /// superseded or fanned out.
    /// </summary>
    Task<EffectsSummary> SummariseEffectsAsync(CancellationToken cancellation);

    /// <summary>
    /// The machine time from which the next effect may be handed out: in the past where one is ready and nobody has taken it, in the future where one is
    /// held or waits for its time, null where nothing is to do. One index look-up.
    /// </summary>
    Task<DateTimeOffset?> ReadReadySinceAsync(CancellationToken cancellation);

    /// <summary>Parked and waiting effects, for people and operators to see.</summary>
    Task<ImmutableArray<StuckEffect>> ReadStuckEffectsAsync(string? tenant, StreamKey? stream, int most, CancellationToken cancellation);

    /// <summary>
    /// Remembers one message that shows a card, in the place of what it showed before: an update of that card must not overwrite this one.
    /// Harmless when repeated, and cheap; of an unknown collaboration nothing is kept.
    /// </summary>
    Task RecordCopyAsync(StreamKey collaboration, CardCopy copy, CancellationToken cancellation);

    /// <summary>The known copies of a collaboration's card.</summary>
    Task<ImmutableArray<CardCopy>> ReadCopiesAsync(StreamKey collaboration, CardName card, string? cardKey, CancellationToken cancellation);

    /// <summary>
    /// Notes that a person has seen a card: every notice of it that was delivered to them and not yet read is read from now on (B21). Cheap where
    /// nothing is unread; never taken back.
    /// </summary>
    Task RecordReadAsync(StreamKey collaboration, Person reader, CardName card, string? cardKey, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>What became of every notice of a collaboration, in no order. One read of one partition.</summary>
    Task<ImmutableArray<Delivery>> ReadDeliveriesAsync(StreamKey collaboration, CancellationToken cancellation);

    /// <summary>
    /// Collaborations that have all of some terms and at least one of some others, newest first. By index: the cost is bounded whatever is stored.
    /// </summary>
    /// <param name="all">May be empty.</param>
    /// <param name="any">At least one: what the asker may see.</param>
    Task<Found> SearchAsync(string tenant, ImmutableArray<string> all, ImmutableArray<string> any, int most, CancellationToken cancellation);

    /// <summary>What the running instances tell each other under a name, or null. It need not outlive the last of them.</summary>
    Task<SharedNote?> ReadNoteAsync(string tenant, string name, CancellationToken cancellation);

    /// <summary>
    /// Writes a note of at most 100 kB that still stands as <paramref name="basedOn"/> says, null for one that nobody wrote yet; false when somebody
    /// else wrote first. Whoever loses the answer reads again: false may also follow their own write.
    /// </summary>
    Task<bool> TryWriteNoteAsync(string tenant, string name, SharedNote? basedOn, string text, CancellationToken cancellation);
}
