using TeamsCollab.Process.Retrospective;
using static TeamsCollab.Process.Retrospective.RetrospectiveEvent;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Execution.ExecutionSpec;
using static TeamsCollab.Process.Tests.Retrospective.RetrospectiveSpec;

namespace TeamsCollab.Process.Tests.Retrospective;

public sealed class RetrospectiveClockTests
{
    private static readonly DateTimeOffset HalfTime = Completed().State.Retrospective.Watch!.RemindAt;

    [Fact]
    public void At_half_time_the_initiator_and_the_sides_that_owe_an_answer_are_reminded()
    {
        var one = Completed().AndWhen(Xia, At(6, 10), GoodAnswer);

        one.ClockAt(HalfTime.AddSeconds(-1)).ThenNothing();
        var reminded = one.ClockAt(HalfTime).ThenStores(typeof(Reminded));
        Assert.Equal(
            [
                new Effect.ShowCard(Ma, CardName.RetrospectiveArrange, null, Tone.Remind),
                new Effect.ShowCard(Ma, CardName.RetrospectiveAnswers, null, Tone.Remind),
                new Effect.ShowCard(Chan, CardName.RetrospectiveAnswers, null, Tone.Remind),
            ],
            reminded.Effects);
    }

    [Fact]
    public void An_initiator_who_has_arranged_it_is_not_reminded_to_arrange_it() =>
        Assert.DoesNotContain(Arranged().ClockAt(HalfTime).Effects, effect => effect is Effect.ShowCard { Card: CardName.RetrospectiveArrange });

    [Fact]
    public void A_limit_that_is_missed_is_said_once()
    {
        var arranged = Arranged().ClockAt(HalfTime);

        arranged.ClockAt(At(13, 17, 59)).ThenNothing();
        var missed = arranged.ClockAt(At(13, 18)).ThenStores(typeof(LimitMissed));
        Assert.Equal(At(13, 18), missed.Events.OfType<LimitMissed>().Single().DueAt);
        missed.ClockAt(At(20, 18)).ThenNothing();
    }

    [Fact]
    public void A_retrospective_held_in_time_ends_that_limit() => Assert.DoesNotContain(Held().ClockAt(At(13, 18)).Events, said => said is LimitMissed { Limit: RetrospectiveLimit.Holding });

    [Fact]
    public void The_report_is_due_like_minutes_two_working_days_after()
    {
        Held().ClockAt(At(13, 17, 59)).ThenStores(typeof(Reminded));
        Assert.Equal(
            [new Effect.ShowCard(Ma, CardName.RetrospectiveReport, null, Tone.Overdue)],
            Held().ClockAt(At(13, 18)).ThenStores(typeof(LimitMissed)).Effects);
    }

    [Fact]
    public void After_the_end_the_clock_says_nothing() =>
        Finished().AndWhen(Ma, At(21, 10), new RetrospectiveCommand.CloseImprovement("I1", 1)).ClockAt(At(28, 18)).ThenNothing();
}
