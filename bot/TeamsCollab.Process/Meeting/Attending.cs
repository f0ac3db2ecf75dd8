using System.Globalization;
using TeamsCollab.Process.Content;
using static TeamsCollab.Process.Meeting.MeetingCommand;
using static TeamsCollab.Process.Meeting.MeetingEvent;

namespace TeamsCollab.Process.Meeting;

/// <summary>Whether people come (N05): as they said on the card or in Outlook, whichever was later.</summary>
internal static class Attending
{
    public static Decision Decide(ConfirmAttendance command, Asked asked, Facts facts, Collaboration state)
    {
        var meeting = state.Meeting;
        if (meeting.Arrangement is not { } arrangement || !arrangement.Invites(asked.By))
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (command.Revision != arrangement.Revision)
        {
            return Decision.Refuse(Because.OldDraft, detail: arrangement.Revision.ToString(CultureInfo.InvariantCulture));
        }

        if (meeting.Confirmations.FirstOrDefault(each => each.Person == asked.By) is { } before && before.Comes == command.Comes
            && (before.Reason is not { } why || facts.Words[why]?.Says(("text", command.Reason)) is true))
        {
            return Decision.AlreadyDone;
        }

        if (meeting.Held is not null || meeting.Live is not null)
        {
            return Decision.Refuse(Because.AlreadyDecided);
        }

        return state.Stage is not Stage.Meeting ? Decision.Refuse(Because.WrongStage)
            : !command.Comes && Inputs.Required(command.Reason, "absenceReason") is { } fault ? new Decision.Refused(fault)
            : Decision.Accept(new AttendanceConfirmed(
                MeetingState.Number, arrangement.Revision, asked.By, command.Comes, command.Comes ? null : asked.Seal(("text", command.Reason)), asked.At));
    }

    /// <summary>Null where they said nothing for the time as it stands.</summary>
    public static Attendance? Of(Person person, MeetingState meeting) =>
        meeting.Confirmations.FirstOrDefault(each => each.Person == person) is { } said ? said.Comes ? Attendance.Coming : Attendance.NotComing
        : meeting.Answers.FirstOrDefault(answer => answer.Person == person)?.Answer;

    /// <summary>Sides of which nobody comes who may decide (R25), also because they joined later and nobody of theirs was invited yet (A7): better mended now than ratified afterwards.</summary>
    public static IEnumerable<Department> WithoutDecisionMaker(Collaboration state) => state.Meeting.Arrangement is not { } arrangement ? []
        : state.TakingPart.Select(side => side.Department)
            .Where(side => arrangement.Attendees.Where(attendee => attendee.Department == side && attendee.Role is AttendeeRole.DecisionMaker)
                .All(attendee => Of(attendee.Person, state.Meeting) is Attendance.NotComing));
}

/// <summary>What somebody said on the card.</summary>
/// <param name="Reason">The field text; null where they come.</param>
public sealed record Confirmation(Person Person, bool Comes, Wording? Reason);
