namespace TeamsCollab.Process.Meeting;

/// <summary>Why a calendar refused, each with a sentence that says what to do next. Cards carry the names as <c>outOfScope</c>.</summary>
public enum CalendarRefusal
{
    /// <summary>Whatever else it was.</summary>
    Refused,

    /// <summary>The administrator's access policy leaves this mailbox out.</summary>
    OutOfScope,

    /// <summary>The organiser has no Exchange Online mailbox, for want of a licence.</summary>
    NoMailbox,

    /// <summary>The administrator has not consented to the app's reading and writing of calendars.</summary>
    NotPermitted,
}
