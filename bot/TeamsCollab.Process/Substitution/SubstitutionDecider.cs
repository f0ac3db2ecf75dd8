using System.Collections.Immutable;
using TeamsCollab.Process.Minutes;
using static TeamsCollab.Process.Substitution.SubstitutionEvent;

namespace TeamsCollab.Process.Substitution;

/// <summary>Asks substitutes and new heads, where a head who is to sign is away or has left. Asked once; what holds is looked at again when they press.</summary>
internal static class SubstitutionDecider
{
    public static Decision Decide(Asked asked, Facts facts, Collaboration state) =>
        asked.By != Person.Pump ? Decision.Refuse(Because.NotYours)
        : new Decision.Accepted([.. SubstitutionRules.Open(state).SelectMany(open => open.Signatures.Outstanding.SelectMany(head => For(head, open.On, open.Signatories, asked.At, facts, state)))]);

    private static IEnumerable<SubstitutionEvent> For(Person head, CardName on, ImmutableArray<Signatory> signatories, DateTimeOffset at, Facts facts, Collaboration state)
    {
        if (facts.Heads.GetValueOrDefault(head) is not { } fact || !fact.IsAway(at))
        {
            yield break;
        }

        var replaced = fact.IsGone ? Replaced(head, on, signatories, at, facts) : [];
        foreach (var each in replaced)
        {
            yield return each;
        }

        var until = fact.IsGone ? null : fact.AwayTo;
        if (replaced.IsEmpty
            && fact.Named.FirstOrDefault(each => SubstitutionRules.Fault(fact, each.Person, signatories, at, facts, state) is null) is { } named
            && !state.StandIns.Any(known => known.On == on && known.Head == head && known.By == named.Person && known.Until == until))
        {
            yield return new Offered(on, head, named.Person, until, fact.IsGone, named.Source, Told(fact, state), fact.ReadAt, at);
        }
    }

    /// <summary>The sides whose head the directory now names anew. A side without a known head keeps the old one, and a substitute may sign.</summary>
    private static ImmutableArray<HeadReplaced> Replaced(Person head, CardName on, ImmutableArray<Signatory> signatories, DateTimeOffset at, Facts facts) =>
        [.. signatories.Where(signatory => signatory.Person == head)
            .Select(signatory => facts.Departments.GetValueOrDefault(signatory.Department))
            .OfType<DepartmentFact>()
            .Where(department => department.Head is { } now && now != head)
            .Select(department => new HeadReplaced(on, department.Department, head, department.Head!.Value, department.Source, department.ReadAt, at))];

    /// <summary>The initiator, and the head where they are still with the company; all other heads see it on their card.</summary>
    private static ImmutableArray<Person> Told(HeadFact fact, Collaboration state) =>
        fact.IsGone ? [state.Request.Initiator] : [.. new[] { state.Request.Initiator, fact.Head }.Distinct()];
}
