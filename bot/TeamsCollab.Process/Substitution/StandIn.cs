using System.Collections.Immutable;

namespace TeamsCollab.Process.Substitution;

/// <summary>Somebody who was asked to sign in a head's place.</summary>
/// <param name="On">The card that asks.</param>
/// <param name="Until">The end of the absence; null where it is open, or the head has left.</param>
public sealed record StandIn(CardName On, Person Head, Person By, DateTimeOffset? Until, bool IsGone, ImmutableArray<Person> Told)
{
    public bool IsOver(DateTimeOffset at) => Until <= at;
}
