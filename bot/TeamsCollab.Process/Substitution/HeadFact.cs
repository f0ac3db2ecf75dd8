using System.Collections.Immutable;

namespace TeamsCollab.Process.Substitution;

/// <summary>Whether a head can sign now, and whom they or an administrator named to sign in their place (B19).</summary>
/// <param name="IsGone">The account is no longer in the directory, or disabled.</param>
/// <param name="AwayFrom">The beginning of the absence that their mailbox announces; null where it announces none.</param>
/// <param name="AwayTo">Its end; null where it is open.</param>
/// <param name="Named">In the order in which they are asked.</param>
public sealed record HeadFact(Person Head, bool IsGone, DateTimeOffset? AwayFrom, DateTimeOffset? AwayTo, ImmutableArray<NamedSubstitute> Named, DateTimeOffset ReadAt)
{
    public bool IsAway(DateTimeOffset at) => IsGone || (AwayFrom <= at && !(AwayTo <= at));
}

/// <param name="Source">Who named them: head or settings.</param>
public sealed record NamedSubstitute(Person Person, string Source);
