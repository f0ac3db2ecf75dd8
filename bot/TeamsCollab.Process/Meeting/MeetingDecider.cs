using System.Diagnostics;
using System.Globalization;
using TeamsCollab.Process.Meeting.Live;
using TeamsCollab.Process.Minutes;
using static TeamsCollab.Process.Meeting.MeetingCommand;
using static TeamsCollab.Process.Meeting.MeetingEvent;

namespace TeamsCollab.Process.Meeting;

/// <summary>共识达成阶段. Order inside each decision: may you, is it already done, is it about the present arrangement, is it allowed now, accept.</summary>
public static class MeetingDecider
{
    public static Decision Decide(MeetingCommand command, Asked asked, Facts facts, Collaboration state) => command switch
    {
        Arrange arrange => Decide(arrange, asked, facts, state),
        RecordBooking or RecordBookingFailed => MeetingBooking.Decide(command, asked, state),
        Move move => Moving.Decide(move, asked, facts, state),
        CallOff callOff => Decide(callOff, asked, state),
        NoteOutlook noted => OutlookChanges.Decide(noted, asked, facts, state),
        SwitchAutoBooking switched => AutoBooking.Decide(switched, asked, state),
        RecordNoSlot none => AutoBooking.Decide(none, asked, state),
        SendAgenda sendAgenda => Decide(sendAgenda, asked, facts, state),
        AcknowledgeMaterials => Acknowledge(asked, state),
        AskBeforehand ask => Asking.Decide(ask, asked, facts, state),
        ConfirmAttendance confirm => Attending.Decide(confirm, asked, facts, state),
        EndMeeting endMeeting => Decide(endMeeting, asked, facts, state),
        _ => throw new UnreachableException($"No Decide for {command.GetType().Name}."),
    };

    private static Decision Decide(Arrange command, Asked asked, Facts facts, Collaboration state)
    {
        var (meeting, plan) = (state.Meeting, command.Plan);
        var isAutomatic = asked.By == Person.Pump && AutoBooking.IsWanted(state);
        if (asked.By != state.Request.Initiator && !isAutomatic)
        {
            return Decision.Refuse(Because.NotYours);
        }

        // The very same plan once more is a repeat, unless it asks to try a booking again that had failed.
        var tryAgain = command.Replaces == meeting.Revision && meeting.Bookings.GetValueOrDefault(MeetingState.Number)?.Status is BookingStatus.Failed;
        if (meeting.Arrangement is { } before && !tryAgain && command.Replaces >= before.Revision - 1 && Same(plan, before, facts))
        {
            return Decision.AlreadyDone;
        }

        if (command.Replaces != meeting.Revision)
        {
            return Decision.Refuse(Because.OldDraft, detail: Number(meeting.Revision));
        }

        if (NotNow(state) is { } because)
        {
            return Decision.Refuse(because);
        }

        if (MeetingRules.Fault(plan, asked, facts, state) is { } fault)
        {
            return new Decision.Refused(fault);
        }

        return Decision.Accept(new Arranged(
            MeetingState.Number,
            meeting.Revision + 1,
            state.Request.Initiator,
            plan.Start,
            plan.Minutes,
            plan.Form,
            string.IsNullOrWhiteSpace(plan.Place) ? null : asked.Seal(("text", plan.Place)),
            plan.Attendees,
            facts.Promise(MeetingTimes.AgendaDue(plan.Start, facts, state), Reminder.OnTheWay, asked.At),
            asked.At) { IsAutomatic = isAutomatic, Room = MeetingRules.RoomOf(plan, facts) });
    }

    private static Decision Decide(CallOff command, Asked asked, Collaboration state)
    {
        if (asked.By != state.Request.Initiator)
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (state.Meeting.Arrangement is null && command.Revision > 0 && command.Revision == state.Meeting.CalledOff)
        {
            return Decision.AlreadyDone;
        }

        if (state.Meeting.Arrangement is not { } arrangement)
        {
            return Decision.Refuse(Because.WrongStage);
        }

        if (command.Revision != arrangement.Revision)
        {
            return Decision.Refuse(Because.OldDraft, detail: Number(arrangement.Revision));
        }

        return NotNow(state) is { } because ? Decision.Refuse(because)
            : Inputs.Required(command.Reason, "reason") is { } fault ? new Decision.Refused(fault)
            : Decision.Accept(new Cancelled(MeetingState.Number, arrangement.Revision, asked.By, asked.Seal(("text", command.Reason)), state.Meeting.Booking?.EventId, [.. arrangement.People], asked.At)
            {
                UnansweredAfter = state.Meeting.Booking is { Status: BookingStatus.Wanted, EventId: null } ? state.Meeting.CalledOff : null,
            });
    }

