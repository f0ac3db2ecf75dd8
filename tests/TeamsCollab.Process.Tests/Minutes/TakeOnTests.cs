using TeamsCollab.Process.Minutes;
using static TeamsCollab.Process.Minutes.MinutesCommand;
using static TeamsCollab.Process.Minutes.MinutesEvent;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Minutes.MinutesSpec;

namespace TeamsCollab.Process.Tests.Minutes;

public sealed class TakeOnTests
{
    private static readonly SignOff Aware = new(1) { IsAware = true };

    [Fact]
    public void Every_owner_is_asked_for_their_own_task() =>
        Assert.Equal([(Chan, "T1"), (Xia, "T2")], Asked(Circulated()));

    [Fact]
    public void A_task_is_assigned_until_its_owner_takes_it_on()
    {
        Assert.Equal(["T1", "T2"], Unaccepted(Circulated()));
        Assert.Equal(["T2"], Unaccepted(Circulated().AndWhen(Chan, Monday, new TakeOn(1, "T1")).ThenStores(typeof(TookOn))));
    }

    [Fact]
    public void An_owner_who_was_absent_from_the_meeting_takes_on_and_objects_too()
    {
        var absent = AfterTheMeeting()
            .When(Ma, MeetingEnded, FirstDraft with { Clauses = [.. FirstDraft.Clauses, Task("话术培训", SalesHead)] })
            .AndWhen(Ma, MeetingEnded, new Circulate(0));
        Assert.Contains((SalesHead, "T3"), Asked(absent));
        absent.AndWhen(SalesHead, Monday, new TakeOn(1, "T3")).ThenStores(typeof(TookOn));
        absent.AndWhen(SalesHead, Monday, new ObjectTo(1, "T3", "应由客服部负责")).ThenStores(typeof(Objected));
    }

    [Fact]
    public void Confirming_the_minutes_takes_on_nothing() => Assert.Equal(["T1", "T2"], Unaccepted(WithoutOwners()));

    [Fact]
    public void Who_sends_round_their_own_task_has_taken_it_on() =>
        AfterTheMeeting()
            .When(Ma, MeetingEnded, FirstDraft with { Clauses = [.. FirstDraft.Clauses, Task("汇总方案", Ma)] })
            .AndWhen(Ma, MeetingEnded, new Circulate(0))
            .ThenStores(typeof(MinutesEvent.Circulated), typeof(TookOn));

    [Fact]
    public void Nobody_takes_on_anothers_task() => Circulated().AndWhen(Xia, Monday, new TakeOn(1, "T1")).ThenRefused(Because.NotYours);

    [Fact]
    public void A_task_that_is_not_in_the_minutes_is_unknown() => Circulated().AndWhen(Xia, Monday, new TakeOn(1, "T9")).ThenRefused(Because.NotAChoice, "task");

    [Fact]
    public void An_old_card_takes_on_nothing() => Circulated().AndWhen(Chan, Monday, new TakeOn(2, "T1")).ThenRefused(Because.OldDraft, detail: "1");

    [Fact]
    public void Taking_on_twice_stores_nothing_more() => TakenOn().AndWhen(Chan, Monday, new TakeOn(1, "T1")).ThenNothing();

    [Fact]
    public void A_changed_task_is_to_be_taken_on_again_and_the_others_stay_taken_on()
    {
        var changed = TakenOn()
            .AndWhen(Ma, MeetingEnded, new Write([new DraftClause.Task("T2", "完成铺货", Xia, new DateOnly(2024, 7, 5), "按区域分三批", "铺货率≥95%", Rhythm.Daily)]))
            .AndWhen(Ma, MeetingEnded, new Circulate(1));
        Assert.Equal(["T2"], Unaccepted(changed));
        Assert.Equal([(Xia, "T2")], Asked(changed));
    }

