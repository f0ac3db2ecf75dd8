using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Records;
using TeamsCollab.Process.Tests.Reading;
using static TeamsCollab.Process.Meeting.MeetingCommand;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Meeting.MeetingSpec;

namespace TeamsCollab.Process.Tests.Meeting;

/// <summary>改期 from the bot.</summary>
public sealed class MovingTests
{
    private const string Why = "王总监当天出差";
    private static readonly DateTimeOffset Friday = Start.AddDays(1);

    [Fact]
    public void Moved_the_entry_follows_everybody_is_told_and_the_agenda_is_due_anew()
    {
        var moved = Booked().AndWhen(Ma, Monday, FirstAgenda).AndWhen(Ma, Monday, new Move(1, Friday, Why)).ThenStores(typeof(MeetingEvent.Moved));
        var meeting = moved.State.Meeting;
        Assert.Equal((Friday, AgendaDue.AddDays(1), false), (meeting.Arrangement!.Start, meeting.AgendaWatch!.DueAt, meeting.AgendaIsSent));
        Assert.Equal(new Booking(BookingStatus.Wanted, "event-1", "https://meet.example/1", null), meeting.Booking);
        Assert.Equal(Start, meeting.LastMove!.From);
        Assert.Contains(new Effect.BookMeeting(1), moved.Effects);
        Assert.Contains(new Effect.ShowCard(Xia, CardName.MeetingAgenda, null, Tone.Inform), moved.Effects);
        Assert.Contains(new Effect.ShowCard(Ma, CardName.MeetingAgenda, null, Tone.Ask), moved.Effects);
    }

    [Fact]
    public void The_same_move_once_more_changes_nothing()
    {
        var moved = Booked().AndWhen(Ma, Monday, new Move(1, Friday, Why));
        moved.AndWhen(Ma, Monday, new Move(1, Friday, Why)).ThenNothing();
        moved.AndWhen(Ma, Monday, new Move(1, Friday.AddHours(1), Why)).ThenRefused(Because.OldDraft);
        moved.AndWhen(Ma, Monday, new Move(1, Friday, "another reason")).ThenRefused(Because.OldDraft);
    }

    [Fact]
    public void Only_the_initiator_moves_it_with_a_reason_to_another_time_that_the_rules_allow()
    {
        Booked().AndWhen(Xia, Monday, new Move(1, Friday, Why)).ThenRefused(Because.NotYours);
        Booked().AndWhen(Ma, Monday, new Move(1, Friday, " ")).ThenRefused(Because.Missing, "moveReason");
        Booked().AndWhen(Ma, Monday, new Move(1, Start, Why)).ThenRefused(Because.SameTime, "newStart");
        Booked().AndWhen(Ma, Monday, new Move(1, Wednesday.AddHours(-1), Why)).ThenRefused(Because.BeforeEarliestMeeting, "newStart");
        Booked().AndWhen(Ma, Monday, new Move(1, Friday.AddHours(6), Why)).ThenRefused(Because.OutsideWorkingHours, "newStart");
        Booked().AndWhen(Ma, Monday.AddDays(2).AddHours(1), new Move(1, Start.AddHours(-4), Why)).ThenRefused(Because.TooSoonForTheAgenda, "newStart");
        Booked().AndWhen(Ma, Monday, new CallOff(1, Why)).AndWhen(Ma, Monday, new Move(1, Friday, Why)).ThenRefused(Because.WrongStage);
    }

    [Fact]
    public void While_people_talk_and_afterwards_nothing_moves()
    {
        LiveSpec.Begun().AndWhen(Ma, Start.AddMinutes(5), new Move(1, Friday, Why)).ThenRefused(Because.MeetingGoesOn);
        LiveSpec.Begun().AndWhen(Ma, Start.AddMinutes(5), new CallOff(1, Why)).ThenRefused(Because.MeetingGoesOn);
        AgendaSent().AndWhen(Ma, End, Over(Ma, Xia, Chan)).AndWhen(Ma, End, new Move(1, Friday, Why)).ThenRefused(Because.AlreadyDecided);
    }

    [Fact]
    public void The_card_offers_what_others_propose_before_what_the_calendars_offer()
    {
        var proposed = Booked().AndWhen(Person.Pump, Monday, new NoteOutlook("event-1", new OutlookEntry(
            Start, 60, "https://meet.example/1", [new OutlookAnswer(Xia, Attendance.NotComing, Friday), new OutlookAnswer(Chan, Attendance.NotComing, Monday)])));
        var card = MeetingArrangeCard.For(proposed.State, proposed.For(Ma, Monday), new SlotSearch([new Slot(Friday.AddHours(2), 6, false)]));
        Assert.True(card.CanMove);
        Assert.Equal([("夏主管", 0), (string.Empty, 6)], card.NewTimes.Select(time => (time.ProposedBy.Text, time.Free)));
        Assert.Equal(Friday, SlotChoice.Read(card.NewTimes[0].Start));
        Assert.Empty(MeetingArrangeCard.For(proposed.State, proposed.For(Xia, Monday), SlotSearch.Unknown).NewTimes);
    }

    [Fact]
    public void The_agenda_sent_before_is_offered_again_and_the_card_says_what_moved()
    {
        var moved = Booked().AndWhen(Ma, Monday, new SendAgenda(1, [new AgendaItem(60, "铺货节奏")])).AndWhen(Ma, Monday, new Move(1, Friday, Why));
        var mine = MeetingAgendaCard.For(moved.State, moved.For(Ma, Monday));
        Assert.Equal(("60 铺货节奏", true), (mine.AgendaText, mine.CanManage));
        var theirs = MeetingAgendaCard.For(moved.State, moved.For(Xia, Monday));
        Assert.Equal((Why, false), (theirs.WhyMoved.Text, theirs.CanManage));
        Assert.Contains("6月6日", theirs.MovedFrom, StringComparison.Ordinal);
    }

    [Fact]
    public void The_agendas_limit_is_kept_for_the_time_it_moved_to()
    {
        var sent = Booked().AndWhen(Ma, Monday, new Move(1, Friday, Why)).AndWhen(Ma, AgendaDue.AddHours(1), new SendAgenda(2, FirstAgenda.Items));
        Assert.Equal(AgendaDue.AddDays(1), LimitsKept.Of(sent.History, TestCalendars.China, Cast.Facts.Limits).Single(limit => limit.Limit is LimitName.Agenda).DueAt);
    }

    private static Spec Booked() => Arranged().AndWhen(Person.Pump, Monday, new RecordBooking(1, 1, "event-1", "https://meet.example/1"));
}
