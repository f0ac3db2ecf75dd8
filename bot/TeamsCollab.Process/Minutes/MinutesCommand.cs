using System.Collections.Immutable;

namespace TeamsCollab.Process.Minutes;

public abstract record MinutesCommand : CollaborationCommand
{
    private MinutesCommand() { }

    /// <summary>Adds clauses to the working draft, or replaces some. Every participant may; nothing goes round before <see cref="Circulate"/>.</summary>
    public sealed record Write(ImmutableArray<DraftClause> Clauses) : MinutesCommand
    {
        /// <summary>The edition of the working draft that the writer had before their eyes; null where that is not known.</summary>
        public int? Seen { get; init; }

        public override FactsNeeded Needs => new([], [.. Clauses.OfType<DraftClause.Task>().Select(task => task.Owner), .. Clauses.OfType<DraftClause.Dispute>().Select(dispute => dispute.Decider).OfType<Person>()])
        {
            Words = Clauses.Any(clause => clause.Id is not null),
        };
    }

    /// <summary>Takes a clause out of the working draft.</summary>
    public sealed record Strike(string Clause) : MinutesCommand
    {
        /// <summary>The edition of the working draft that the person had before their eyes; null where that is not known.</summary>
        public int? Seen { get; init; }

        public override FactsNeeded Needs => FactsNeeded.None with { Words = true };
    }

    /// <summary>Sends the working draft of the 《会议纪要》 to every participant for confirmation (R42, R46). Also replaces an earlier draft.</summary>
    /// <param name="Replaces">The draft that the writer had before their eyes; 0 for the first.</param>
    public sealed record Circulate(int Replaces) : MinutesCommand
    {
        public override FactsNeeded Needs => FactsNeeded.None with { Heads = true };
    }

    /// <param name="Draft">The draft on the card that was pressed; an old card must not confirm a new draft.</param>
    public sealed record Confirm(int Draft) : MinutesCommand;

    /// <summary>A participant or a head does not agree, and says to what and why.</summary>
    /// <param name="Clause">The clause's id, or null for the minutes as a whole.</param>
    public sealed record ObjectTo(int Draft, string? Clause, string Reason) : MinutesCommand;

    /// <summary>追认 (B12): the head of a side whose decision maker was absent takes the draft as that side's word.</summary>
    public sealed record Ratify(int Draft) : MinutesCommand;

    /// <summary>不追认 (B12), and why: the writer owes another draft.</summary>
    public sealed record RefuseToRatify(int Draft, string Reason) : MinutesCommand;

    /// <summary>接受任务 (B9): the owner takes on a task, whether they came to the meeting or not.</summary>
    public sealed record TakeOn(int Draft, string Task) : MinutesCommand;

    /// <summary>签字确认 (R48), by a department head only.</summary>
    public sealed record SignOff(int Draft) : MinutesCommand
    {
        /// <summary>已知悉: the head knows that some owners have not taken on their tasks (B9).</summary>
        public bool IsAware { get; init; }

        /// <summary>保留意见 (B10); null where the head signs without one.</summary>
        public Reservation? Reserved { get; init; }

        public override FactsNeeded Needs => FactsNeeded.None with { Asker = true, Standing = true };
    }

    /// <summary>A head's approval in the company's OA system is recorded as that head's signature (R49).</summary>
    /// <param name="Head">Who approved there.</param>
    /// <param name="Number">The approval's number there.</param>
    /// <param name="Approver">The approver's name as it stands there: must be the head's.</param>
    /// <param name="Link">Where the approval can be seen.</param>
    public sealed record RecordOa(int Draft, Person Head, string Number, string Approver, DateTimeOffset ApprovedAt, string Link) : MinutesCommand
    {
        /// <summary>已知悉, as with a signature on the card (B9).</summary>
        public bool IsAware { get; init; }

        public override FactsNeeded Needs => new FactsNeeded([], [Head]) { OaAccount = true };
    }

    /// <summary>To which clauses a signature does not extend, and why.</summary>
    public sealed record Reservation(ImmutableArray<string> Clauses, string Reason);
}
