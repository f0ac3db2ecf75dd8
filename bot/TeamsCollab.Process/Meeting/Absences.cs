using System.Collections.Immutable;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Process.Meeting;

/// <summary>Somebody invited who did not come (F17).</summary>
/// <param name="Reason">The field text; null where nobody said why.</param>
public sealed record Absence(Person Person, Wording? Reason);

/// <summary>Who stayed away and why, as people type it: one line a person, the name and then the reason.</summary>
internal static class Absences
{
    private static readonly char[] Colons = [':', '\uFF1A'];

    /// <summary>Everybody invited who is not among those present, with the reasons given.</summary>
    public static ImmutableArray<Absence> Of(MeetingCommand.EndMeeting ended, Asked asked, Facts facts, Collaboration state)
    {
        var reasons = ended.Absences.Select(Split).ToArray();
        return [.. Missing(ended, state).Select(person => new Absence(
            person,
            reasons.FirstOrDefault(reason => reason.Name == NameOf(person, facts)) is { Reason: { Length: > 0 } why } ? asked.Seal(("text", why)) : null))];
    }

    public static Refusal? Fault(MeetingCommand.EndMeeting ended, Facts facts, Collaboration state)
    {
        var names = Missing(ended, state).Select(person => NameOf(person, facts)).ToHashSet();
        return ended.Absences.Select(line => Inputs.Optional(line, "absences")
            ?? (names.Contains(Split(line).Name) ? null : new Refusal(Because.NotAbsent, "absences", Split(line).Name))).FirstOrDefault(fault => fault is not null);
    }

    private static IEnumerable<Person> Missing(MeetingCommand.EndMeeting ended, Collaboration state) => state.Meeting.Arrangement?.People.Except(ended.Present) ?? [];

    private static string NameOf(Person person, Facts facts) => facts.People.GetValueOrDefault(person)?.Name ?? person.Id;

    private static (string Name, string Reason) Split(string line)
    {
        var colon = line.IndexOfAny(Colons);
        return colon < 0 ? (line.Trim(), string.Empty) : (line[..colon].Trim(), line[(colon + 1)..].Trim());
    }
}
