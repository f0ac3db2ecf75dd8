using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TeamsCollab.Process.Content;

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

    [JsonIgnore]
    public DateTimeOffset EndsAt => Start.AddMinutes(Minutes);

    /// <summary>Everyone invited, once each.</summary>
    [JsonIgnore]
    public IEnumerable<Person> People => Attendees.Select(attendee => attendee.Person).Distinct();

    public bool Invites(Person person) => Attendees.Any(attendee => attendee.Person == person);
}
