namespace TeamsCollab.Process.Request;

/// <summary>That a person heads a department, as it was read: from where, and when.</summary>
public sealed record HeadRead(Department Department, Person Head, string Source, DateTimeOffset ReadAt);
