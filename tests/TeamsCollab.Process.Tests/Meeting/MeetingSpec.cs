using TeamsCollab.Process.Meeting;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Request.RequestSpec;

namespace TeamsCollab.Process.Tests.Meeting;

/// <summary>Marketing, Sales and Product take part; the materials were there on Monday at ten, so Wednesday at nine is the earliest.</summary>
internal static class MeetingSpec
{
    public static readonly DateTimeOffset Wednesday = new(2024, 6, 5, 9, 0, 0, TimeSpan.FromHours(8));

    /// <summary>Thursday at two: the agenda is due on Wednesday at two, and half of the 22 working hours are gone on Tuesday at noon.</summary>
    public static readonly DateTimeOffset Start = new(2024, 6, 6, 14, 0, 0, TimeSpan.FromHours(8));
    public static readonly DateTimeOffset AgendaDue = Start.AddDays(-1);
    public static readonly DateTimeOffset AgendaHalfTime = new(2024, 6, 4, 12, 0, 0, TimeSpan.FromHours(8));
    public static readonly DateTimeOffset End = Start.AddHours(1);

    public static readonly MeetingPlan Plan = new(Start, 60, MeetingForm.Online, null, DefaultAttendees.Of(Aligned().State));

    public static readonly MeetingCommand.SendAgenda FirstAgenda = new(1, DefaultAgenda.Of(60, Cast.Facts.Limits));

    public static Spec Arranged() => Arranged(Plan);

    public static Spec Arranged(MeetingPlan plan) => Aligned().AndWhen(Ma, Monday, new MeetingCommand.Arrange(0, plan));

    public static Spec AgendaSent() => Arranged().AndWhen(Ma, Monday, FirstAgenda);

    public static MeetingCommand.EndMeeting Over(params Person[] present) => new(Start, End, [.. present]);
}
