using System.Collections.Immutable;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Proof;

/// <param name="SignedUpTo">The latest version whose head is signed; every earlier event is under it too.</param>
/// <param name="Named">Whose names are known.</param>
public sealed record ProofState(long SignedUpTo, ImmutableArray<Person> Named)
{
    public static ProofState Empty { get; } = new(0, []);

    public ProofState Apply(ProofEvent happened) => happened switch
    {
        ProofEvent.HeadSigned e => this with { SignedUpTo = Math.Max(SignedUpTo, e.Version) },
        ProofEvent.NamesLearned e => this with { Named = [.. Named, .. e.People.Select(named => named.Person)] },
        _ => this,
    };
}
