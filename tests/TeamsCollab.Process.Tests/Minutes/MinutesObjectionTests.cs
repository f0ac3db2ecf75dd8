using TeamsCollab.Process.Minutes;
using static TeamsCollab.Process.Minutes.MinutesCommand;
using static TeamsCollab.Process.Minutes.MinutesEvent;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Minutes.MinutesSpec;

namespace TeamsCollab.Process.Tests.Minutes;

public sealed class MinutesObjectionTests
{
    private static readonly ObjectTo Objection = new(1, "T2", "28日前无法铺完");

    [Fact]
    public void A_participant_objects_and_the_writer_owes_another_draft()
    {
        var objected = Circulated().AndWhen(Xia, MeetingEnded, Objection).ThenStores(typeof(Objected));

        Assert.Equal([Ma], objected.State.Minutes.Outstanding);
        Assert.Contains(new Effect.ShowCard(Ma, CardName.MinutesDraft, null, Tone.Ask), objected.Effects);
    }

    [Fact]
    public void A_head_objects_instead_of_signing() => AllConfirmed().AndWhen(SalesHead, MeetingEnded, Objection).ThenStores(typeof(Objected));

    [Fact]
    public void Nobody_else_objects() => Circulated().AndWhen(Stranger, MeetingEnded, Objection).ThenRefused(Because.NotYours);

    [Fact]
    public void A_double_press_objects_once() =>
        Circulated().AndWhen(Xia, MeetingEnded, Objection).AndWhen(Xia, MeetingEnded, Objection).ThenNothing();

    [Fact]
    public void An_objection_says_why_and_to_which_clause_of_this_draft()
    {
        Circulated().AndWhen(Xia, MeetingEnded, Objection with { Reason = " " }).ThenRefused(Because.ReasonRequired, "reason");
        Circulated().AndWhen(Xia, MeetingEnded, Objection with { Clause = "T9" }).ThenRefused(Because.NotAChoice, "clause");
        Circulated().AndWhen(Xia, MeetingEnded, Objection with { Draft = 2 }).ThenRefused(Because.OldDraft);
        Circulated().AndWhen(Xia, MeetingEnded, Objection with { Clause = null }).ThenStores(typeof(Objected));
    }

    [Fact]
    public void Nobody_signs_minutes_that_somebody_objected_to() =>
        AllConfirmed().AndWhen(SalesHead, MeetingEnded, Objection).AndWhen(ProductHead, MeetingEnded, new SignOff(1)).ThenRefused(Because.WrongStage);

    [Fact]
    public void Minutes_in_force_cannot_be_objected_to() =>
        Execution.ExecutionSpec.InForce().AndWhen(Xia, MeetingEnded, Objection).ThenRefused(Because.AlreadyDecided);

    [Fact]
    public void The_writer_may_send_the_same_draft_again_after_an_objection() =>
        Circulated().AndWhen(Xia, MeetingEnded, Objection).AndWhen(Ma, MeetingEnded, new Circulate(1)).ThenStores(typeof(Circulated));
}