    private static Decision Decide(SendAgenda command, Asked asked, Facts facts, Collaboration state)
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

        if (command.Revision != arrangement.Revision)
        {
            return Decision.Refuse(Because.OldDraft, detail: Number(arrangement.Revision));
        }

        if (meeting.AgendaIsSent
            && meeting.Agenda.Length == command.Items.Length
            && meeting.Agenda.Zip(command.Items).All(pair => pair.First.Minutes == pair.Second.Minutes && facts.Words[pair.First.Words]?.Says(("text", pair.Second.Text)) is true))
        {
            return Decision.AlreadyDone;
        }

        if (NotUnderWay(state) is { } because)
        {
            return Decision.Refuse(because);
        }

        return MeetingRules.Fault(command.Items, arrangement) is { } fault
            ? new Decision.Refused(fault)
            : Decision.Accept(new AgendaSent(
                MeetingState.Number,
                arrangement.Revision,
                asked.By,
                [.. command.Items.Select(item => new AgendaEntry(item.Minutes, asked.Seal(("text", item.Text))))],
                arrangement.AgendaDueAt,
                asked.At > arrangement.AgendaDueAt,
                asked.At));
    }

    private static Decision Acknowledge(Asked asked, Collaboration state)
    {
        if (state.Meeting.Arrangement?.Invites(asked.By) is not true)
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (state.Meeting.ReadBy.Contains(asked.By))
        {
            return Decision.AlreadyDone;
        }

        return NotUnderWay(state) is { } because ? Decision.Refuse(because)
            : !state.Meeting.AgendaIsSent ? Decision.Refuse(Because.AgendaNotSent)
            : Decision.Accept(new MaterialsRead(asked.By, asked.At));
    }

    private static Decision Decide(EndMeeting command, Asked asked, Facts facts, Collaboration state)
    {
        if (!MeetingRules.Belongs(asked.By, state))
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (state.Meeting.Held is { } held
            && (held.StartedAt, held.EndedAt) == (command.StartedAt, command.EndedAt)
            && state.Meeting.Participants.ToHashSet().SetEquals(command.Present))
        {
            return Decision.AlreadyDone;
        }

        if (NotUnderWay(state) is { } because)
        {
            return Decision.Refuse(because);
        }

        if (MeetingRules.Fault(command, asked, facts, state) is { } fault)
        {
            return new Decision.Refused(fault);
        }

        var ended = new Ended(
            asked.By,
            command.StartedAt,
            command.EndedAt,
            [.. command.Present.Distinct()],
            MeetingRules.WithoutDecisionMaker(command.Present, state),
            asked.At)
        {
            Absent = Absences.Of(command, asked, facts, state),
            Place = command.Place.Length == 0 ? null : asked.Seal(("text", command.Place)),
        };

        // The clauses come before the end, which begins the next stage: it finds them there.
        return state.Meeting.Live is { } live
            ? Decision.Accept(new MinutesEvent.Written(asked.By, FirstDraft.Of(live, asked, facts, state), asked.At), ended)
            : Decision.Accept(ended);
    }

    private static Because? NotUnderWay(Collaboration state) =>
        state.Meeting.Held is not null ? Because.AlreadyDecided
        : state.Stage is not Stage.Meeting ? Because.WrongStage
        : null;

    /// <summary>Why it can no longer be arranged otherwise, moved or called off; null where it can.</summary>
    internal static Because? NotNow(Collaboration state) => NotUnderWay(state) ?? (state.Meeting.Live is null ? null : Because.MeetingGoesOn);

    private static bool Same(MeetingPlan plan, Arrangement present, Facts facts) =>
        (plan.Start, plan.Minutes, plan.Form) == (present.Start, present.Minutes, present.Form)
        && plan.Room == present.Room?.Mail
        && plan.Attendees.ToHashSet().SetEquals(present.Attendees)
        && (present.Place is { } place ? facts.Words[place]?.Says(("text", plan.Place ?? string.Empty)) is true : string.IsNullOrWhiteSpace(plan.Place));

    private static string Number(int revision) => revision.ToString(CultureInfo.InvariantCulture);
}
