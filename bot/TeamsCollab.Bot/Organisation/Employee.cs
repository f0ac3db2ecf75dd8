using TeamsCollab.Process;

namespace TeamsCollab.Bot.Organisation;

/// <summary>A person as the directory describes them.</summary>
/// <param name="Mail">Null where they have no mailbox.</param>
public sealed record Employee(Person Person, string Name, Department? Department, string? Title, string? Mail);
