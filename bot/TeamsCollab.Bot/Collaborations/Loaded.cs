using TeamsCollab.Process.Content;

namespace TeamsCollab.Bot.Collaborations;

/// <param name="Tip">Null where the stream does not exist yet.</param>
/// <param name="AlreadyRun">The operation was carried out before and must not be decided again.</param>
public sealed record Loaded(Tip? Tip, bool AlreadyRun);

/// <summary>A stream as it stands: enough to decide, without its events.</summary>
/// <param name="Version">The number of events.</param>
/// <param name="State">The folded state as JSON. No people's texts.</param>
/// <param name="Fold">Which version of the folding code wrote it; another one is rebuilt from the events.</param>
/// <param name="ChainHead">The hash over all events so far.</param>
/// <param name="ETag">What an append must still find.</param>
public sealed record Tip(long Version, ReadOnlyMemory<byte> State, int Fold, Digest ChainHead, string ETag)
{
    /// <summary>What the store that read it wants back with an append; nobody else looks into it.</summary>
    internal object? Kept { get; init; }
}
