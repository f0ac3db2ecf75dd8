namespace TeamsCollab.Bot.Collaborations;

/// <summary>The store cannot be used now; the message says in plain words what to do. The edge answers 503, so that Teams redelivers.</summary>
public sealed class StoreUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
