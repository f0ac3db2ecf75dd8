namespace TeamsCollab.Process.Request;

/// <summary>What becomes of an improvement of an earlier collaboration when the same departments begin the next one (B23).</summary>
public enum ImprovementFate
{
    Done,

    /// <summary>It goes on with its owner, and comes back with the next request.</summary>
    Carried,

    /// <summary>Nobody needs it any more; with a reason.</summary>
    Dropped,
}
