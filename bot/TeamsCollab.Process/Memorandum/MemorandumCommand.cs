using System.Collections.Immutable;

namespace TeamsCollab.Process.Memorandum;

public abstract record MemorandumCommand : CollaborationCommand
{
    private MemorandumCommand() { }

    /// <summary>Sends a draft of the 《跨部门协作备忘录》 to the heads of all sides (R55-R59). Also replaces an earlier draft.</summary>
    /// <param name="Replaces">The draft that the writer had before their eyes; 0 for the first.</param>
    /// <param name="Further">其他条款, one each.</param>
    /// <param name="Silence">Whether silence is to count as an attendee's confirmation of the minutes (B18).</param>
    public sealed record Propose(int Replaces, string Goal, string Duties, string Standard, string Resolution, ImmutableArray<string> Further, bool Silence) : MemorandumCommand
    {
        /// <summary>Why a word that promises nothing must stay in the standard (B8); empty where none does.</summary>
        public string VagueReason { get; init; } = string.Empty;

        public override FactsNeeded Needs => FactsNeeded.None with { Heads = true, Words = true };
    }

    /// <summary>The initiator wants no memorandum for now, although it was suggested (A9).</summary>
    public sealed record SetAside : MemorandumCommand;

    /// <summary>A head does not agree, and says to what and why.</summary>
    /// <param name="Clause">The clause's id, or null for the memorandum as a whole.</param>
    public sealed record ObjectTo(int Draft, string? Clause, string Reason) : MemorandumCommand;

    /// <summary>签字, by a department head only.</summary>
    public sealed record SignOff(int Draft) : MemorandumCommand
    {
        public override FactsNeeded Needs => FactsNeeded.None with { Asker = true, Standing = true };
    }
}
