using TeamsCollab.Process.Memorandum;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Tests.Reading;
using static TeamsCollab.Process.Memorandum.MemorandumCommand;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Execution.ExecutionSpec;
using static TeamsCollab.Process.Tests.Memorandum.MemorandumSpec;
using static TeamsCollab.Process.Tests.Minutes.MinutesSpec;

namespace TeamsCollab.Process.Tests.Memorandum;

public sealed class MemorandumTests
{
    [Fact]
    public void Three_departments_are_a_reason_to_suggest_one() => Assert.Equal(
        [MemorandumReason.Departments],
        MemorandumDraftCard.For(AfterTheMeeting().State, AfterTheMeeting().For(Ma, MeetingEnded)).Reasons.Select(line => line.Reason));

    [Fact]
    public void An_open_dispute_is_a_reason_to_suggest_one()
    {
        var disputed = AfterTheMeeting().When(Ma, MeetingEnded, new MinutesCommand.Write([Dispute.DisputeSpec.Area with { Tasks = [] }]));

        Assert.Contains(MemorandumReason.Dispute, Reasons(disputed));
        Assert.DoesNotContain(MemorandumReason.Dispute, Reasons(AfterTheMeeting()));
    }

    [Theory]
    [InlineData(30, false)]
    [InlineData(31, true)]
    public void More_than_thirty_days_are_a_reason_to_suggest_one(int days, bool isReason)
    {
        var task = new DraftClause.Task(null, "完成铺货", Xia, DateOnly.FromDateTime(Monday.DateTime).AddDays(days), "分三批", "铺货率≥95%", Rhythm.Weekly);

        Assert.Equal(isReason, Reasons(AfterTheMeeting().When(Ma, MeetingEnded, new MinutesCommand.Write([task]))).Contains(MemorandumReason.Duration));
    }

    [Fact]
    public void A_suggestion_ends_when_the_initiator_sets_it_aside_and_a_memorandum_can_still_be_proposed()
    {
        var aside = AfterTheMeeting().When(Ma, MeetingEnded, new SetAside()).ThenStores(typeof(MemorandumEvent.SetAside));

        Assert.False(MemorandumDraftCard.For(aside.State, aside.For(Ma, MeetingEnded)).IsSuggested);
        aside.AndWhen(Ma, MeetingEnded, new SetAside()).ThenNothing();
        aside.AndWhen(Ma, MeetingEnded, WithSilence).ThenStores(typeof(MemorandumEvent.Proposed));
        AfterTheMeeting().When(SalesHead, MeetingEnded, new SetAside()).ThenRefused(Because.NotYours);
        Signed().AndWhen(Ma, At(4, 10), new SetAside()).ThenRefused(Because.AlreadyDecided);
    }

    [Fact]
    public void Each_core_clause_must_be_there()
    {
        AfterTheMeeting().When(Ma, MeetingEnded, WithSilence with { Goal = " " }).ThenRefused(Because.Missing, "goal");
        AfterTheMeeting().When(Ma, MeetingEnded, WithSilence with { Duties = "" }).ThenRefused(Because.Missing, "duties");
        AfterTheMeeting().When(Ma, MeetingEnded, WithSilence with { Standard = "" }).ThenRefused(Because.Missing, "standard");
        AfterTheMeeting().When(Ma, MeetingEnded, WithSilence with { Resolution = "" }).ThenRefused(Because.Missing, "resolution");
        AfterTheMeeting().When(Ma, MeetingEnded, WithSilence with { Further = [.. Enumerable.Repeat("条款", 21)] }).ThenRefused(Because.TooMany, "further");
    }

    [Fact]
    public void It_holds_its_clauses_in_order_and_further_ones_are_free() => Assert.Equal(
        ["M1", "M2", "M3", "M4", "F1", "S1"], Proposed().State.Memorandum.Clauses.Select(clause => clause.Clause.Id));

