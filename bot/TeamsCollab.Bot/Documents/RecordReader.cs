using System.Collections.Immutable;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Proof;
using TeamsCollab.Process;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Bot.Documents;

/// <summary>Reads the record of a collaboration from the store. Documents are made on demand and never kept.</summary>
public sealed class RecordReader(ICollaborationStore store, Proofs proofs, WorkingCalendar calendar)
{
    /// <param name="upTo">The last event to be part of it; null for all that there are.</param>
    /// <returns>Null where there is no such collaboration, or it never had so many events.</returns>
    public async Task<CollaborationRecord?> ReadAsync(StreamKey key, long? upTo, CancellationToken cancellation)
    {
        var all = await store.ReadEventsAsync(key, cancellation);
        if (all.IsEmpty || upTo is < 1 || upTo > all.Length)
        {
            return null;
        }

        var stored = upTo is { } last ? all[..(int)last] : all;
        ImmutableArray<CollaborationEvent> events = [.. stored.Select(each => StoredEvents.Read(each.Body.Span))];
        var state = StoredStates.Refold(stored);
        var words = await store.ReadWordsAsync(key, null, cancellation);
        var referred = Sealed.DigestsIn(events).ToHashSet();
        return new CollaborationRecord(
            key,
            stored,
            events,
            state,
            Words.Of(words.ByDigest.Values.Where(wording => referred.Contains(wording.Digest))),
            await proofs.ReadNamesAsync(key, cancellation),
            calendar);
    }
}
