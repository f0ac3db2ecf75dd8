using TeamsCollab.Process.Content;

namespace TeamsCollab.Process.Meeting;

/// <summary>One timed item of the agenda (R28, R31-R34), as it is written.</summary>
public sealed record AgendaItem(int Minutes, string Text);

/// <summary>One timed item of the agenda, as it was sent.</summary>
/// <param name="Words">The field text.</param>
public sealed record AgendaEntry(int Minutes, Wording Words);
