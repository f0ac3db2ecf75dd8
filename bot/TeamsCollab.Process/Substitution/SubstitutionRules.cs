using System.Collections.Immutable;
using TeamsCollab.Process.Memorandum;
using TeamsCollab.Process.Minutes;

namespace TeamsCollab.Process.Substitution;

/// <summary>Who may sign in whose place (B19): whom the head or an administrator named, while the head is away or gone; never the requester, never the other side.</summary>
public static class SubstitutionRules
{
    /// <summary>What heads are asked to sign now.</summary>
    internal static IEnumerable<(CardName On, ConsentSet Signatures, ImmutableArray<Signatory> Signatories)> Open(Collaboration state)
    {
        if (state.Minutes.Status is MinutesStatus.Signing)
        {
            yield return (CardName.MinutesSignOff, state.Minutes.Signatures, state.Minutes.Signatories);
        }

        if (state.Memorandum.Status is MemorandumStatus.Signing && state.Stage is not Stage.Ended)
        {
            yield return (CardName.MemorandumSignOff, state.Memorandum.Signatures, state.Memorandum.Signatories);
        }
    }

    /// <summary>The heads who are asked to sign and have not, with their sides.</summary>
    public static ImmutableArray<(Person Head, ImmutableArray<Department> Sides)> HeadsAwaited(Collaboration state) =>
        [.. Open(state).SelectMany(open => open.Signatories.Where(signatory => open.Signatures.Outstanding.Contains(signatory.Person)))
            .GroupBy(signatory => signatory.Person)
            .Select(head => (head.Key, head.Select(signatory => signatory.Department).Distinct().ToImmutableArray()))];

    /// <summary>In whose name somebody signs: their own where they are asked, else that of a head whose named substitute they are; or why not.</summary>
    internal static (Person Head, OnBehalf? OnBehalf, Refusal? Fault) SignerFor(Asked asked, ConsentSet signatures, ImmutableArray<Signatory> signatories, Facts facts, Collaboration state)
    {
        if (signatures.Asks(asked.By))
        {
            return (asked.By, null, null);
        }

        var why = new Refusal(Because.NotYours);
        foreach (var head in signatures.Outstanding)
        {
            if (facts.Heads.GetValueOrDefault(head) is not { } fact || fact.Named.FirstOrDefault(named => named.Person == asked.By) is not { } named)
            {
                continue;
            }

            if (Fault(fact, named.Person, signatories, asked.At, facts, state) is { } fault)
            {
                why = fault;
                continue;
            }

            var name = asked.Seal(("text", facts.People.GetValueOrDefault(head)?.Name ?? head.Id));
            return (head, new OnBehalf(head, name, fact.IsGone ? null : fact.AwayTo, fact.IsGone, named.Source, fact.ReadAt), null);
        }

        return (default, null, why);
    }

    /// <summary>What keeps a named substitute from standing in for a head now, or null.</summary>
    internal static Refusal? Fault(HeadFact head, Person by, ImmutableArray<Signatory> signatories, DateTimeOffset at, Facts facts, Collaboration state)
    {
        if (by == state.Request.Initiator)
        {
            return new Refusal(Because.SubstituteIsRequester);
        }

        if (!facts.People.TryGetValue(by, out var substitute))
        {
            return new Refusal(Because.UnknownPerson, Detail: by.Id);
        }

        var own = signatories.Where(signatory => signatory.Person == head.Head).Select(signatory => signatory.Department).ToImmutableArray();
        return OtherSideOf(substitute, own, state) is { } other ? new Refusal(Because.SubstituteOfOtherSide, Detail: other.Name)
            : !head.IsAway(at) ? new Refusal(Because.HeadIsBack, Detail: facts.People.GetValueOrDefault(head.Head)?.Name ?? head.Head.Id)
            : null;
    }

    /// <summary>The other side that somebody works for or was named by, or null.</summary>
    private static Department? OtherSideOf(PersonFact person, ImmutableArray<Department> own, Collaboration state) => state.TakingPart
        .Where(side => !own.Contains(side.Department)
            && (side.Department == person.Department || side.Contact == person.Person || side.Head == person.Person || side.DecisionMaker == person.Person || side.Executor == person.Person))
        .Select(side => (Department?)side.Department)
        .FirstOrDefault();
}
