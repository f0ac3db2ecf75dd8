using System.Collections.Immutable;

namespace TeamsCollab.Process.Meeting;

public abstract record MeetingCommand : CollaborationCommand
{
    private MeetingCommand() { }

    /// <summary>The initiator fixes time, form and people (R23-R27), or changes them until the meeting has ended. By the pump where 自动预约 is on.</summary>
    /// <param name="Replaces">The revision that the initiator had before their eyes; 0 for the first.</param>
    public sealed record Arrange(int Replaces, MeetingPlan Plan) : MeetingCommand
    {
        public override FactsNeeded Needs => new([], [.. Plan.Attendees.Select(attendee => attendee.Person).Distinct()]) { Words = true, Rooms = Plan.Room is not null };
    }

    /// <summary>改期: the initiator moves the meeting; form, place and people stay.</summary>
    /// <param name="Revision">Of the arrangement that the initiator had before their eyes.</param>
    public sealed record Move(int Revision, DateTimeOffset Start, string Reason) : MeetingCommand
    {
        public override FactsNeeded Needs => FactsNeeded.None with { Words = true };
    }

    /// <summary>取消会议: the initiator calls the meeting off; another one can be arranged.</summary>
    /// <param name="Revision">Of the arrangement that the initiator had before their eyes.</param>
    public sealed record CallOff(int Revision, string Reason) : MeetingCommand;

    /// <summary>By the pump alone: what stands in Outlook for the meeting that is booked. Also for the retrospective's.</summary>
    /// <param name="Entry">Null where it was deleted or cancelled there.</param>
    public sealed record NoteOutlook(string EventId, OutlookEntry? Entry) : MeetingCommand;

    /// <summary>自动预约: the initiator lets the bot book the best time by itself, or no longer.</summary>
    public sealed record SwitchAutoBooking(bool On) : MeetingCommand;

    /// <summary>By the pump alone: there is no time that 自动预约 could book.</summary>
    /// <param name="Blockers">Who is least free.</param>
    /// <param name="Reason">A code where the calendars could not be searched; null where nobody's times fit.</param>
    public sealed record RecordNoSlot(ImmutableArray<Person> Blockers, string? Reason) : MeetingCommand;

    /// <summary>By the pump alone: a meeting stands in everyone's calendar. Also for the retrospective's.</summary>
    /// <param name="Revision">Of the arrangement that stands there now; it may have been changed or called off meanwhile.</param>
    /// <param name="JoinUrl">Null where the calendar gave none, which is a handled outcome.</param>
    public sealed record RecordBooking(int Meeting, int Revision, string EventId, string? JoinUrl) : MeetingCommand
    {
        /// <summary>Who was no longer free when it was put into the calendars.</summary>
        public ImmutableArray<Person> Busy { get; init; } = [];
    }

    /// <summary>By the pump alone: a meeting could not be booked. Also for the retrospective's.</summary>
    /// <param name="Revision">Of the arrangement that the calendar refused.</param>
    /// <param name="Reason">A code such as <c>noMailbox</c>; not a person's words.</param>
    public sealed record RecordBookingFailed(int Meeting, int Revision, string Reason) : MeetingCommand;

    /// <summary>The initiator sends the agenda (R28).</summary>
    /// <param name="Revision">Of the arrangement that the agenda was written for.</param>
    public sealed record SendAgenda(int Revision, ImmutableArray<AgendaItem> Items) : MeetingCommand
    {
        public override FactsNeeded Needs => FactsNeeded.None with { Words = true };
    }

    /// <summary>已阅 (R29), by somebody invited.</summary>
    public sealed record AcknowledgeMaterials : MeetingCommand;

    /// <summary>会前问题: what somebody of a department wants to ask or suggest (R30), in place of what they wrote for it before. Until the meeting begins.</summary>
    /// <param name="For">The department; null where they come for one only.</param>
    public sealed record AskBeforehand(string Text, Department? For = null) : MeetingCommand
    {
        public override FactsNeeded Needs => FactsNeeded.None with { Words = true };
    }

    /// <summary>参加 or 不能参加 (N05), by somebody invited.</summary>
    /// <param name="Revision">Of the arrangement that they had before their eyes.</param>
    /// <param name="Reason">Why they cannot come; not asked for otherwise.</param>
    public sealed record ConfirmAttendance(int Revision, bool Comes, string Reason) : MeetingCommand
    {
        public override FactsNeeded Needs => FactsNeeded.None with { Words = true };
    }

    /// <summary>会议已结束, pressed by somebody invited or by either side (A12).</summary>
    /// <param name="Present">Who took part, whether invited or not.</param>
    public sealed record EndMeeting(DateTimeOffset StartedAt, DateTimeOffset EndedAt, ImmutableArray<Person> Present) : MeetingCommand
    {
        /// <summary>Why those who were invited did not come (F17): one line a person, the name, a colon and the reason.</summary>
        public ImmutableArray<string> Absences { get; init; } = [];

        /// <summary>Where it was held: of a meeting that was not arranged here (A12), or was held elsewhere than arranged. Empty where it was as arranged.</summary>
        public string Place { get; init; } = string.Empty;

        public override FactsNeeded Needs => new([], [.. Present.Distinct()]) { Words = true, Invited = true };
    }
}
