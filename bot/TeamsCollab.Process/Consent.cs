using TeamsCollab.Process.Content;

namespace TeamsCollab.Process;

/// <summary>One person's agreement to one exact content.</summary>
/// <param name="Draft">The draft that this person saw. An unchanged part keeps it valid for later drafts.</param>
public sealed record Consent(Person By, int Draft, Digest Content, DateTimeOffset At);
