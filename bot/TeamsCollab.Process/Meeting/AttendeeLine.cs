using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Meeting;

/// <summary>Somebody invited, as a row of a card.</summary>
/// <param name="Answer">What they answered on the card or in Outlook, such as <c>notComing</c>; empty where nothing.</param>
/// <param name="Reason">Why they cannot come; empty where they come or did not say.</param>
/// <param name="Proposed">The time that they propose instead; empty where none.</param>
/// <param name="IsInitiator">Who sends the materials is not asked to read them.</param>
public sealed record AttendeeLine(Typed Name, Typed Department, AttendeeRole Role, bool HasRead, bool IsInitiator, string Answer, Typed Reason, string Proposed)
{
    public static AttendeeLine For(Attendee attendee, MeetingState meeting, Person initiator, CardReader reader)
    {
        var answer = meeting.Answers.FirstOrDefault(each => each.Person == attendee.Person);
        var confirmed = meeting.Confirmations.FirstOrDefault(each => each.Person == attendee.Person);
        return new(
            reader.Name(attendee.Person),
            new Typed(attendee.Department.Name),
            attendee.Role,
            meeting.ReadBy.Contains(attendee.Person),
            attendee.Person == initiator,
            Attending.Of(attendee.Person, meeting) switch
            {
                Attendance.Coming => "coming",
                Attendance.Tentative => "tentative",
                Attendance.NotComing => "notComing",
                _ => string.Empty,
            },
            reader.Text(confirmed?.Reason),
            confirmed is null && answer?.Proposed is { } proposed ? Moment.Of(proposed, reader).Text : string.Empty);
    }
}
