namespace TeamsCollab.Bot.Collaborations;

/// <summary>A short text that the running instances share, and the mark of the write that it stands from.</summary>
public sealed record SharedNote(string Text, string ETag);
