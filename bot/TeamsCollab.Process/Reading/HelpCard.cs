using System.Collections.Immutable;

namespace TeamsCollab.Process.Reading;

/// <summary>The data behind cards/help.json: first steps, and what can be typed (B17).</summary>
/// <param name="Words">Every word of a text command, as the table of verbs has them.</param>
public sealed record HelpCard(ImmutableArray<string> Words);
