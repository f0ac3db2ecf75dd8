using System.Collections.Immutable;
using System.Globalization;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Dispute;

namespace TeamsCollab.Process.Minutes;

/// <summary>What a draft must hold before it may go round (R43-R45), and whom a change binds (B2).</summary>
internal static class MinutesRules
{
    /// <summary>The most clauses that one set of minutes may hold.</summary>
    public const int MostClauses = 200;

    /// <summary>What is wrong with a clause as written, or null.</summary>
    public static Refusal? Fault(DraftClause draft, Asked asked, Facts facts, Collaboration state) => draft switch
    {
        { Id: { } id } when !state.Minutes.Working.Any(known => known.Clause.Id == id && known.Kind == MinutesDrafting.KindOf(draft)) => new Refusal(Because.NotAChoice, Replaced(draft), id),
        DraftClause.Point point => Inputs.Required(point.Text, "points") ?? (point.Department is { } department && state.SideOf(department) is null
            ? new Refusal(Because.UnknownDepartment, "points", department.Name)
            : null),
        DraftClause.Agreed item => Inputs.Required(item.Text, "agreed"),
        DraftClause.Task task => Fault(task, asked, facts, state),
        DraftClause.Dispute dispute => Fault(dispute, asked, facts, state),
        _ => null,
    };

    /// <summary>
    /// Somebody wrote this clause after the writer looked: they are shown the other's words and choose; pressed again from the card that shows them, theirs
    /// take the place. New clauses meet nobody's.
    /// </summary>
    public static Refusal? Met(DraftClause draft, int? seen, Facts facts, MinutesState minutes) => draft.Id is { } id
        ? Met(id, seen, draft switch { DraftClause.Point => "points", DraftClause.Agreed => "agreed", DraftClause.Task => "what", _ => "dispute" }, facts, minutes)
        : null;

    public static Refusal? Met(string id, int? seen, string field, Facts facts, MinutesState minutes) =>
        seen is { } edition && minutes.Working.FirstOrDefault(clause => clause.Clause.Id == id) is { } present && present.Edition > edition
            ? new Refusal(Because.ChangedMeanwhile, field, $"{id} {facts.Words.Read(present.Clause.Wording)}")
            : null;

    /// <summary>The input that names the clause to change.</summary>
    private static string Replaced(DraftClause draft) => draft switch
    {
        DraftClause.Task => "replacesTask",
        DraftClause.Dispute => "replacesDispute",
        _ => "replacesPoint",
    };

    /// <summary>What keeps the working draft from going round, or null.</summary>
    public static Refusal? Fault(ImmutableArray<MinutesClause> working, Facts facts, Collaboration state)
    {
        if (!working.Any(clause => clause.Kind is ClauseKind.DiscussionPoint))
        {
            return new Refusal(Because.NothingDiscussed, "points");
        }

        if (!working.Any(clause => clause.Kind is ClauseKind.AgreedItem))
        {
            return new Refusal(Because.NothingAgreed, "agreed");
        }

        return WithoutHead(facts, state);
    }

    /// <summary>What keeps a head from signing as they want to, or null: tasks that nobody has taken on need a 已知悉 (B9), a reservation its clauses and its reason (B10).</summary>
    public static Refusal? Fault(MinutesCommand.SignOff command, MinutesState minutes) =>
        NotTakenOn(command.IsAware, minutes) is { } unaccepted ? unaccepted
        : command.Reserved is not { } reserved ? null
        : reserved.Clauses.IsEmpty ? new Refusal(Because.Missing, "clauses")
        : reserved.Clauses.FirstOrDefault(id => !minutes.Clauses.Any(clause => clause.Clause.Id == id)) is { } unknown ? new Refusal(Because.NotAChoice, "clauses", unknown)
        : Inputs.Required(reserved.Reason, "reservation", Because.ReasonRequired);

    /// <summary>Refuses to sign what nobody took on, unless the head says that they know.</summary>
    public static Refusal? NotTakenOn(bool isAware, MinutesState minutes) =>
        !isAware && NotTakenOn(minutes) is { } unaccepted ? new Refusal(Because.TasksNotTakenOn, "aware", string.Join(' ', unaccepted)) : null;

    /// <summary>The tasks that their owners have not taken on, as a signature seals them; null where there are none.</summary>
    public static ImmutableArray<string>? NotTakenOn(MinutesState minutes) =>
        minutes.Unaccepted.Select(task => task.Clause.Id).ToImmutableArray() is { IsEmpty: false } unaccepted ? unaccepted : null;

