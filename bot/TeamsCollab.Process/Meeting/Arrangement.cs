using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Meeting;

/// <summary>The meeting as it is arranged now.</summary>
/// <param name="Place">Null for a Teams meeting.</param>
/// <param name="AgendaDueAt">Until when the agenda is to be sent (A6).</param>
public sealed record Arrangement(
    int Revision,
    DateTimeOffset Start,
    int Minutes,
    MeetingForm Form,
    Wording? Place,
    ImmutableArray<Attendee> Attendees,
    DateTimeOffset AgendaDueAt)
{
    /// <summary>Chosen by 自动预约.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsAutomatic { get; init; }

    /// <summary>The room that is booked too; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public MeetingRoom? Room { get; init; }

    [JsonIgnore]
    public DateTimeOffset EndsAt => Start.AddMinutes(Minutes);

    /// <summary>Everyone invited, once each.</summary>
    [JsonIgnore]
    public IEnumerable<Person> People => Attendees.Select(attendee => attendee.Person).Distinct();

    /// <summary>The room and what was typed, as one; empty for a Teams meeting alone.</summary>
    internal static string PlaceOf(Arrangement? arrangement, CardReader reader) =>
        string.Join(" · ", new[] { arrangement?.Room?.Name, reader.Text(arrangement?.Place).Text }.Where(part => !string.IsNullOrEmpty(part)));

    public bool Invites(Person person) => Attendees.Any(attendee => attendee.Person == person);
}
