namespace TeamsCollab.Process.Request;

/// <summary>An improvement of an earlier collaboration that is still with its owner (B23).</summary>
/// <param name="Collaboration">Its collaboration's id.</param>
/// <param name="Number">Its collaboration's register number.</param>
/// <param name="Improvement">Such as I1.</param>
public sealed record OpenImprovement(string Collaboration, string Number, string Improvement);

/// <summary>Whose open improvements come back: those in which the asker's department took part, with one of these departments or of this type.</summary>
public sealed record ImprovementsNeeded(System.Collections.Immutable.ImmutableArray<Department> Receivers, RequestKind Kind);

/// <summary>An improvement as the initiator of the next request answered for it.</summary>
/// <param name="Reason">The words of the answer; null where there are none.</param>
public sealed record AnsweredImprovement(string Collaboration, string Improvement, ImprovementFate Fate, Content.Wording? Reason);
