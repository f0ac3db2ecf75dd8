using System.Collections.Immutable;
using System.Globalization;

namespace TeamsCollab.Process.Minutes;

/// <summary>What a draft must hold before it may go round (R43-R45), and whom a change binds (B2).</summary>
internal static class MinutesRules
{
    /// <summary>The most clauses that one set of minutes may hold.</summary>
    public const int MostClauses = 200;

    public static Refusal? Fault(DraftMinutes draft, Asked asked, Facts facts, Collaboration state)
    {
        if (draft.Points.IsEmpty)
        {
            return new Refusal(Because.NothingDiscussed, "points");
        }

        if (draft.Agreed.IsEmpty)
        {
            return new Refusal(Because.NothingAgreed, "agreed");
        }

        if (draft.Points.Length + draft.Agreed.Length + draft.Tasks.Length + draft.Disputes.Length > MostClauses)
        {
            return new Refusal(Because.TooMany, "points", MostClauses.ToString(CultureInfo.InvariantCulture));
        }

        return draft.Points.Select(point => Inputs.Required(point.Text, "points")).FirstOrDefault(fault => fault is not null)
            ?? draft.Agreed.Select(item => Inputs.Required(item.Text, "agreed")).FirstOrDefault(fault => fault is not null)
            ?? draft.Tasks.Select(task => Fault(task, asked, facts, state)).FirstOrDefault(fault => fault is not null)
            ?? draft.Disputes.Select(Fault).FirstOrDefault(fault => fault is not null)
            ?? state.TakingPart.Where(side => HeadOf(side.Department, facts) is null)
                .Select(side => new Refusal(Because.NoDepartmentHead, Detail: side.Department.Name)).FirstOrDefault();
    }

    public static ImmutableArray<Signatory> Signatories(Facts facts, Collaboration state) =>
        [.. state.TakingPart.Select(side =>
        {
            var fact = facts.Departments[side.Department];
            return new Signatory(side.Department, fact.Head!.Value, fact.Source, fact.ReadAt);
        })];

    /// <summary>Who must agree again: whoever is bound by a clause that was added, changed or taken out.</summary>
    public static ImmutableArray<Person> BoundByChange(
        MinutesState before,
        ImmutableArray<MinutesClause> clauses,
        ImmutableArray<Person> participants,
        ImmutableArray<Signatory> signatories)
    {
        var changed = clauses.Except(before.Clauses, SameExactContent.Instance)
            .Concat(before.Clauses.Except(clauses, SameExactContent.Instance))
            .ToImmutableArray();
        return [.. participants.Concat(signatories.Select(signatory => signatory.Person)).Distinct()
            .Where(person => changed.Any(clause => clause.Clause.Binds(person, HeadOfSide)))];

        Person? HeadOfSide(Department department) => signatories.FirstOrDefault(signatory => signatory.Department == department)?.Person;
    }

    private static Refusal? Fault(DraftTask task, Asked asked, Facts facts, Collaboration state) =>
        Inputs.Required(task.What, "tasks")
        ?? Inputs.Required(task.How, "how")
        ?? Inputs.Required(task.Standard, "standard")
        ?? (!facts.People.TryGetValue(task.Owner, out var owner) ? new Refusal(Because.UnknownPerson, "owner", task.Owner.Id)
            : owner.Department is not { } department || !state.TakingPart.Any(side => side.Department == department)
                ? new Refusal(Because.OwnerNotAParticipant, "owner", owner.Name)
            : task.DueOn < facts.Calendar.DateOf(asked.At) ? new Refusal(Because.DateInThePast, "due", task.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            : null);

    private static Refusal? Fault(DraftDispute dispute) =>
        Inputs.Required(dispute.Text, "disputes") ?? Inputs.Required(dispute.DecisionRoute, "route");

    private static Person? HeadOf(Department department, Facts facts) => facts.Departments.GetValueOrDefault(department)?.Head;

    private sealed class SameExactContent : IEqualityComparer<MinutesClause>
    {
        public static SameExactContent Instance { get; } = new();

        public bool Equals(MinutesClause? x, MinutesClause? y) => x?.Clause.Id == y?.Clause.Id && x?.Clause.Wording.Digest == y?.Clause.Wording.Digest;

        public int GetHashCode(MinutesClause obj) => HashCode.Combine(obj.Clause.Id, obj.Clause.Wording.Digest);
    }
}
