using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Tests.Reading;
using static TeamsCollab.Process.Minutes.MinutesCommand;
using static TeamsCollab.Process.Minutes.MinutesEvent;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Minutes.MinutesSpec;

namespace TeamsCollab.Process.Tests.Minutes;

public sealed class MinutesSignOffTests
{
    [Fact]
    public void The_last_confirmation_asks_the_heads_to_sign() =>
        Assert.Equal(
            [MarketingHead, SalesHead, ProductHead],
            AllConfirmed().ThenStores(typeof(Confirmed), typeof(AllConfirmed)).Effects
                .OfType<Effect.ShowCard>().Where(effect => effect.Card is CardName.MinutesSignOff).Select(effect => effect.To));

    [Fact]
    public void The_first_of_three_heads_signs() =>
        AllConfirmed().AndWhen(SalesHead, Monday, new SignOff(1)).ThenStores(typeof(SignedOff));

    [Fact]
    public void The_last_head_puts_the_minutes_into_force() =>
        AllConfirmed()
            .AndWhen(SalesHead, Monday, new SignOff(1))
            .AndWhen(ProductHead, Monday, new SignOff(1))
            .AndWhen(MarketingHead, Monday, new SignOff(1))
            .ThenStores(typeof(SignedOff), typeof(TookEffect), typeof(Process.Execution.ExecutionEvent.Started));

    [Fact]
    public void Pressing_sign_off_twice_stores_nothing_more() =>
        AllConfirmed().AndWhen(SalesHead, Monday, new SignOff(1)).AndWhen(SalesHead, Monday, new SignOff(1)).ThenNothing();

    [Fact]
    public void A_participant_who_heads_nothing_cannot_sign() =>
        AllConfirmed().AndWhen(Xia, Monday, new SignOff(1)).ThenRefused(Because.NotYours);

    [Fact]
    public void A_head_cannot_sign_before_everyone_confirmed() =>
        Circulated().AndWhen(SalesHead, Monday, new SignOff(1)).ThenRefused(Because.AwaitingConfirmations);

    [Fact]
    public void A_head_who_becomes_head_of_another_side_as_well_has_not_signed_for_it()
    {
        var objected = AllConfirmed()
            .AndWhen(MarketingHead, Monday, new SignOff(1))
            .AndWhen(ProductHead, Monday, new ObjectTo(1, null, "我已不再负责产品部"));
        var second = Spec.Given(objected.History)
            .Knowing(facts => facts with { Departments = facts.Departments.SetItem(Product, facts.Departments[Product] with { Head = MarketingHead }) })
            .When(Ma, Monday, new Circulate(1));
        Assert.Equal([MarketingHead, SalesHead], second.State.Minutes.Signatures.Outstanding);
        var signed = second.AndWhen(SalesHead, Monday, new SignOff(2)).AndWhen(MarketingHead, Monday, new SignOff(2));
        Assert.Equal([Marketing, Product], signed.Events.OfType<SignedOff>().Single().Departments);
        Assert.Equal(MinutesStatus.InForce, signed.State.Minutes.Status);
    }

    [Fact]
    public void A_head_whose_sides_and_clauses_stay_as_they_were_has_signed_for_good()
    {
        var second = AllConfirmed()
            .AndWhen(MarketingHead, Monday, new SignOff(1))
            .AndWhen(ProductHead, Monday, new ObjectTo(1, "T1", "初稿写错了"))
            .AndWhen(Ma, Monday, new Circulate(1));
        Assert.Equal([SalesHead, ProductHead], second.State.Minutes.Signatures.Outstanding);
    }

    [Fact]
    public void Who_signs_sees_why_a_vague_word_had_to_stay()
    {
        var draft = new Write([.. FirstDraft.Clauses.Select(clause => clause is DraftClause.Task { Standard: "铺货率≥95%" } task ? task with { Standard = "大概95%", VagueReason = "供应商6月5日才报价" } : clause)]);
        var circulated = AfterTheMeeting().When(Ma, MeetingEnded, draft).AndWhen(Ma, MeetingEnded, new Circulate(0));

        var card = MinutesSignOffCard.For(circulated.State, circulated.For(SalesHead, MeetingEnded));

        Assert.Equal(["", "供应商6月5日才报价"], card.Tasks.Select(task => task.VagueReason.Text));
    }

    [Fact]
    public void A_card_for_another_draft_is_refused() =>
        AllConfirmed().AndWhen(SalesHead, Monday, new SignOff(2)).ThenRefused(Because.OldDraft);
}
