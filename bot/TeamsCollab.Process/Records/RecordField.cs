using System.Collections.Immutable;

namespace TeamsCollab.Process.Records;

/// <summary>One row of the form.</summary>
/// <param name="Id">F01 to F20.</param>
/// <param name="Label">In the form's language.</param>
/// <param name="Lines">What is known; empty where nothing is.</param>
public sealed record RecordField(string Id, string Label, ImmutableArray<string> Lines);
