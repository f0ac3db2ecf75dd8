using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Request;
using TeamsCollab.Process.Tests.Execution;
using static TeamsCollab.Process.Minutes.MinutesEvent;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Execution.ExecutionSpec;
using static TeamsCollab.Process.Tests.Minutes.MinutesSpec;

namespace TeamsCollab.Process.Tests.Minutes;

public sealed class MinutesClockTests
{
    /// <summary>The meeting ended on Monday 3 June at 11:00: each limit of two working days is due on Wednesday at close.</summary>
    private static readonly DateTimeOffset Due = At(5, 18);

    [Fact]
    public void The_writer_has_two_working_days() => Before_on_and_after(Given(AfterTheMeeting()), MinutesLimit.Writing, [Ma]);

    [Fact]
    public void The_participants_have_two_working_days() => Before_on_and_after(Given(Circulated()), MinutesLimit.Confirming, [Xia, Chan]);

    [Fact]
    public void The_heads_have_two_working_days() => Before_on_and_after(Given(AllConfirmed()), MinutesLimit.Signing, [MarketingHead, SalesHead, ProductHead]);

    [Fact]
    public void Who_has_confirmed_is_not_reminded() => Assert.Equal(
        [Chan],
        Circulated().AndWhen(Xia, MeetingEnded, new MinutesCommand.Confirm(1)).ClockAt(Due.AddHours(-2)).Events.OfType<Reminded>().Single().People);

    [Fact]
    public void The_writer_hears_of_a_miss_of_others() =>
        Assert.Contains(new Effect.ShowCard(Ma, CardName.MinutesDraft, null, Tone.Overdue), Circulated().ClockAt(Due).Effects);

    [Fact]
    public void A_miss_of_an_attendee_reaches_the_head_of_their_department_and_of_no_other()
    {
        var effects = Circulated().AndWhen(Chan, MeetingEnded, new MinutesCommand.Confirm(1)).ClockAt(Due).Effects;

        Assert.Equal([SalesHead], Escalated(effects));
        Assert.Empty(Escalated(Circulated().ClockAt(Due.AddSeconds(-1)).Effects));
    }

    [Fact]
    public void A_miss_of_the_writer_reaches_their_head() => Assert.Equal([MarketingHead], Escalated(Clock(AfterTheMeeting(), Due).Effects));

    [Fact]
    public void A_miss_of_a_head_reaches_the_management_that_supports_the_matter_and_where_nobody_does_the_writer_alone()
    {
        var supported = Spec.Given([.. AllConfirmed().History.Select(happened => happened is RequestEvent.Submitted submitted ? submitted with { Executive = GeneralManager } : happened)]);

        Assert.Equal([GeneralManager], Escalated(Clock(supported, Due).Effects));
        Assert.Empty(Escalated(AllConfirmed().ClockAt(Due).Effects));
    }

    [Theory]
    [InlineData(25)]
    [InlineData(75)]
    public void The_reminder_comes_at_the_part_of_the_time_that_the_organisation_chose(int percent)
    {
        var circulated = AfterTheMeeting().Knowing(facts => facts with { Limits = facts.Limits with { ReminderPercent = percent } }).When(Ma, MeetingEnded, FirstDraft).AndWhen(Ma, MeetingEnded, new MinutesCommand.Circulate(0));
        var reminder = TestCalendars.China.PartWay(MeetingEnded, Due, percent);

        circulated.ClockAt(reminder.AddSeconds(-1)).ThenNothing();
        Assert.Single(circulated.ClockAt(reminder).Events.OfType<Reminded>());
        Assert.NotEqual(TestCalendars.China.PartWay(MeetingEnded, Due, 50), reminder);
    }

    [Fact]
    public void Silence_never_signs() => Assert.Equal(MinutesStatus.Signing, AllConfirmed().ClockAt(At(28, 18)).State.Minutes.Status);

    [Fact]
    public void A_late_signature_still_counts() =>
        Assert.Contains(Given(AllConfirmed()).When(Person.Clock, Due, new CollaborationCommand.CheckDeadlines())
            .AndWhen(SalesHead, At(6, 10), new MinutesCommand.SignOff(1)).Events, happened => happened is SignedOff);

    private static IEnumerable<Person> Escalated(IEnumerable<Effect> effects) =>
        effects.OfType<Effect.ShowCard>().Where(shown => shown is { Card: CardName.Overview, Tone: Tone.Overdue }).Select(shown => shown.To);

    private static Spec Given(Spec spec) => Spec.Given(spec.History);

    private static void Before_on_and_after(Spec spec, MinutesLimit limit, Person[] people)
    {
        var halfTime = spec.State.Minutes.Watch!.RemindAt;

        Clock(spec, halfTime.AddSeconds(-1)).ThenNothing();
        var reminded = Clock(spec, halfTime);
        var reminder = Assert.Single(reminded.Events.OfType<Reminded>());
        Assert.Equal(limit, reminder.Limit);
        Assert.Equal(people, reminder.People);

        reminded.ClockAt(Due.AddSeconds(-1)).ThenNothing();
        var missed = reminded.ClockAt(Due);
        var miss = Assert.Single(missed.Events.OfType<LimitMissed>());
        Assert.Equal((limit, Due), (miss.Limit, miss.DueAt));
        Assert.Equal(people, miss.People);
        missed.ClockAt(Due.AddDays(10)).ThenNothing();
    }

    private static Spec Clock(Spec spec, DateTimeOffset at) => spec.When(Person.Clock, at, new CollaborationCommand.CheckDeadlines());
}
