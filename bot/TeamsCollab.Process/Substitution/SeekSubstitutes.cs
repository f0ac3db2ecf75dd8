namespace TeamsCollab.Process.Substitution;

/// <summary>The pump asks whether heads who are to sign are away or have left, and who may sign in their place (B19).</summary>
public sealed record SeekSubstitutes : CollaborationCommand
{
    public override FactsNeeded Needs => FactsNeeded.None with { Heads = true, Standing = true };
}
