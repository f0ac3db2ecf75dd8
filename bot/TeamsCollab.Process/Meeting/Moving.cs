using System.Globalization;
using static TeamsCollab.Process.Meeting.MeetingCommand;
using static TeamsCollab.Process.Meeting.MeetingEvent;

namespace TeamsCollab.Process.Meeting;

/// <summary>改期: the initiator moves the meeting to another time and says why; form, place and people stay (R23).</summary>
internal static class Moving
{
    public static Decision Decide(Move command, Asked asked, Facts facts, Collaboration state)
    {
        var meeting = state.Meeting;
        if (asked.By != state.Request.Initiator)
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (meeting.Arrangement is not { } arrangement)
        {
            return Decision.Refuse(Because.WrongStage);
        }

        if (command.Revision == arrangement.Revision - 1 && command.Start == arrangement.Start && meeting.LastMove is { } last && facts.Words[last.Why]?.Says(("text", command.Reason)) is true)
        {
            return Decision.AlreadyDone;
        }

        if (command.Revision != arrangement.Revision)
        {
            return Decision.Refuse(Because.OldDraft, detail: arrangement.Revision.ToString(CultureInfo.InvariantCulture));
        }

        if (MeetingDecider.NotNow(state) is { } because)
        {
            return Decision.Refuse(because);
        }

        return Fault(command, arrangement, asked, facts, state) is { } fault
            ? new Decision.Refused(fault)
            : Decision.Accept(new Moved(
                MeetingState.Number,
                arrangement.Revision + 1,
                asked.By,
                command.Start,
                asked.Seal(("text", command.Reason)),
                facts.Promise(MeetingTimes.AgendaDue(command.Start, facts, state), Reminder.OnTheWay, asked.At),
                asked.At));
    }

    private static Refusal? Fault(Move command, Arrangement arrangement, Asked asked, Facts facts, Collaboration state) =>
        (command.Start == arrangement.Start ? new Refusal(Because.SameTime, "newStart") : null)
        ?? MeetingRules.Time(command.Start, arrangement.Minutes, asked.At, facts, state, "newStart")
        ?? Inputs.Required(command.Reason, "moveReason");
}

/// <summary>How the meeting came to its present time.</summary>
/// <param name="From">When it was to begin before.</param>
/// <param name="Why">The field text.</param>
public sealed record LastMove(DateTimeOffset From, Content.Wording Why);
