using MeetingForm = TeamsCollab.Process.Meeting.MeetingForm;
using TeamsCollab.Process.Retrospective;
using static TeamsCollab.Process.Retrospective.RetrospectiveEvent;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Execution.ExecutionSpec;
using static TeamsCollab.Process.Tests.Retrospective.RetrospectiveSpec;

namespace TeamsCollab.Process.Tests.Retrospective;

public sealed class ArrangementTests
{
    [Fact]
    public void Five_working_days_after_completion_the_retrospective_is_due() =>
        Assert.Equal(At(13, 18), Completed().Events.OfType<Awaited>().Single().Limit.Due.At);

    [Fact]
    public void The_initiator_is_asked_to_arrange_it_and_every_side_to_answer() => Assert.Equal(
        [
            new Effect.ShowCard(Ma, CardName.RetrospectiveArrange, null, Tone.Ask),
            new Effect.ShowCard(Ma, CardName.RetrospectiveAnswers, null, Tone.Ask),
            new Effect.ShowCard(Xia, CardName.RetrospectiveAnswers, null, Tone.Ask),
            new Effect.ShowCard(Chan, CardName.RetrospectiveAnswers, null, Tone.Ask),
        ],
        Completed().Effects.OfType<Effect.ShowCard>().Where(shown => shown.Card is CardName.RetrospectiveArrange or CardName.RetrospectiveAnswers));

    [Fact]
    public void Everyone_who_met_and_the_heads_are_invited()
    {
        var arranged = Arranged().ThenStores(typeof(Arranged)).Events.OfType<Arranged>().Single();

        Assert.Equal(
            new[] { Ma, Xia, Chan, MarketingHead, SalesHead, ProductHead }.OrderBy(person => person.Id),
            arranged.Participants.OrderBy(person => person.Id));
        Assert.False(arranged.IsLate);
        Assert.Contains(new Effect.BookMeeting(2), Arranged().Effects);
    }

    [Fact]
    public void Only_the_initiator_arranges_and_holds()
    {
        foreach (var other in new[] { Xia, MarketingHead, SalesHead, Stranger, Person.Pump })
        {
            Completed().AndWhen(other, At(6, 10), Meet).ThenRefused(Because.NotYours);
            Arranged().AndWhen(other, At(11, 16), Met).ThenRefused(Because.NotYours);
        }
    }

    [Fact]
    public void A_double_press_arranges_once() => Arranged().AndWhen(Ma, At(6, 10), Meet).ThenNothing();

    [Fact]
    public void It_can_be_moved_and_is_booked_again_as_the_same_meeting()
    {
        var moved = Arranged().AndWhen(Ma, At(7, 10), Meet with { Arrangement = 2, Start = At(12, 10) });

        Assert.Equal((2, At(12, 10)), (moved.State.Retrospective.Arrangement!.Number, moved.State.Retrospective.Arrangement.Start));
        Assert.Contains(new Effect.BookMeeting(2), moved.Effects);
        moved.AndWhen(Ma, At(7, 11), Meet).ThenRefused(Because.OldDraft);
    }

    [Fact]
    public void On_the_last_moment_it_is_in_time_and_a_minute_later_it_is_arranged_late()
    {
        Assert.False(ArrangedAt(At(13, 17), 60).IsLate);
        Assert.True(ArrangedAt(At(14, 9), 60).IsLate);
    }

    [Fact]
    public void It_lies_within_working_hours()
    {
        Completed().AndWhen(Ma, At(6, 10), Meet with { Start = At(11, 9) }).ThenStores(typeof(Arranged));
        Completed().AndWhen(Ma, At(6, 10), Meet with { Start = At(11, 8, 59) }).ThenRefused(Because.OutsideWorkingHours, "start");
        Completed().AndWhen(Ma, At(6, 10), Meet with { Start = At(11, 17) }).ThenStores(typeof(Arranged));
        Completed().AndWhen(Ma, At(6, 10), Meet with { Start = At(11, 17, 1) }).ThenRefused(Because.OutsideWorkingHours, "start");
        Completed().AndWhen(Ma, At(6, 10), Meet with { Start = At(8, 10) }).ThenRefused(Because.OutsideWorkingHours, "start");
    }

