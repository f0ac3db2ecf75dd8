namespace TeamsCollab.Bot.Organisation;

/// <summary>Nobody knows what the directory would say: it did not answer, or refused to. Nothing is decided without it.</summary>
public sealed class DirectorySilentException(Exception cause) : Exception("The directory gave no answer.", cause);
