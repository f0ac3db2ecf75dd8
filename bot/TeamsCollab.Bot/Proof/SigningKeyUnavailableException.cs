namespace TeamsCollab.Bot.Proof;

/// <summary>Nothing can be signed now. The message says in plain words, Chinese then English, what to do; signing is tried again by itself.</summary>
public sealed class SigningKeyUnavailableException(string message, TimeSpan? retryAfter = null, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>How long the vault asked to be left alone.</summary>
    public TimeSpan? RetryAfter => retryAfter;
}