    [Fact]
    public void An_owners_objection_goes_to_the_writer_and_only_whom_the_change_binds_confirms_again()
    {
        var objected = WithoutOwners().AndWhen(Chan, Monday, new ObjectTo(1, "T1", "6 月 20 日来不及"));
        Assert.Equal([Ma], objected.State.Minutes.Outstanding);
        var again = objected
            .AndWhen(Ma, MeetingEnded, new Write([new DraftClause.Task("T1", "完成卖点手册初稿", Chan, new DateOnly(2024, 6, 24), "产品部编写，销售部审阅", "覆盖全部8个卖点", Rhythm.Weekly)]))
            .AndWhen(Ma, MeetingEnded, new Circulate(1));
        Assert.Equal([Chan], again.State.Minutes.Confirmations.Outstanding);
    }

    [Fact]
    public void A_stranger_cannot_object_to_a_task() => Circulated().AndWhen(Stranger, Monday, new ObjectTo(1, "T1", "不")).ThenRefused(Because.NotYours);

    [Fact]
    public void An_owner_who_did_not_meet_cannot_object_to_anything_but_their_task() =>
        AfterTheMeeting()
            .When(Ma, MeetingEnded, FirstDraft with { Clauses = [.. FirstDraft.Clauses, Task("培训", Ke)] })
            .ThenRefused(Because.OwnerNotAParticipant);

    [Fact]
    public void Heads_sign_with_tasks_not_taken_on_only_when_they_say_that_they_know() =>
        WithoutOwners().AndWhen(SalesHead, Monday, new SignOff(1)).ThenRefused(Because.TasksNotTakenOn, "aware", "T1 T2");

    [Fact]
    public void What_the_head_knew_is_sealed_with_the_signature()
    {
        var signed = Assert.Single(WithoutOwners().AndWhen(Chan, Monday, new TakeOn(1, "T1")).AndWhen(SalesHead, Monday, Aware).Events.OfType<SignedOff>());
        Assert.Equal(["T2"], signed.Unaccepted!.Value);
    }

    [Fact]
    public void Where_everything_is_taken_on_nothing_is_to_be_known() =>
        Assert.Null(Assert.Single(AllConfirmed().AndWhen(SalesHead, Monday, Aware).Events.OfType<SignedOff>()).Unaccepted);

    [Fact]
    public void A_task_can_still_be_taken_on_after_the_minutes_are_in_force()
    {
        var inForce = new[] { SalesHead, ProductHead, MarketingHead }.Aggregate(WithoutOwners(), (spec, head) => spec.AndWhen(head, Monday, Aware));
        Assert.Contains(inForce.State.Awaiting, item => item == new Awaiting(Chan, CardName.MinutesTakeOn, "T1", null));
        Assert.Equal(["T2"], Unaccepted(inForce.AndWhen(Chan, Monday, new TakeOn(1, "T1")).ThenStores(typeof(TookOn))));
    }

    [Fact]
    public void Owners_are_reminded_with_the_others_and_told_when_the_limit_passed()
    {
        var limit = Circulated().State.Minutes.Watch!;
        var reminded = Circulated().AndWhen(Person.Clock, limit.RemindAt, new CollaborationCommand.CheckDeadlines());
        Assert.Equal([(Chan, "T1"), (Xia, "T2")], Asked(reminded, Tone.Remind));
        Assert.Equal([(Chan, "T1"), (Xia, "T2")], Asked(reminded.AndWhen(Person.Clock, limit.DueAt, new CollaborationCommand.CheckDeadlines()), Tone.Overdue));
    }

    private static DraftClause.Task Task(string what, Person owner) => new(null, what, owner, new DateOnly(2024, 6, 25), "分两场", "考核通过率 100%", Rhythm.Weekly);

    private static IEnumerable<string> Unaccepted(Spec spec) => spec.State.Minutes.Unaccepted.Select(task => task.Clause.Id);

    private static IEnumerable<(Person, string?)> Asked(Spec spec, Tone tone = Tone.Ask) => spec.Effects
        .OfType<Effect.ShowCard>().Where(effect => effect.Card is CardName.MinutesTakeOn && effect.Tone == tone).Select(effect => (effect.To, effect.Key));
}
