using TeamsCollab.Process.Request;
using static TeamsCollab.Process.Request.RequestCommand;
using static TeamsCollab.Process.Request.RequestEvent;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Request.RequestSpec;

namespace TeamsCollab.Process.Tests.Request;

public sealed class RequestDeliveryTests
{
    [Fact]
    public void The_answer_is_due_one_working_day_after_the_delivery()
    {
        var delivered = Sent().AndWhen(Person.Pump, Monday, new RecordDelivery(Sales)).ThenStores(typeof(Delivered));
        var reception = delivered.State.Request.ReceptionOf(Sales)!;
        Assert.Equal((AnswerDue, HalfTime), (reception.Watch!.DueAt, reception.Watch.RemindAt));
        Assert.Contains(new Awaiting(Xia, CardName.RequestAnswer, "销售部", AnswerDue), delivered.State.Awaiting);
    }

    [Fact]
    public void The_meeting_is_two_working_days_after_the_delivery_at_the_earliest() =>
        Assert.Equal(
            new DateTimeOffset(2024, 6, 5, 9, 0, 0, TimeSpan.FromHours(8)),
            Sent().AndWhen(Person.Pump, Monday, new RecordDelivery(Sales)).State.Request.ReceptionOf(Sales)!.EarliestMeeting);

    [Fact]
    public void Each_receivers_clock_starts_with_its_own_delivery()
    {
        var state = Sent()
            .AndWhen(Person.Pump, Monday, new RecordDelivery(Sales))
            .AndWhen(Person.Pump, Monday.AddHours(8).AddSeconds(1), new RecordDelivery(Product)).State;
        Assert.Equal(AnswerDue, state.Request.ReceptionOf(Sales)!.Watch!.DueAt);
        Assert.Equal(AnswerDue.AddDays(1), state.Request.ReceptionOf(Product)!.Watch!.DueAt);
        Assert.Null(state.Request.ReceptionOf(Support)!.Watch);
    }

    [Fact]
    public void A_delivery_reported_twice_moves_nothing() =>
        Delivered().AndWhen(Person.Pump, Monday.AddHours(3), new RecordDelivery(Sales)).ThenNothing();

    [Fact]
    public void Only_the_pump_reports_deliveries()
    {
        Sent().AndWhen(Xia, Monday, new RecordDelivery(Sales)).ThenRefused(Because.NotYours);
        Sent().AndWhen(Ma, Monday, new RecordUndeliverable(Sales, "blocked")).ThenRefused(Because.NotYours);
    }

    [Fact]
    public void A_department_that_was_not_asked_receives_nothing()
    {
        Sent().AndWhen(Person.Pump, Monday, new RecordDelivery(Marketing)).ThenRefused(Because.UnknownDepartment);
        Sent().AndWhen(Person.Pump, Monday, new RecordUndeliverable(Finance, "blocked")).ThenRefused(Because.UnknownDepartment);
    }

    [Fact]
    public void Undeliverable_starts_no_clock_and_is_told_to_the_initiator()
    {
        var undeliverable = Sent().AndWhen(Person.Pump, Monday, new RecordUndeliverable(Sales, "notInstalled")).ThenStores(typeof(Undeliverable));
        Assert.Equal([new Effect.ShowCard(Ma, CardName.Overview, null, Tone.Inform)], undeliverable.Effects);
        Assert.Null(CollaborationProcess.NextDue(undeliverable.State));
    }

    [Fact]
    public void Undeliverable_is_told_once_for_each_reason()
    {
        var undeliverable = Sent().AndWhen(Person.Pump, Monday, new RecordUndeliverable(Sales, "notInstalled"));
        undeliverable.AndWhen(Person.Pump, Monday, new RecordUndeliverable(Sales, "notInstalled")).ThenNothing();
        undeliverable.AndWhen(Person.Pump, Monday, new RecordUndeliverable(Sales, "blocked")).ThenStores(typeof(Undeliverable));
    }

    [Fact]
    public void A_delivery_after_all_starts_the_clock()
    {
        var reception = Sent()
            .AndWhen(Person.Pump, Monday, new RecordUndeliverable(Sales, "notInstalled"))
            .AndWhen(Person.Pump, Monday, new RecordDelivery(Sales)).State.Request.ReceptionOf(Sales)!;
        Assert.Equal((AnswerDue, null), (reception.Watch!.DueAt, reception.Undeliverable));
    }

    [Fact]
    public void What_was_delivered_cannot_become_undeliverable() =>
        Delivered().AndWhen(Person.Pump, Monday, new RecordUndeliverable(Sales, "blocked")).ThenNothing();

    [Fact]
    public void An_answer_quicker_than_the_report_proves_the_receipt()
    {
        var accepted = Sent().AndWhen(Xia, Monday, SalesAccepts).ThenStores(typeof(Delivered), typeof(Accepted));
        accepted.AndWhen(Person.Pump, Monday.AddMinutes(1), new RecordDelivery(Sales)).ThenNothing();
    }
}
