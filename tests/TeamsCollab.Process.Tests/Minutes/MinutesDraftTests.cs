using TeamsCollab.Process.Content;
using TeamsCollab.Process.Minutes;
using static TeamsCollab.Process.Minutes.MinutesCommand;
using static TeamsCollab.Process.Minutes.MinutesEvent;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Minutes.MinutesSpec;

namespace TeamsCollab.Process.Tests.Minutes;

public sealed class MinutesDraftTests
{
    private static readonly DraftClause.Task LaterShelves =
        new("T2", "完成铺货", Xia, new DateOnly(2024, 7, 1), "按区域分三批", "铺货率≥95%", Rhythm.Daily);

    [Fact]
    public void Only_the_initiator_sends_a_draft_round() =>
        AfterTheMeeting().When(Ma, MeetingEnded, FirstDraft).AndWhen(Xia, MeetingEnded, new Circulate(0)).ThenRefused(Because.NotYours);

    [Fact]
    public void Sending_a_draft_is_confirming_it() => Assert.Equal([Xia, Chan], Circulated().State.Minutes.Outstanding);

    [Fact]
    public void A_double_press_sends_it_once_and_an_old_card_is_refused() =>
        Circulated().AndWhen(Ma, MeetingEnded, new Circulate(0)).ThenRefused(Because.OldDraft);

    [Fact]
    public void An_unchanged_draft_does_not_go_round_again() => Circulated().AndWhen(Ma, MeetingEnded, new Circulate(1)).ThenNothing();

    [Fact]
    public void A_draft_holds_something_discussed_and_something_agreed()
    {
        Without<DraftClause.Point>().AndWhen(Ma, MeetingEnded, new Circulate(0)).ThenRefused(Because.NothingDiscussed, "points");
        Without<DraftClause.Agreed>().AndWhen(Ma, MeetingEnded, new Circulate(0)).ThenRefused(Because.NothingAgreed, "agreed");
    }

    [Fact]
    public void A_task_that_promises_nothing_is_asked_for_a_number_unless_a_reason_is_given()
    {
        Written(LaterShelves with { Id = null, Standard = "尽快达到95%" }).ThenRefused(Because.Vague, "standard");
        Written(LaterShelves with { Id = null, How = "由相关部门配合" }).ThenRefused(Because.Vague, "how");
        Assert.NotEmpty(Written(LaterShelves with { Id = null, Standard = "尽快达到95%", VagueReason = "供应商未报价" }).Events);
    }

    [Fact]
    public void A_task_has_a_known_owner_of_a_side_that_takes_part()
    {
        Written(LaterShelves with { Id = null, Owner = new Person("nobody") }).ThenRefused(Because.UnknownPerson, "owner");
        Written(LaterShelves with { Id = null, Owner = Stranger }).ThenRefused(Because.OwnerNotAParticipant, "owner");
    }

    [Fact]
    public void A_task_is_due_today_at_the_earliest()
    {
        Written(LaterShelves with { Id = null, DueOn = new DateOnly(2024, 6, 2) }).ThenRefused(Because.DateInThePast, "due");
        Written(LaterShelves with { Id = null, DueOn = new DateOnly(2024, 6, 3) }).ThenStores(typeof(Written));
    }

    [Fact]
    public void A_task_says_what_how_and_to_which_standard()
    {
        Written(LaterShelves with { Id = null, What = " " }).ThenRefused(Because.Missing, "what");
        Written(LaterShelves with { Id = null, How = " " }).ThenRefused(Because.Missing, "how");
        Written(LaterShelves with { Id = null, Standard = " " }).ThenRefused(Because.Missing, "standard");
    }

    [Fact]
    public void A_dispute_says_how_it_will_be_decided() =>
        Written(Dispute.DisputeSpec.Area with { DecisionRoute = " " }).ThenRefused(Because.Missing, "route");

