using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Meeting;

/// <summary>Somebody invited, as a row of a card.</summary>
/// <param name="IsInitiator">Who sends the materials is not asked to read them.</param>
public sealed record AttendeeLine(Typed Name, Typed Department, AttendeeRole Role, bool HasRead, bool IsInitiator)
{
    public static AttendeeLine For(Attendee attendee, MeetingState meeting, Person initiator, CardReader reader) => new(
        reader.Name(attendee.Person),
        new Typed(attendee.Department.Name),
        attendee.Role,
        meeting.ReadBy.Contains(attendee.Person),
        attendee.Person == initiator);
}
