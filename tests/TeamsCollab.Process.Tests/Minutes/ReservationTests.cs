using TeamsCollab.Process.Minutes;
using static TeamsCollab.Process.Minutes.MinutesCommand;
using static TeamsCollab.Process.Minutes.MinutesEvent;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Minutes.MinutesSpec;

namespace TeamsCollab.Process.Tests.Minutes;

public sealed class ReservationTests
{
    private static readonly SignOff Reserving = new(1) { Reserved = new Reservation(["T2", "A1"], "铺货率只能承诺 90%") };

    [Fact]
    public void A_reservation_is_sealed_with_the_signature_and_names_its_clauses()
    {
        var spec = AllConfirmed().AndWhen(SalesHead, Monday, Reserving);
        var signed = Assert.Single(spec.Events.OfType<SignedOff>());
        Assert.Equal(["T2", "A1"], signed.Reserved!.Value);
        Assert.Equal("铺货率只能承诺 90%", signed.Reservation!.Fields!["text"]);
        Assert.Equal(SalesHead, Assert.Single(spec.State.Minutes.Reservations).By);
    }

    [Fact]
    public void The_minutes_come_into_force_with_it() =>
        AllConfirmed()
            .AndWhen(SalesHead, Monday, Reserving)
            .AndWhen(ProductHead, Monday, new SignOff(1))
            .AndWhen(MarketingHead, Monday, new SignOff(1))
            .ThenStores(typeof(SignedOff), typeof(TookEffect), typeof(Process.Execution.ExecutionEvent.Started));

    [Fact]
    public void It_names_a_clause_that_is_there() =>
        AllConfirmed().AndWhen(SalesHead, Monday, Reserving with { Reserved = new Reservation(["T9"], "不同意") }).ThenRefused(Because.NotAChoice, "clauses", "T9");

    [Fact]
    public void It_names_a_clause_at_all() =>
        AllConfirmed().AndWhen(SalesHead, Monday, Reserving with { Reserved = new Reservation([], "不同意") }).ThenRefused(Because.Missing, "clauses");

    [Fact]
    public void It_has_a_reason() =>
        AllConfirmed().AndWhen(SalesHead, Monday, Reserving with { Reserved = new Reservation(["T2"], " ") }).ThenRefused(Because.ReasonRequired, "reservation");

    [Fact]
    public void Who_signed_without_one_cannot_put_one_in_later() =>
        AllConfirmed().AndWhen(SalesHead, Monday, new SignOff(1)).AndWhen(SalesHead, Monday, Reserving).ThenNothing();

    [Fact]
    public void It_goes_with_the_signature_when_a_change_asks_for_a_new_one()
    {
        var again = AllConfirmed()
            .AndWhen(SalesHead, Monday, Reserving)
            .AndWhen(Ma, MeetingEnded, new Write([new DraftClause.Agreed("A1", "手册图文各30页")]))
            .AndWhen(Ma, MeetingEnded, new Circulate(1));
        Assert.Empty(again.State.Minutes.Reservations);
    }

    [Fact]
    public void It_stays_with_a_signature_that_stays()
    {
        var again = AllConfirmed()
            .AndWhen(SalesHead, Monday, Reserving)
            .AndWhen(Ma, MeetingEnded, new Write([new DraftClause.Task("T1", "完成卖点手册初稿", Chan, new DateOnly(2024, 6, 24), "产品部编写", "覆盖全部8个卖点", Rhythm.Weekly)]))
            .AndWhen(Ma, MeetingEnded, new Circulate(1));
        Assert.Equal(SalesHead, Assert.Single(again.State.Minutes.Reservations).By);
    }
}
