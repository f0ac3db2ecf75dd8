namespace TeamsCollab.Process.Reading;

/// <summary>The data behind cards/welcome.json, the first thing a person sees: what it says is the same for everybody.</summary>
public sealed record WelcomeCard;
