using System.Collections.Immutable;
using static TeamsCollab.Process.Meeting.MeetingCommand;
using static TeamsCollab.Process.Meeting.MeetingEvent;

namespace TeamsCollab.Process.Meeting;

/// <summary>自动预约: while it is on, the bot books the best time by itself once everybody has accepted, and tells the initiator.</summary>
internal static class AutoBooking
{
    public static Decision Decide(SwitchAutoBooking command, Asked asked, Collaboration state)
    {
        if (asked.By != state.Request.Initiator)
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (command.On == state.Meeting.AutoBooks)
        {
            return Decision.AlreadyDone;
        }

        return state.Stage is not (Stage.Request or Stage.Meeting) || state.Meeting.Held is not null ? Decision.Refuse(Because.WrongStage)
            : command.On && state.Meeting.Arrangement is not null ? Decision.Refuse(Because.AlreadyDecided)
            : Decision.Accept(new AutoBookingSet(command.On, asked.By, asked.At));
    }

    public static Decision Decide(RecordNoSlot command, Asked asked, Collaboration state) =>
        asked.By != Person.Pump ? Decision.Refuse(Because.NotYours)
        : !IsWanted(state) ? Decision.AlreadyDone
        : Decision.Accept(new SlotMissing(command.Blockers, command.Reason, asked.At));

    /// <summary>The calendars are to be searched, and no arrangement was made meanwhile.</summary>
    public static bool IsWanted(Collaboration state) =>
        state is { Stage: Stage.Meeting, Meeting: { AutoBooks: true, Arrangement: null, Held: null } };

    /// <summary>Asked once when everything is there for it; again only when it is switched off and on.</summary>
    public static ImmutableArray<CollaborationEvent> Begin(Collaboration after, DateTimeOffset at) =>
        IsWanted(after) && !after.Meeting.IsSlotWanted ? [new SlotWanted(at)] : [];
}
