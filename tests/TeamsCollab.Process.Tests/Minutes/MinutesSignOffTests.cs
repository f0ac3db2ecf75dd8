using TeamsCollab.Process.Minutes;
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
    public void A_card_for_another_draft_is_refused() =>
        AllConfirmed().AndWhen(SalesHead, Monday, new SignOff(2)).ThenRefused(Because.OldDraft);
}
