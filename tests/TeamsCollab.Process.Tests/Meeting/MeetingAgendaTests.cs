using System.Collections.Immutable;
using System.Globalization;
using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Tests.Reading;
using static TeamsCollab.Process.CollaborationCommand;
using static TeamsCollab.Process.Meeting.MeetingCommand;
using static TeamsCollab.Process.Meeting.MeetingEvent;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Meeting.MeetingSpec;
using static TeamsCollab.Process.Tests.Request.RequestSpec;

namespace TeamsCollab.Process.Tests.Meeting;

public sealed class MeetingAgendaTests
{
    private static readonly CheckDeadlines Check = new();

    [Theory]
    [InlineData(60, 10, 40, 10)]
    [InlineData(90, 10, 40, 40)]
    [InlineData(30, 5, 20, 5)]
    public void The_document_divides_the_hour(int minutes, int presentation, int discussion, int rest) =>
        Assert.Equal([presentation, discussion, rest], DefaultAgenda.Of(minutes, Cast.Facts.Limits).Select(item => item.Minutes));

    [Theory]
    [InlineData("5,30,25", null)]
    [InlineData("10,40,10", null)]
    [InlineData("10,20,20,10", null)]
    [InlineData("10,40", null)]
    [InlineData("60", null)]
    [InlineData("4,40,16", AgendaOddity.ShortPresentation)]
    [InlineData("11,40,9", AgendaOddity.LongPresentation)]
    [InlineData("10,29,21", AgendaOddity.ShortDiscussion)]
    [InlineData("10,41,9", AgendaOddity.LongDiscussion)]
    public void An_agenda_unlike_the_documents_is_sent_and_the_initiator_reads_why_that_is_unwise(string minutes, AgendaOddity? odd)
    {
        var sent = Arranged().AndWhen(Ma, Monday, FirstAgenda with { Items = [.. minutes.Split(',').Select(each => new AgendaItem(int.Parse(each, CultureInfo.InvariantCulture), "议题"))] })
            .ThenStores(typeof(AgendaSent));
        Assert.Equal(odd is { } kind ? [kind] : [], MeetingAgendaCard.For(sent.State, sent.For(Ma, Monday)).Timings.Select(timing => timing.Kind));
        Assert.Empty(MeetingAgendaCard.For(sent.State, sent.For(Xia, Monday)).Timings);
    }

    [Fact]
    public void Everyone_invited_gets_the_agenda()
    {
        var sent = AgendaSent().ThenStores(typeof(AgendaSent));
        Assert.Equal(
            [MarketingHead, SalesHead, Xia, ProductHead, Chan],
            sent.Effects.OfType<Effect.ShowCard>().Where(effect => effect is { Card: CardName.MeetingAgenda, Tone: Tone.Ask }).Select(effect => effect.To));
        Assert.Contains(new Awaiting(Xia, CardName.MeetingAgenda, null, Start), sent.State.Awaiting);
    }

    [Fact]
    public void The_agenda_is_kept_until_it_is_due_and_late_a_moment_after()
    {
        Assert.False(SentAt(AgendaDue.AddTicks(-1)).Late);
        Assert.False(SentAt(AgendaDue).Late);
        Assert.True(SentAt(AgendaDue.AddTicks(1)).Late);
    }

    [Fact]
    public void A_meeting_early_in_the_day_has_its_agenda_a_full_day_before() =>
        Assert.Equal(Wednesday, Arranged(Plan with { Start = Wednesday.AddDays(1) }).State.Meeting.Arrangement!.AgendaDueAt);

    [Fact]
    public void A_meeting_after_the_weekend_has_its_agenda_on_friday() =>
        Assert.Equal(
            new DateTimeOffset(2024, 6, 14, 18, 0, 0, TimeSpan.FromHours(8)),
            Arranged(Plan with { Start = new DateTimeOffset(2024, 6, 17, 14, 0, 0, TimeSpan.FromHours(8)) }).State.Meeting.Arrangement!.AgendaDueAt);

    [Fact]
    public void Sending_the_same_agenda_twice_stores_nothing_more() => AgendaSent().AndWhen(Ma, Monday, FirstAgenda).ThenNothing();

    [Fact]
    public void A_corrected_agenda_goes_out_again() =>
        AgendaSent().AndWhen(Ma, Monday, FirstAgenda with { Items = [new AgendaItem(60, "只讨论铺货")] }).ThenStores(typeof(AgendaSent));

    [Fact]
    public void Only_the_initiator_sends_the_agenda() => Arranged().AndWhen(Xia, Monday, FirstAgenda).ThenRefused(Because.NotYours);

    [Fact]
    public void An_agenda_belongs_to_the_meeting_as_it_is_arranged()
    {
        Aligned().AndWhen(Ma, Monday, FirstAgenda).ThenRefused(Because.WrongStage);
        Arranged().AndWhen(Ma, Monday, new Arrange(1, Plan with { Minutes = 90 })).AndWhen(Ma, Monday, FirstAgenda).ThenRefused(Because.OldDraft, detail: "2");
    }

