using System.Collections.Immutable;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Graph;

/// <summary>A meeting as it came to stand in the organiser's calendar.</summary>
/// <param name="JoinUrl">Null where Graph gave none, as for an organiser without Teams.</param>
/// <param name="Busy">Who was no longer free then.</param>
public sealed record BookedEntry(string EventId, string? JoinUrl, ImmutableArray<Person> Busy);
