namespace TeamsCollab.Process.Calendar;

/// <summary>A deadline before and after a later calendar was adopted (A13). Moved means that the due time itself changed.</summary>
public sealed record Recomputed(Deadline Before, Deadline After)
{
    public bool Moved => Before.At != After.At;
}
