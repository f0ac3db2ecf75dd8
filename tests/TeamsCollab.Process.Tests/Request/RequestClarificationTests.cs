using TeamsCollab.Process.Request;
using static TeamsCollab.Process.CollaborationCommand;
using static TeamsCollab.Process.Request.RequestCommand;
using static TeamsCollab.Process.Request.RequestEvent;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Request.RequestSpec;

namespace TeamsCollab.Process.Tests.Request;

public sealed class RequestClarificationTests
{
    private const string Doubt = "铺货从哪个区域开始?";
    private static readonly CheckDeadlines Check = new();

    /// <summary>Two of the seventeen working hours are gone.</summary>
    private static readonly DateTimeOffset MondayNoon = Monday.AddHours(2);
    private static readonly DateTimeOffset TuesdayNoon = MondayNoon.AddDays(1);

    [Fact]
    public void A_question_goes_to_the_initiator_who_has_one_working_day()
    {
        var asked = Asked().ThenStores(typeof(ClarificationAsked));
        Assert.Contains(new Effect.ShowCard(Ma, CardName.RequestClarification, "Q1", Tone.Ask), asked.Effects);
        Assert.Contains(new Awaiting(Ma, CardName.RequestClarification, "Q1", AnswerDue), asked.State.Awaiting);
    }

    [Fact]
    public void While_a_question_is_open_the_receivers_clock_stands_still()
    {
        Assert.DoesNotContain(Asked().State.Awaiting, awaiting => awaiting.From == Xia);
        Assert.Equal(MondayNoon, Asked().State.Request.ReceptionOf(Sales)!.PausedAt);
        Assert.DoesNotContain(
            Asked().AndWhen(Person.Clock, AnswerDue.AddDays(5), Check).Events.OfType<LimitMissed>(),
            missed => missed.Limit is RequestLimit.Answering && missed.Department == Sales);
    }

    [Fact]
    public void The_other_receivers_clocks_run_on() =>
        Assert.Contains(
            Asked().AndWhen(Person.Clock, AnswerDue, Check).Events.OfType<LimitMissed>(),
            missed => missed.Limit is RequestLimit.Answering && missed.Department == Product);

    [Fact]
    public void The_answer_gives_the_receiver_the_working_time_it_had_left()
    {
        var watch = Asked().AndWhen(Ma, TuesdayNoon, new AnswerQuestion("Q1", "华东")).ThenStores(typeof(ClarificationAnswered)).State.Request.ReceptionOf(Sales)!.Watch!;

        // 15 of 17 hours were left: six on Tuesday, nine on Wednesday. The reminder was 6.5 hours away.
        Assert.Equal(new DateTimeOffset(2024, 6, 5, 18, 0, 0, TimeSpan.FromHours(8)), watch.DueAt);
        Assert.Equal(new DateTimeOffset(2024, 6, 5, 9, 30, 0, TimeSpan.FromHours(8)), watch.RemindAt);
    }

    [Fact]
    public void The_new_limit_does_not_jump_to_the_end_of_a_day()
    {
        var answered = Asked().AndWhen(Ma, MondayNoon.AddHours(1), new AnswerQuestion("Q1", "华东"));
        Assert.Equal(new DateTimeOffset(2024, 6, 5, 10, 0, 0, TimeSpan.FromHours(8)), answered.State.Request.ReceptionOf(Sales)!.Watch!.DueAt);
    }

    [Fact]
    public void Who_asked_hears_the_answer() =>
        Assert.Contains(
            new Effect.ShowCard(Xia, CardName.RequestAnswer, "销售部", Tone.Inform),
            Asked().AndWhen(Ma, TuesdayNoon, new AnswerQuestion("Q1", "华东")).Effects);

    [Fact]
    public void What_was_reminded_before_the_pause_is_not_reminded_again()
    {
        var afterwards = Delivered()
            .AndWhen(Person.Clock, HalfTime, Check)
            .AndWhen(Xia, HalfTime.AddHours(1), new Clarify(Sales, Doubt))
            .AndWhen(Ma, HalfTime.AddHours(2), new AnswerQuestion("Q1", "华东"));
        afterwards.AndWhen(Person.Clock, HalfTime.AddHours(3), Check).ThenNothing();
    }

    [Fact]
    public void With_two_questions_the_clock_waits_for_both_answers()
    {
        var two = Asked().AndWhen(SalesHead, MondayNoon, new Clarify(Sales, "预算由谁承担?")).ThenStores(typeof(ClarificationAsked));
        var one = two.AndWhen(Ma, TuesdayNoon, new AnswerQuestion("Q2", "市场部"));
        Assert.NotNull(one.State.Request.ReceptionOf(Sales)!.PausedAt);
        Assert.Null(one.AndWhen(Ma, TuesdayNoon, new AnswerQuestion("Q1", "华东")).State.Request.ReceptionOf(Sales)!.PausedAt);
    }

