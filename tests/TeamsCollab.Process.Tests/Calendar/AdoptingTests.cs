using System.Collections.Immutable;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Execution;
using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Reading;
using TeamsCollab.Process.Request;
using TeamsCollab.Process.Retrospective;
using TeamsCollab.Process.Tests.Execution;
using TeamsCollab.Process.Tests.Meeting;
using TeamsCollab.Process.Tests.Minutes;
using TeamsCollab.Process.Tests.Reading;
using TeamsCollab.Process.Tests.Request;
using TeamsCollab.Process.Tests.Retrospective;
using static TeamsCollab.Process.Tests.Cast;

namespace TeamsCollab.Process.Tests.Calendar;

/// <summary>A holiday notice is published, and a calendar with it is adopted (B3, A13): provisional limits are counted again, firm ones never.</summary>
public sealed class AdoptingTests
{
    /// <summary>Nothing is announced: every limit is provisional.</summary>
    private static readonly WorkingCalendar Before = new() { Version = "before" };

    /// <summary>The year is announced, and the day on which the answers would be due is a holiday.</summary>
    private static readonly WorkingCalendar After = Holiday(new DateOnly(2024, 6, 4));

    private static readonly CollaborationCommand Recompute = new CollaborationCommand.RecomputeProvisional();

    public AdoptingTests() => Spec.Calendar.Value = Before;

    public static TheoryData<string> Stages => ["request", "question", "agenda", "minutes", "confirming", "signing", "execution", "acceptance", "retrospective", "improvement"];

    [Fact]
    public void A_limit_that_the_notice_moves_is_stored_with_old_due_new_due_and_its_days()
    {
        var adopted = In(RequestSpec.Delivered(), After).When(Person.Clock, Monday.AddHours(2), Recompute).ThenStores(typeof(CalendarEvent.Recomputed));

        var limits = adopted.Events.OfType<CalendarEvent.Recomputed>().Single();
        Assert.Equal("after", limits.Version);
        Assert.Equal(3, limits.Limits.Count(limit => limit.Limit is ClockLimit.Answering));
        var sales = limits.Limits.Single(limit => limit.Limit is ClockLimit.Answering && limit.Key == Sales.Name);
        Assert.Equal((ClockLimit.Answering, RequestSpec.AnswerDue, RequestSpec.AnswerDue.AddDays(1)), (sales.Limit, sales.Before.At, sales.After.Due.At));
        Assert.True(sales.Before.Provisional);
        Assert.False(sales.After.Due.Provisional);
        Assert.Contains(sales.After.Due.Trail, day => day is { Kind: DayKind.Rest, Name: "临时放假" });
        Assert.Equal(RequestSpec.AnswerDue.AddDays(1), adopted.State.Request.ReceptionOf(Sales)!.Watch!.DueAt);
        Assert.Equal(RequestSpec.AnswerDue, adopted.State.Request.ReceptionOf(Sales)!.Watch!.WasDueAt);
    }

    [Fact]
    public void Who_owes_something_by_a_time_that_moved_is_told()
    {
        var adopted = In(RequestSpec.Delivered(), After).When(Person.Clock, Monday.AddHours(2), Recompute);

        Assert.Contains(new Effect.ShowCard(Xia, CardName.RequestAnswer, Sales.Name, Tone.Moved), adopted.Effects);
        Assert.Equal(3, adopted.Effects.OfType<Effect.ShowCard>().Count());
        Assert.Contains(new Effect.RefreshCard(CardName.RequestAnswer, Sales.Name), adopted.Effects);
    }

