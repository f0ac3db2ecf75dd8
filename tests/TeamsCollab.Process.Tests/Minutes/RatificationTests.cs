using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Minutes;
using static TeamsCollab.Process.Minutes.MinutesCommand;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Minutes.MinutesSpec;

namespace TeamsCollab.Process.Tests.Minutes;

/// <summary>决策人缺席·待追认 (B12): the minutes go round and are signed, and do not come into force before that side's head ratifies.</summary>
public sealed class RatificationTests
{
    [Fact]
    public void The_head_of_a_side_without_decision_maker_is_asked_with_the_draft()
    {
        var sent = Absent().When(Ma, MeetingEnded, FirstDraft).AndWhen(Ma, MeetingEnded, new Circulate(0));
        Assert.Equal([ProductHead], sent.State.Minutes.Ratifications.Outstanding);
        Assert.Contains(new Effect.ShowCard(ProductHead, CardName.MinutesRatification, null, Tone.Ask), sent.Effects);
        Assert.Contains(sent.State.Awaiting, item => item.From == ProductHead && item.Card is CardName.MinutesRatification);
    }

    [Fact]
    public void Only_that_head_ratifies_and_only_the_present_draft()
    {
        Sent().AndWhen(SalesHead, MeetingEnded, new Ratify(1)).ThenRefused(Because.NotYours);
        Sent().AndWhen(Chan, MeetingEnded, new Ratify(1)).ThenRefused(Because.NotYours);
        Sent().AndWhen(ProductHead, MeetingEnded, new Ratify(2)).ThenRefused(Because.OldDraft, detail: "1");
        Sent().AndWhen(ProductHead, MeetingEnded, new Ratify(1)).ThenStores(typeof(MinutesEvent.Ratified));
        Sent().AndWhen(ProductHead, MeetingEnded, new Ratify(1)).AndWhen(ProductHead, MeetingEnded, new Ratify(1)).ThenNothing();
        Circulated().AndWhen(ProductHead, MeetingEnded, new Ratify(1)).ThenRefused(Because.NotYours);
    }

    [Fact]
    public void Every_signature_does_not_put_the_minutes_into_force_without_it()
    {
        var signed = Signed();
        Assert.Equal(MinutesStatus.Signing, signed.State.Minutes.Status);
        Assert.Equal([ProductHead], signed.State.Minutes.Outstanding);
        signed.AndWhen(ProductHead, MeetingEnded, new Ratify(1)).ThenStores(typeof(MinutesEvent.Ratified), typeof(MinutesEvent.TookEffect), typeof(Process.Execution.ExecutionEvent.Started));
    }

    [Fact]
    public void Ratified_first_the_last_signature_puts_them_into_force() => Confirmed()
        .AndWhen(ProductHead, MeetingEnded, new Ratify(1))
        .AndWhen(MarketingHead, MeetingEnded, new SignOff(1))
        .AndWhen(SalesHead, MeetingEnded, new SignOff(1))
        .AndWhen(ProductHead, MeetingEnded, new SignOff(1))
        .ThenStores(typeof(MinutesEvent.SignedOff), typeof(MinutesEvent.TookEffect), typeof(Process.Execution.ExecutionEvent.Started));

    [Fact]
    public void Silence_ratifies_nothing_however_long_it_lasts()
    {
        var late = Signed().AndWhen(Person.Clock, MeetingEnded.AddDays(60), new CollaborationCommand.CheckDeadlines());
        Assert.Equal(MinutesStatus.Signing, late.State.Minutes.Status);
        Assert.Contains(new Effect.ShowCard(ProductHead, CardName.MinutesRatification, null, Tone.Overdue), late.Effects);
    }

    [Fact]
    public void Who_does_not_ratify_says_why_and_is_asked_again_with_the_next_draft()
    {
        Sent().AndWhen(ProductHead, MeetingEnded, new RefuseToRatify(1, " ")).ThenRefused(Because.ReasonRequired, "reason");
        var refused = Sent().AndWhen(ProductHead, MeetingEnded, new RefuseToRatify(1, "交期未与产品部商定")).ThenStores(typeof(MinutesEvent.NotRatified));
        Assert.Equal(MinutesStatus.Objected, refused.State.Minutes.Status);
        refused.AndWhen(ProductHead, MeetingEnded, new Ratify(1)).ThenRefused(Because.WrongStage);
        var again = refused.AndWhen(Ma, MeetingEnded, new Write([new DraftClause.Agreed("A1", "手册6月24日前交付")])).AndWhen(Ma, MeetingEnded, new Circulate(1));
        Assert.Equal([ProductHead], again.State.Minutes.Ratifications.Outstanding);
    }

    [Fact]
    public void A_ratification_stays_with_a_later_draft_that_changes_nothing_for_that_side()
    {
        var ratified = Sent().AndWhen(ProductHead, MeetingEnded, new Ratify(1));
        var task = new DraftClause.Task("T2", "完成铺货", Xia, new DateOnly(2024, 7, 1), "按区域分两批", "铺货率≥95%", Rhythm.Daily);
        Assert.Empty(ratified.AndWhen(Ma, MeetingEnded, new Write([task])).AndWhen(Ma, MeetingEnded, new Circulate(1)).State.Minutes.Ratifications.Outstanding);
        Assert.Equal([ProductHead], ratified.AndWhen(Ma, MeetingEnded, new Write([new DraftClause.Agreed("A1", "图文各 24 页")])).AndWhen(Ma, MeetingEnded, new Circulate(1)).State.Minutes.Ratifications.Outstanding);
    }

    /// <summary>Nobody came who may decide for Product.</summary>
    internal static Spec Absent() => Spec.Given(
        [.. AfterTheMeeting().History.Select(happened => happened is MeetingEvent.Ended ended ? ended with { WithoutDecisionMaker = [Product] } : happened)]);

    internal static Spec Sent() => Absent().When(Ma, MeetingEnded, FirstDraft).AndWhen(Ma, MeetingEnded, new Circulate(0));

    private static Spec Confirmed() => Sent()
        .AndWhen(Chan, MeetingEnded, new TakeOn(1, "T1"))
        .AndWhen(Xia, MeetingEnded, new TakeOn(1, "T2"))
        .AndWhen(Xia, MeetingEnded, new Confirm(1))
        .AndWhen(Chan, MeetingEnded, new Confirm(1));

    internal static Spec Signed() => Confirmed()
        .AndWhen(MarketingHead, MeetingEnded, new SignOff(1))
        .AndWhen(SalesHead, MeetingEnded, new SignOff(1))
        .AndWhen(ProductHead, MeetingEnded, new SignOff(1));
}