    [Fact]
    public void A_receiver_that_asks_when_it_is_due_pauses_and_a_moment_later_it_is_late()
    {
        Assert.NotNull(Delivered().AndWhen(Xia, AnswerDue, new Clarify(Sales, Doubt)).State.Request.ReceptionOf(Sales)!.PausedAt);
        var late = Delivered().AndWhen(Xia, AnswerDue.AddTicks(1), new Clarify(Sales, Doubt));
        Assert.Null(late.State.Request.ReceptionOf(Sales)!.PausedAt);
        Assert.Contains(late.AndWhen(Person.Clock, AnswerDue.AddMinutes(1), Check).Events.OfType<LimitMissed>(), missed => missed.Department == Sales);
    }

    [Fact]
    public void The_same_open_question_is_asked_once() => Asked().AndWhen(Xia, MondayNoon, new Clarify(Sales, Doubt)).ThenNothing();

    [Fact]
    public void A_question_needs_words() => Delivered().AndWhen(Xia, Monday, new Clarify(Sales, " ")).ThenRefused(Because.Missing, "question");

    [Fact]
    public void Who_has_answered_the_request_asks_no_more() =>
        Delivered().AndWhen(Xia, Monday, SalesAccepts).AndWhen(Xia, Monday, new Clarify(Sales, Doubt)).ThenRefused(Because.AlreadyDecided);

    [Fact]
    public void A_receiver_may_answer_the_request_while_its_question_is_open() => Asked().AndWhen(Xia, MondayNoon, SalesAccepts).ThenStores(typeof(Accepted));

    [Fact]
    public void Only_the_initiator_answers_a_question()
    {
        foreach (var person in new[] { Xia, SalesHead, MarketingHead, Stranger })
        {
            Asked().AndWhen(person, TuesdayNoon, new AnswerQuestion("Q1", "华东")).ThenRefused(Because.NotYours);
        }
    }

    [Fact]
    public void A_question_is_answered_once()
    {
        var answered = Asked().AndWhen(Ma, TuesdayNoon, new AnswerQuestion("Q1", "华东"));
        answered.AndWhen(Ma, TuesdayNoon, new AnswerQuestion("Q1", "华东")).ThenNothing();
        answered.AndWhen(Ma, TuesdayNoon, new AnswerQuestion("Q1", "华南")).ThenRefused(Because.AlreadyDecided);
    }

    [Fact]
    public void An_answer_names_a_question_and_says_something()
    {
        Asked().AndWhen(Ma, TuesdayNoon, new AnswerQuestion("Q9", "华东")).ThenRefused(Because.NotAChoice, "question", "Q9");
        Asked().AndWhen(Ma, TuesdayNoon, new AnswerQuestion("Q1", " ")).ThenRefused(Because.Missing, "text");
    }

    [Fact]
    public void The_initiators_answer_is_reminded_and_missed_once()
    {
        var asked = Sent().AndWhen(Person.Pump, Monday, new RecordDelivery(Sales)).AndWhen(Xia, Monday, new Clarify(Sales, Doubt));
        asked.AndWhen(Person.Clock, HalfTime.AddTicks(-1), Check).ThenNothing();
        var reminded = asked.AndWhen(Person.Clock, HalfTime, Check).ThenStores(typeof(Reminded));
        Assert.Equal([new Effect.ShowCard(Ma, CardName.RequestClarification, "Q1", Tone.Remind)], reminded.Effects);
        reminded.AndWhen(Person.Clock, AnswerDue.AddTicks(-1), Check).ThenNothing();
        var missed = reminded.AndWhen(Person.Clock, AnswerDue, Check).ThenStores(typeof(LimitMissed));
        Assert.Contains(new Effect.ShowCard(Ma, CardName.RequestClarification, "Q1", Tone.Overdue), missed.Effects);
        missed.AndWhen(Person.Clock, AnswerDue.AddDays(2), Check).ThenNothing();
    }

    [Fact]
    public void Fifty_questions_are_enough()
    {
        var many = Enumerable.Range(1, 50).Aggregate(Delivered(), (spec, number) =>
            spec.AndWhen(Xia, Monday, new Clarify(Sales, $"问题{number.ToString(System.Globalization.CultureInfo.InvariantCulture)}")));
        many.AndWhen(Xia, Monday, new Clarify(Sales, "再问一次")).ThenRefused(Because.TooMany, "question");
    }

    private static Spec Asked() => Delivered().AndWhen(Xia, MondayNoon, new Clarify(Sales, Doubt));
}
