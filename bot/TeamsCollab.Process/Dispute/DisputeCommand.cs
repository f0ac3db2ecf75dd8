namespace TeamsCollab.Process.Dispute;

public abstract record DisputeCommand : CollaborationCommand
{
    private DisputeCommand() { }

    /// <summary>The decider whom the parties agreed on rules (R41, B10). Takes the place of a ruling of theirs that is not in force yet.</summary>
    /// <param name="Draft">The version of the minutes on the card that was pressed.</param>
    public sealed record Rule(string Dispute, int Draft, string Ruling) : DisputeCommand
    {
        public override FactsNeeded Needs => FactsNeeded.None with { Words = true, Heads = true };
    }
}