    [Fact]
    public void A_limit_that_the_notice_confirms_becomes_firm_and_nobody_is_told()
    {
        var adopted = In(RequestSpec.Delivered(), Holiday(new DateOnly(2024, 9, 17))).When(Person.Clock, Monday.AddHours(2), Recompute);

        Assert.All(adopted.Events.OfType<CalendarEvent.Recomputed>().Single().Limits, limit => Assert.False(limit.Moved));
        Assert.Empty(adopted.Effects.OfType<Effect.ShowCard>());
        Assert.False(adopted.State.Request.ReceptionOf(Sales)!.Watch!.Provisional);
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void Every_running_limit_of_every_stage_is_counted_again_by_the_one_mechanism(string stage)
    {
        var spec = Stage(stage);
        var running = RunningLimit.In(spec.State).ToArray();
        Assert.NotEmpty(running);
        Assert.All(running, limit => Assert.True(limit.Watch.Provisional));
        var day = running.Where(limit => limit.Watch.Said is not ClockSaid.Missed && !limit.People.IsEmpty).Max(limit => After.DateOf(limit.Watch.DueAt));

        var adopted = In(spec, Holiday(day)).When(Person.Clock, spec.History[^1].At, Recompute);

        var limits = adopted.Events.OfType<CalendarEvent.Recomputed>().Single().Limits;
        Assert.Equal(running.Select(limit => (limit.Limit, limit.Key)).Order(), limits.Select(limit => (limit.Limit, limit.Key)).Order());
        Assert.Contains(limits, limit => limit.Moved);
        foreach (var (after, limit) in RunningLimit.In(adopted.State).Zip(running))
        {
            var again = limits.Single(each => (each.Limit, each.Key) == (limit.Limit, limit.Key));
            Assert.Equal((again.After.Due.At, again.After.RemindAt, limit.Watch.Said), (after.Watch.DueAt, after.Watch.RemindAt, after.Watch.Said));
        }

        Assert.Contains(adopted.Effects.OfType<Effect.ShowCard>(), show => show.Tone is Tone.Moved);
        In(Spec.Given(adopted.History), Holiday(day)).When(Person.Clock, spec.History[^1].At, Recompute).ThenNothing();
    }

    [Fact]
    public void A_meeting_that_was_possible_on_a_day_now_announced_as_rest_is_possible_later_and_the_initiators_card_says_so()
    {
        var delivered = RequestSpec.Delivered();
        var earliest = delivered.State.Request.ReceptionOf(Sales)!.EarliestMeeting!.Value;

        var adopted = In(delivered, Holiday(After.DateOf(earliest))).When(Person.Clock, Monday.AddHours(2), Recompute);

        Assert.True(adopted.State.Request.ReceptionOf(Sales)!.EarliestMeeting > earliest);
        Assert.Contains(new Effect.RefreshCard(CardName.MeetingArrange, null), adopted.Effects);
    }

    [Fact]
    public void Firm_limits_never_move()
    {
        var announced = Holiday(new DateOnly(2024, 9, 17));
        var sent = RequestSpec.Sent().History;
        var delivered = In(Spec.Given(sent), announced).When(Person.Pump, Monday, new RequestCommand.RecordDelivery(Sales));

        In(Spec.Given(delivered.History), After).When(Person.Clock, Monday.AddHours(2), Recompute).ThenNothing();
    }

    [Fact]
    public void Nobody_but_the_clock_may_ask_for_it() =>
        In(RequestSpec.Delivered(), After).When(Ma, Monday.AddHours(2), Recompute).ThenRefused(Because.NotYours);

    [Fact]
    public void The_paused_clock_of_a_receiver_keeps_the_time_it_had_left()
    {
        var asked = In(RequestSpec.Delivered(), Before).When(Xia, Monday.AddHours(1), new RequestCommand.Clarify(Sales, "哪些门店？"));
        var adopted = In(Spec.Given(asked.History), After).When(Person.Clock, Monday.AddHours(2), Recompute);
        Assert.DoesNotContain(adopted.Effects.OfType<Effect.ShowCard>(), show => show.To == Xia);

        var answered = In(Spec.Given(adopted.History), After).When(Ma, Monday.AddHours(3), new RequestCommand.AnswerQuestion("Q1", "全部门店"));

        Assert.Equal(new DateTimeOffset(2024, 6, 6, 11, 0, 0, TimeSpan.FromHours(8)), answered.State.Request.ReceptionOf(Sales)!.Watch!.DueAt);
    }

    [Fact]
    public void The_card_says_how_the_limit_was_counted_what_it_was_before_and_when_it_stood_still()
    {
        var asked = In(RequestSpec.Delivered(), Before).When(Xia, Monday.AddHours(1), new RequestCommand.Clarify(Sales, "哪些门店？"));
        var answered = In(Spec.Given(asked.History), Before).When(Ma, Monday.AddHours(3), new RequestCommand.AnswerQuestion("Q1", "全部门店"));
        var adopted = In(Spec.Given(answered.History), After).When(Person.Clock, Monday.AddHours(4), Recompute);

        var chinese = RequestAnswerCard.For(adopted.State, adopted.For(Xia, Monday.AddHours(5)) with { Calendar = After }, Sales.Name).Head.Trail.Select(line => line.Text.Text).ToArray();
        Assert.Contains("暂停：2024年6月3日 周一 11:00 至 2024年6月3日 周一 13:00，等待澄清，不计入期限。", chinese);
        Assert.Contains("放假安排公布后重新计算：原为 2024年6月5日 周三 11:00。", chinese);
        Assert.Contains("2024-06-04 周二 休（临时放假）", chinese);

        // Another calendar still: the days come from what was stored, because they cannot be counted again.
        var english = RequestAnswerCard.For(
            adopted.State,
            adopted.For(Xia, Monday.AddHours(5), Language.English) with { Calendar = Before, Promised = [.. adopted.History.SelectMany(next => next.Promises).Select(promise => promise.Due)] },
            Sales.Name).Head.Trail.Select(line => line.Text.Text).ToArray();
        Assert.Contains("2024-06-04 Tue rest day (临时放假)", english);
        Assert.Equal("Calendar version: after", english[^1]);
    }

    private static Spec Stage(string name)
    {
        var spec = name switch
        {
            "request" => RequestSpec.Delivered(),
            "question" => RequestSpec.Delivered().AndWhen(Xia, Monday.AddHours(1), new RequestCommand.Clarify(Sales, "哪些门店？")),
            "agenda" => MeetingSpec.Arranged(),
            "minutes" => MinutesSpec.AfterTheMeeting(),
            "confirming" => MinutesSpec.Circulated(),
            "signing" => MinutesSpec.AllConfirmed(),
            "execution" => ExecutionSpec.InForce(),
            "acceptance" => ExecutionSpec.HandedIn(),
            "retrospective" => ExecutionSpec.Completed(),
            _ => RetrospectiveSpec.Reported(),
        };
        return Spec.Given(spec.History);
    }

    private static Spec In(Spec spec, WorkingCalendar calendar) => Spec.Given(spec.History).Knowing(facts => facts with { Calendar = calendar });

    private static WorkingCalendar Holiday(DateOnly day) => Before with
    {
        Version = "after",
        AnnouncedYears = ImmutableSortedDictionary<int, string>.Empty.Add(2024, "notice"),
        SpecialDays = ImmutableSortedDictionary<DateOnly, SpecialDay>.Empty.Add(day, new SpecialDay(DayKind.Rest, "临时放假", "notice")),
    };
}
