namespace TeamsCollab.BotFramework;

/// <summary>Thrown by a handler when something it needs is down (the store, for example): the channel is told 503 and may deliver again.</summary>
public sealed class TurnUnavailableException(string message, Exception? innerException = null) : Exception(message, innerException);
