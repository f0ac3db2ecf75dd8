using System.Collections.Immutable;

namespace TeamsCollab.Process.Reading;

/// <summary>The data behind cards/substitute.json: who signs for the reader while they are away (B19).</summary>
/// <param name="Now">The id of whom they have named; empty where it is nobody.</param>
/// <param name="People">To choose without searching.</param>
public sealed record SubstituteCard(string Now, ImmutableArray<Choice> People);
