using System.Collections.Immutable;
using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Request;

namespace TeamsCollab.Process.Retrospective;

public abstract record RetrospectiveCommand : CollaborationCommand
{
    private RetrospectiveCommand() { }

    /// <summary>The initiator invites both sides to the retrospective (R74), or moves it to another time.</summary>
    /// <param name="Arrangement">The number that this arrangement will have: one more than the last one.</param>
    /// <param name="Place">May stay empty for a Teams meeting only.</param>
    public sealed record ArrangeRetrospective(int Arrangement, DateTimeOffset Start, int Minutes, MeetingForm Form, string? Place) : RetrospectiveCommand;

    /// <summary>Answers the questions of the retrospective for the asker's side (R75-R79). Replaces that side's earlier answer.</summary>
    /// <param name="Version">The number that this side's answer will have: one more than its last one.</param>
    /// <param name="WhyNot">Required unless every goal was reached (R76).</param>
    public sealed record Answer(int Version, GoalsReached GoalsReached, string? WhyNot, string WentWell, string GotStuck, string Improve) : RetrospectiveCommand
    {
        /// <summary>Of the asker's sides the one that the card showed; null leaves it to them where they have one.</summary>
        public Department? Department { get; init; }

        public override FactsNeeded Needs => FactsNeeded.None with { Asker = true };
    }

    /// <summary>The retrospective took place (R74).</summary>
    public sealed record Hold(DateTimeOffset StartedAt, DateTimeOffset EndedAt, ImmutableArray<Person> Present) : RetrospectiveCommand
    {
        public override FactsNeeded Needs => new([], Present);
    }

    /// <summary>Submits the 《协作复盘报告》 to the heads and to company management (R80-R84).</summary>
    public sealed record WriteReport(string Summary, ImmutableArray<DraftImprovement> Improvements) : RetrospectiveCommand
    {
        public override FactsNeeded Needs => new([], [.. Improvements.Select(improvement => improvement.Owner)]) { Management = true, Heads = true };
    }

    /// <summary>A receiver of the report has read it (R81, R82).</summary>
    public sealed record ReadReport : RetrospectiveCommand;

    /// <summary>The owner reports an improvement done (R85).</summary>
    /// <param name="Attempt">The number that this completion will have: one more than the last one.</param>
    public sealed record FinishImprovement(string Improvement, int Attempt, string Note) : RetrospectiveCommand;

    /// <summary>The initiator confirms that an improvement took hold (R85).</summary>
    public sealed record CloseImprovement(string Improvement, int Attempt) : RetrospectiveCommand;

    /// <summary>The initiator finds that an improvement is not done yet, and says why.</summary>
    public sealed record ReopenImprovement(string Improvement, int Attempt, string Reason) : RetrospectiveCommand;

    /// <summary>归档 (N08), by the initiator or the head of the initiating department, when everything is closed.</summary>
    /// <param name="Filing">The number that this filing will have: one more than the last one, which it corrects.</param>
    /// <param name="Place">Where the record is kept: a place or a link.</param>
    /// <param name="FileNumber">档案号; may be empty.</param>
    public sealed record FileRecord(int Filing, string Place, string FileNumber) : RetrospectiveCommand
    {
        public override FactsNeeded Needs => FactsNeeded.None with { Words = true };
    }

    /// <summary>By the pump alone: what the next request of the same departments answered for an open improvement (B23).</summary>
    /// <param name="By">Who answered there.</param>
    /// <param name="In">That request's register number.</param>
    public sealed record ReviewImprovement(string Improvement, ImprovementFate Fate, Person By, string In, string Reason) : RetrospectiveCommand;
}

/// <summary>One line of the improvement plan as it was written (R84).</summary>
/// <param name="Row">Where it stands in the form, from 1: a refusal names its field.</param>
public sealed record DraftImprovement(string What, Person Owner, DateOnly DueOn, int Row = 1);

/// <summary>是否达成预期目标 (R75)</summary>
public enum GoalsReached
{
    Yes,
    Partly,
    No,
}
