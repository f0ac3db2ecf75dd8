using System.Collections.Immutable;
using System.Globalization;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Minutes;

namespace TeamsCollab.Process.Dispute;

/// <summary>What a point of dispute must hold (R40, R41), which tasks stand still for it, and whom its ruling binds (B10).</summary>
public static class DisputeRules
{
    /// <summary>The dispute that keeps a task from being worked on; null where none does.</summary>
    public static OpenDispute? Of(string task, Collaboration state) =>
        state.Disputes.Docket.FirstOrDefault(dispute => dispute.Status is not DisputeStatus.Settled && dispute.Tasks.Contains(task));

    /// <summary>While the minutes are in force and the collaboration goes on.</summary>
    internal static bool IsOpen(Collaboration state) => state.Stage is Stage.Execution or Stage.Retrospective;

    /// <summary>The disputes that minutes in force hold, each with whom and until when everybody agreed on.</summary>
    internal static ImmutableArray<DocketedDispute> Docket(Collaboration state, Facts facts) =>
        [.. state.Minutes.Clauses.Where(clause => clause is { Kind: ClauseKind.Dispute, DueOn: not null, Clause.Named: [_, ..] }).Select(clause => new DocketedDispute(
            clause.Clause.Id,
            clause.Clause.Named[0],
            [.. (clause.Tasks ?? []).Where(task => state.Minutes.Tasks.Any(known => known.Clause.Id == task))],
            facts.Promise(facts.Calendar.Due(facts.Calendar.OpeningOf(clause.DueOn!.Value), 0), Reminder.SameDay, default)))];

    internal static Refusal? Fault(string text, string positions, string route, Person decider, DateOnly decideBy, Asked asked, Facts facts, Collaboration state) =>
        Inputs.Required(text, "dispute")
        ?? Inputs.Required(positions, "positions")
        ?? BothSides(positions, state)
        ?? Inputs.Required(route, "route")
        ?? (facts.People.ContainsKey(decider) ? null : new Refusal(Because.UnknownPerson, "decider", decider.Id))
        ?? (decideBy < facts.Calendar.DateOf(asked.At) ? new Refusal(Because.DateInThePast, "decideBy", decideBy.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null);

    /// <summary>The owners of its tasks, their heads, the heads of the sides that hold a position, and whoever reserved it; everybody where it names nobody.</summary>
    internal static ImmutableArray<Person> Bound(OpenDispute dispute, MinutesClause clause, ImmutableArray<Person> participants, ImmutableArray<Signatory> signatories, Words words, Collaboration state)
    {
        var minutes = state.Minutes;
        var positions = Lines(words.Read(clause.Clause.Wording, "positions") ?? string.Empty);
        var tasks = minutes.Tasks.Where(task => dispute.Tasks.Contains(task.Clause.Id)).ToArray();
        ImmutableArray<Person> heads =
        [
            .. signatories.Where(signatory => tasks.Any(task => task.Clause.Department == signatory.Department) || positions.Any(line => Holds(line, signatory.Department)))
                .Select(signatory => signatory.Person),
            .. minutes.Reservations.Where(reserved => reserved.Clauses.Any(id => id == dispute.Id || dispute.Tasks.Contains(id))).Select(reserved => reserved.By),
        ];
        return heads.IsEmpty
            ? [.. participants.Concat(signatories.Select(signatory => signatory.Person)).Distinct()]
            : [.. heads.Concat(tasks.Select(task => task.Clause.Owner!.Value)).Distinct()];
    }

    internal static string[] Lines(string positions) => positions.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool Holds(string line, Department department) => line.StartsWith(department.Name, StringComparison.Ordinal);

    /// <summary>A position begins with the department that holds it (R40): those of two sides at least.</summary>
    private static Refusal? BothSides(string positions, Collaboration state)
    {
        var lines = Lines(positions);
        return state.TakingPart.Count(side => lines.Any(line => Holds(line, side.Department))) < 2
            ? new Refusal(Because.OneSidedDispute, "positions", string.Join('、', state.TakingPart.Select(side => side.Department.Name)))
            : null;
    }
}
