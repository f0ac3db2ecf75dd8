using TeamsCollab.Process.Content;

namespace TeamsCollab.Process.Request;

/// <param name="Words">The fields name and link.</param>
public sealed record Material(MaterialKind Kind, Wording Words);
