namespace TeamsCollab.Bot.Collaborations;

/// <summary>The store cannot be used now; the message says in plain words what to do. The edge answers 503, so that Teams redelivers.</summary>
public sealed class StoreUnavailableException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>A newer version of the product wrote what this one cannot read: an upgrade helps, waiting does not.</summary>
    public bool IsOfNewerVersion { get; init; }
}