    [Fact]
    public void Whoever_stands_for_a_side_may_propose_and_nobody_else()
    {
        AfterTheMeeting().When(Xia, MeetingEnded, WithSilence).ThenStores(typeof(MemorandumEvent.Proposed));
        AfterTheMeeting().When(ProductHead, MeetingEnded, WithSilence).ThenStores(typeof(MemorandumEvent.Proposed));
        AfterTheMeeting().When(Stranger, MeetingEnded, WithSilence).ThenRefused(Because.NotYours);
    }

    [Fact]
    public void The_last_head_puts_it_into_force()
    {
        var signed = Signed().ThenStores(typeof(MemorandumEvent.SignedOff), typeof(MemorandumEvent.TookEffect));

        Assert.Equal(MemorandumStatus.InForce, signed.State.Memorandum.Status);
        Assert.Empty(signed.State.Memorandum.Outstanding);
        signed.AndWhen(Ma, At(4, 10), WithSilence with { Replaces = 1 }).ThenRefused(Because.AlreadyDecided);
    }

    [Fact]
    public void Only_the_heads_sign_the_draft_that_they_saw_and_once()
    {
        Proposed().AndWhen(Xia, MeetingEnded, new SignOff(1)).ThenRefused(Because.NotYours);
        Proposed().AndWhen(SalesHead, MeetingEnded, new SignOff(2)).ThenRefused(Because.OldDraft, detail: "1");
        Proposed().AndWhen(SalesHead, MeetingEnded, new SignOff(1)).AndWhen(SalesHead, MeetingEnded, new SignOff(1)).ThenNothing();
    }

    [Fact]
    public void After_an_objection_a_changed_draft_is_signed_anew_by_all_and_unchanged_clauses_keep_their_digest()
    {
        var objected = Proposed()
            .AndWhen(SalesHead, MeetingEnded, new SignOff(1))
            .AndWhen(ProductHead, MeetingEnded, new ObjectTo(1, "M3", "标准应为90%"));
        Assert.Equal([Ma], objected.State.Memorandum.Outstanding);
        objected.AndWhen(MarketingHead, MeetingEnded, new SignOff(1)).ThenRefused(Because.WrongStage);

        var again = objected.AndWhen(Ma, MeetingEnded, WithSilence with { Replaces = 1, Standard = "铺货率≥90%", Further = ["资料不得外传", "每月对账"] });

        Assert.Equal([MarketingHead, SalesHead, ProductHead], again.State.Memorandum.Outstanding);
        var (before, after) = (objected.State.Memorandum.Clauses, again.State.Memorandum.Clauses);
        Assert.Equal(before.Single(clause => clause.Clause.Id == "F1").Clause.Wording, after.Single(clause => clause.Clause.Id == "F1").Clause.Wording);
        Assert.NotEqual(before[2].Clause.Wording, after[2].Clause.Wording);
        Assert.Contains(after, clause => clause.Clause.Id == "F2");
    }

    [Fact]
    public void A_further_clause_that_is_taken_out_does_not_give_its_number_away()
    {
        var without = Proposed().AndWhen(Ma, MeetingEnded, WithSilence with { Replaces = 1, Further = [] });
        var with = without.AndWhen(Ma, MeetingEnded, WithSilence with { Replaces = 2, Further = ["每月对账"] });

        Assert.Equal("F2", with.State.Memorandum.Clauses.Single(clause => clause.Kind is MemorandumClauseKind.Further).Clause.Id);
    }

    [Fact]
    public void The_heads_are_reminded_and_a_miss_is_said_once_and_silence_never_signs()
    {
        var late = Proposed().ClockAt(At(5, 18));

        Assert.Contains(late.Events, happened => happened is MemorandumEvent.LimitMissed);
        late.ClockAt(At(28, 18));
        Assert.Equal(MemorandumStatus.Signing, late.State.Memorandum.Status);
    }

    private static IEnumerable<MemorandumReason> Reasons(Spec spec) => MemorandumDraftCard.For(spec.State, spec.For(Ma, MeetingEnded)).Reasons.Select(line => line.Reason);
}