    [Fact]
    public void An_agenda_has_items_that_fit_into_the_meeting()
    {
        Refused(Because.Missing);
        Refused(Because.Missing, new AgendaItem(10, " "));
        Refused(Because.NotANumber, new AgendaItem(0, "背景"));
        Refused(Because.AgendaTooLong, new AgendaItem(30, "背景"), new AgendaItem(31, "讨论"));
        Refused(Because.AgendaTooLong, new AgendaItem(int.MaxValue, "背景"), new AgendaItem(int.MaxValue, "讨论"));
        Refused(Because.TooMany, [.. Enumerable.Repeat(new AgendaItem(1, "背景"), 21)]);
    }

    [Fact]
    public void Before_half_time_nobody_is_reminded() => Silenced().AndWhen(Person.Clock, AgendaHalfTime.AddTicks(-1), Check).ThenNothing();

    [Fact]
    public void At_half_time_the_initiator_is_reminded_once()
    {
        Assert.Equal(AgendaHalfTime, Silenced().State.Meeting.AgendaWatch!.RemindAt);
        var reminded = Silenced().AndWhen(Person.Clock, AgendaHalfTime, Check).ThenStores(typeof(Reminded));
        Assert.Equal([new Effect.ShowCard(Ma, CardName.MeetingAgenda, null, Tone.Remind)], reminded.Effects);
        reminded.AndWhen(Person.Clock, AgendaDue.AddTicks(-1), Check).ThenNothing();
    }

    [Fact]
    public void A_missed_agenda_is_said_once()
    {
        var missed = Silenced().AndWhen(Person.Clock, AgendaDue, Check).ThenStores(typeof(LimitMissed));
        Assert.Equal([new Effect.ShowCard(Ma, CardName.MeetingAgenda, null, Tone.Overdue)], missed.Effects);
        missed.AndWhen(Person.Clock, AgendaDue.AddMinutes(1), Check).ThenNothing();
    }

    [Fact]
    public void A_sent_agenda_is_not_missed() => Silenced().AndWhen(Ma, Monday, FirstAgenda).AndWhen(Person.Clock, AgendaDue, Check).ThenNothing();

    [Fact]
    public void Everyone_invited_may_say_that_they_have_read_the_materials()
    {
        var read = AgendaSent().AndWhen(Xia, Monday, new AcknowledgeMaterials()).ThenStores(typeof(MaterialsRead));
        Assert.DoesNotContain(read.State.Awaiting, awaiting => awaiting.From == Xia);
        read.AndWhen(Xia, Monday, new AcknowledgeMaterials()).ThenNothing();
    }

    [Fact]
    public void Before_the_agenda_is_sent_there_is_nothing_to_have_read() =>
        Arranged().AndWhen(Xia, Monday, new AcknowledgeMaterials()).ThenRefused(Because.AgendaNotSent);

    [Fact]
    public void Whoever_cannot_come_is_not_waited_for_to_read_and_may_all_the_same()
    {
        var absent = AgendaSent().AndWhen(Xia, Monday, new ConfirmAttendance(1, false, "当天出差"));
        Assert.Contains(AgendaSent().State.Awaiting, awaiting => awaiting.From == Xia);
        Assert.DoesNotContain(absent.State.Awaiting, awaiting => awaiting.From == Xia);
        absent.AndWhen(Xia, Monday, new AcknowledgeMaterials()).ThenStores(typeof(MaterialsRead));
        Assert.Contains(absent.AndWhen(Xia, Monday, new ConfirmAttendance(1, true, "")).State.Awaiting, awaiting => awaiting.From == Xia);
    }

    [Fact]
    public void Who_is_not_invited_has_nothing_to_read()
    {
        AgendaSent().AndWhen(Ke, Monday, new AcknowledgeMaterials()).ThenRefused(Because.NotYours);
        Aligned().AndWhen(Xia, Monday, new AcknowledgeMaterials()).ThenRefused(Because.NotYours);
    }

    /// <summary>Support's own clock would speak as well.</summary>
    private static Spec Silenced() => Aligned()
        .AndWhen(SupportHead, Monday, new Process.Request.RequestCommand.Decline(Support, "人手不足"))
        .AndWhen(Ma, Monday, new Arrange(0, Plan));

    private static AgendaSent SentAt(DateTimeOffset at) => Assert.IsType<AgendaSent>(Assert.Single(Arranged().AndWhen(Ma, at, FirstAgenda).Events));

    private static void Refused(Because because, params ImmutableArray<AgendaItem> items) =>
        Arranged().AndWhen(Ma, Monday, new SendAgenda(1, items)).ThenRefused(because, "items");
}