    [Fact]
    public void A_text_of_two_thousand_characters_is_taken_and_one_more_is_not()
    {
        Written(new DraftClause.Agreed(null, new string('字', 2000))).ThenStores(typeof(Written));
        Written(new DraftClause.Agreed(null, new string('字', 2001))).ThenRefused(Because.TooLong, "agreed");
    }

    [Fact]
    public void An_unknown_head_is_a_refusal() => Spec.Given(AfterTheMeeting().When(Ma, MeetingEnded, FirstDraft).History)
        .Knowing(facts => facts with { Departments = facts.Departments.Remove(Product) })
        .When(Ma, MeetingEnded, new Circulate(0)).ThenRefused(Because.NoDepartmentHead);

    [Fact]
    public void A_clause_written_again_word_for_word_changes_nothing() =>
        Circulated().AndWhen(Ma, MeetingEnded, new Write([LaterShelves with { DueOn = new DateOnly(2024, 6, 28) }])).ThenNothing();

    [Fact]
    public void Editing_one_clause_leaves_every_other_digest_as_it_was()
    {
        var before = Circulated().State.Minutes.Clauses.ToDictionary(clause => clause.Clause.Id, clause => clause.Clause.Wording.Digest);
        var after = Changed().State.Minutes.Clauses;

        Assert.Equal(["T2"], after.Where(clause => before[clause.Clause.Id] != clause.Clause.Wording.Digest).Select(clause => clause.Clause.Id));
    }

    [Fact]
    public void Who_is_bound_by_the_edited_clause_confirms_again_and_the_others_stay_confirmed()
    {
        var changed = Changed().ThenStores(typeof(Circulated));

        Assert.Equal([Xia, SalesHead], changed.Events.OfType<Circulated>().Single().MustConfirmAgain);
        Assert.Equal([Xia], changed.State.Minutes.Outstanding);
        Assert.Equal([Xia], changed.Effects.OfType<Effect.ShowCard>().Where(shown => shown.Card is CardName.MinutesConfirm).Select(shown => shown.To));
    }

    [Fact]
    public void A_clause_without_an_owner_binds_everybody()
    {
        var changed = AllConfirmed()
            .AndWhen(Ma, MeetingEnded, new Write([new DraftClause.Agreed("A1", "手册图文各30页")]))
            .AndWhen(Ma, MeetingEnded, new Circulate(1));

        Assert.Equal([Xia, Chan], changed.State.Minutes.Outstanding);
    }

    [Fact]
    public void A_head_who_signed_signs_again_only_where_a_clause_of_their_department_changed()
    {
        var changed = AllConfirmed()
            .AndWhen(SalesHead, MeetingEnded, new SignOff(1))
            .AndWhen(ProductHead, MeetingEnded, new SignOff(1))
            .AndWhen(Ma, MeetingEnded, new Write([LaterShelves]))
            .AndWhen(Ma, MeetingEnded, new Circulate(1));

        Assert.False(changed.State.Minutes.Signatures.HasAgreed(SalesHead));
        Assert.Equal(1, Assert.Single(changed.State.Minutes.Signatures.Given).Draft);
        Assert.True(changed.State.Minutes.Signatures.HasAgreed(ProductHead));
    }

    [Fact]
    public void The_signed_content_is_the_list_of_clause_ids_and_digests() =>
        Assert.Equal(Clause.ContentOf(Circulated().State.Minutes.Clauses.Select(clause => clause.Clause)), Circulated().Events.OfType<Circulated>().Single().Content);

    private static Spec Written(DraftClause clause) => AfterTheMeeting().When(Ma, MeetingEnded, new Write([clause]));

    private static Spec Without<TClause>() => AfterTheMeeting().When(Ma, MeetingEnded, new Write([.. FirstDraft.Clauses.Where(clause => clause is not TClause)]));

    /// <summary>Both confirmed; then Xia's task, and no other clause, is given another date.</summary>
    private static Spec Changed() => AllConfirmed().AndWhen(Ma, MeetingEnded, new Write([LaterShelves])).AndWhen(Ma, MeetingEnded, new Circulate(1));
}
