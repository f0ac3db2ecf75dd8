namespace TeamsCollab.Bot.Hosting;

/// <summary>The product cannot start with these settings. The message says in plain words, Chinese then English, what to do.</summary>
public sealed class StartUpRefusedException(string message) : Exception(message);