    /// <summary>A side whose head is unknown cannot be asked to sign.</summary>
    public static Refusal? WithoutHead(Facts facts, Collaboration state) =>
        state.TakingPart.Where(side => facts.Departments.GetValueOrDefault(side.Department)?.Head is null)
            .Select(side => new Refusal(Because.NoDepartmentHead, Detail: side.Department.Name))
            .FirstOrDefault();

    public static ImmutableArray<Signatory> Signatories(Facts facts, Collaboration state) =>
        [.. state.TakingPart.Select(side =>
        {
            var fact = facts.Departments[side.Department];
            return new Signatory(side.Department, fact.Head!.Value, fact.Source, fact.ReadAt);
        })];

    /// <summary>
    /// Who must agree again: whoever is bound by a clause that was added, changed or taken out; and a head who signed for other sides than they
    /// head now, because nobody has signed for a side that was not theirs then.
    /// </summary>
    public static ImmutableArray<Person> BoundByChange(MinutesState before, ImmutableArray<Person> participants, ImmutableArray<Signatory> signatories)
    {
        var changed = before.Working.Except(before.Clauses, SameExactContent.Instance)
            .Concat(before.Clauses.Except(before.Working, SameExactContent.Instance))
            .ToImmutableArray();
        var otherwise = HeadsOfOtherSides(before, signatories);
        return [.. participants.Concat(signatories.Select(signatory => signatory.Person)).Distinct()
            .Where(person => changed.Any(clause => clause.Clause.Binds(person, HeadOfSide)) || otherwise.Contains(person))];

        Person? HeadOfSide(Department department) => signatories.FirstOrDefault(signatory => signatory.Department == department)?.Person;
    }

    /// <summary>Who signed for other sides than they head now.</summary>
    internal static ImmutableArray<Person> HeadsOfOtherSides(MinutesState before, ImmutableArray<Signatory> signatories)
    {
        return [.. signatories.Select(signatory => signatory.Person).Distinct()
            .Where(person => before.Signatures.HasAgreed(person) && !SidesOf(person, before.Signatories).SequenceEqual(SidesOf(person, signatories)))];

        static IEnumerable<Department> SidesOf(Person person, ImmutableArray<Signatory> signatories) =>
            signatories.Where(signatory => signatory.Person == person).Select(signatory => signatory.Department);
    }

    private static Refusal? Fault(DraftClause.Dispute dispute, Asked asked, Facts facts, Collaboration state) =>
        (dispute.Decider is null ? new Refusal(Because.Missing, "decider") : null)
        ?? (dispute.DecideBy is null ? new Refusal(Because.Missing, "decideBy") : null)
        ?? DisputeRules.Fault(dispute.Text, dispute.Positions, dispute.DecisionRoute, dispute.Decider!.Value, dispute.DecideBy!.Value, asked, facts, state)
        ?? Inputs.Optional(dispute.Options, "options")
        ?? dispute.Tasks.Where(task => !state.Minutes.Working.Any(known => known.Kind is ClauseKind.Task && known.Clause.Id == task))
            .Select(task => new Refusal(Because.NotAChoice, "disputedTasks", task)).FirstOrDefault();

    private static Refusal? Fault(DraftClause.Task task, Asked asked, Facts facts, Collaboration state) =>
        Inputs.Required(task.What, "what")
        ?? Inputs.Required(task.How, "how")
        ?? Inputs.Required(task.Standard, "standard")
        ?? VagueWords.Fault(task.VagueReason, ("what", task.What), ("how", task.How), ("standard", task.Standard))
        ?? (!facts.People.TryGetValue(task.Owner, out var owner) ? new Refusal(Because.UnknownPerson, "owner", task.Owner.Id)
            : owner.Department is not { } department || !state.TakingPart.Any(side => side.Department == department)
                ? new Refusal(Because.OwnerNotAParticipant, "owner", owner.Name)
            : task.DueOn < facts.Calendar.DateOf(asked.At)
                ? new Refusal(Because.DateInThePast, "due", task.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            : null);

    private sealed class SameExactContent : IEqualityComparer<MinutesClause>
    {
        public static SameExactContent Instance { get; } = new();

        public bool Equals(MinutesClause? x, MinutesClause? y) => x?.Clause.Id == y?.Clause.Id && x?.Clause.Wording.Digest == y?.Clause.Wording.Digest;

        public int GetHashCode(MinutesClause obj) => HashCode.Combine(obj.Clause.Id, obj.Clause.Wording.Digest);
    }

    /// <summary>In working days (A5), or in the hours of the urgent lane where everybody took it (B26).</summary>
    public static Promise Limit(int workingDays, DateTimeOffset at, Facts facts, Collaboration state) =>
        state.IsInUrgentLane ? facts.PromiseInHours(at, facts.Limits.UrgentConfirmWorkingHours) : facts.Promise(at, workingDays);
}
