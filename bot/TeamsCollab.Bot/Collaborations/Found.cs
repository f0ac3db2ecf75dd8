using System.Collections.Immutable;

namespace TeamsCollab.Bot.Collaborations;

/// <param name="IsComplete">False where the search was broken off because too much had to be looked at: a narrower question answers in full.</param>
public sealed record Found(ImmutableArray<StreamKey> Streams, bool IsComplete);