    [Fact]
    public void It_lies_in_the_future() =>
        Completed().AndWhen(Ma, At(6, 10), Meet with { Start = At(6, 10) }).ThenRefused(Because.DateInThePast, "start");

    [Theory]
    [InlineData(14)]
    [InlineData(481)]
    public void It_lasts_between_a_quarter_of_an_hour_and_a_day(int minutes) =>
        Completed().AndWhen(Ma, At(6, 10), Meet with { Minutes = minutes }).ThenRefused(Because.NotANumber, "minutes");

    [Fact]
    public void A_meeting_outside_Teams_names_its_place()
    {
        Completed().AndWhen(Ma, At(6, 10), Meet with { Place = null }).ThenRefused(Because.Missing, "place");
        Completed().AndWhen(Ma, At(6, 10), Meet with { Place = null, Form = MeetingForm.Online }).ThenStores(typeof(Arranged));
    }

    [Fact]
    public void It_cannot_be_arranged_while_tasks_are_open() => HandedIn().AndWhen(Ma, At(6, 10), Meet).ThenRefused(Because.WrongStage);

    [Fact]
    public void Once_it_was_held_it_cannot_be_moved() => Held().AndWhen(Ma, At(11, 17), Meet with { Arrangement = 2, Start = At(12, 10) }).ThenRefused(Because.AlreadyDecided);

    [Theory]
    [InlineData(17, true)]
    [InlineData(18, true)]
    public void Held_by_the_limit_keeps_it(int hour, bool kept) => Assert.Equal(kept, HeldAt(At(13, hour)).LimitKept);

    [Fact]
    public void Held_a_minute_after_the_limit_misses_it() => Assert.False(HeldAt(At(13, 18, 1)).LimitKept);

    [Fact]
    public void A_retrospective_that_nobody_arranged_with_the_bot_may_have_been_held() =>
        Completed().AndWhen(Ma, At(11, 16), Met).ThenStores(typeof(Held));

    [Fact]
    public void A_double_press_holds_it_once() => Held().AndWhen(Ma, At(11, 16), Met).ThenNothing();

    [Fact]
    public void What_is_not_over_yet_was_not_held()
    {
        Arranged().AndWhen(Ma, At(11, 14, 59), Met).ThenRefused(Because.InTheFuture, "ended");
        Arranged().AndWhen(Ma, At(11, 15), Met).ThenStores(typeof(Held));
    }

    [Fact]
    public void It_ends_after_it_begins_and_begins_after_the_work_was_completed()
    {
        Arranged().AndWhen(Ma, At(11, 16), Met with { EndedAt = At(11, 14) }).ThenRefused(Because.EndBeforeStart, "ended");
        Arranged().AndWhen(Ma, At(11, 16), Met with { StartedAt = At(5, 14, 59) }).ThenRefused(Because.BeforeCompletion, "started", "2024-06-05T15:00+08:00");
        Arranged().AndWhen(Ma, At(11, 16), Met with { StartedAt = At(5, 15) }).ThenStores(typeof(Held));
    }

    [Fact]
    public void Somebody_known_took_part()
    {
        Arranged().AndWhen(Ma, At(11, 16), Met with { Present = [] }).ThenRefused(Because.Missing, "present");
        Arranged().AndWhen(Ma, At(11, 16), Met with { Present = [new Person("nobody")] }).ThenRefused(Because.UnknownPerson, "present");
    }

    private static Arranged ArrangedAt(DateTimeOffset start, int minutes) =>
        Completed().AndWhen(Ma, At(6, 10), Meet with { Start = start, Minutes = minutes }).Events.OfType<Arranged>().Single();

    private static Held HeldAt(DateTimeOffset start) =>
        Arranged().AndWhen(Ma, At(14, 10), Met with { StartedAt = start, EndedAt = start.AddHours(1) }).Events.OfType<Held>().Single();
}
