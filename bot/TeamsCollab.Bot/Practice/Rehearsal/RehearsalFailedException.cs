namespace TeamsCollab.Bot.Practice.Rehearsal;

/// <summary>A step of the rehearsal did not do what it should; the message says whose, which and why.</summary>
internal sealed class RehearsalFailedException(string message) : Exception(message);
