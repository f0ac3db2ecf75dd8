using TeamsCollab.Process.Request;
using static TeamsCollab.Process.Request.RequestCommand;
using static TeamsCollab.Process.Request.RequestEvent;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Request.RequestSpec;

namespace TeamsCollab.Process.Tests.Request;

/// <summary>A receiving department hands the request to a colleague of its own (N02).</summary>
public sealed class RequestHandingOverTests
{
    private static readonly DateTimeOffset Later = Monday.AddHours(2);

    private static Spec HandedToHead() => Delivered().AndWhen(Xia, Later, new HandOver(Sales, SalesHead));

    [Fact]
    public void The_colleague_becomes_the_one_contact_person_and_the_clock_goes_on_as_it_stood()
    {
        var state = HandedToHead().State;

        Assert.Equal(SalesHead, state.SideOf(Sales)!.Contact);
        Assert.Equal(AnswerDue, state.Request.ReceptionOf(Sales)!.Watch!.DueAt);
        Assert.Contains(state.Awaiting, item => item.From == SalesHead && item.Card is CardName.RequestAnswer && item.DueAt == AnswerDue);
        Assert.DoesNotContain(state.Awaiting, item => item.From == Xia);
    }

    [Fact]
    public void The_colleague_and_the_initiator_are_told() =>
        Assert.Equal([SalesHead, Ma], HandedToHead().Effects.OfType<Effect.ShowCard>().Select(show => show.To));

    [Fact]
    public void Where_the_colleague_cannot_be_reached_the_initiator_and_who_had_it_before_are_told_once()
    {
        var unreached = HandedToHead().AndWhen(Person.Pump, Later, new RecordUndeliverable(Sales, "blocked")).ThenStores(typeof(Undeliverable));

        Assert.Equal([Ma, Xia], unreached.Effects.OfType<Effect.ShowCard>().Select(show => show.To));
        Assert.Equal(AnswerDue, unreached.State.Request.ReceptionOf(Sales)!.Watch!.DueAt);
        unreached.AndWhen(Person.Pump, Later, new RecordUndeliverable(Sales, "blocked")).ThenNothing();
        Assert.Null(unreached.AndWhen(Person.Pump, Later, new RecordDelivery(Sales)).ThenStores(typeof(Reached)).State.Request.ReceptionOf(Sales)!.Undeliverable);
        HandedToHead().AndWhen(Person.Pump, Later, new RecordDelivery(Sales)).ThenNothing();
    }

    [Fact]
    public void Only_somebody_whom_the_directory_places_in_the_department_can_take_it()
    {
        Delivered().AndWhen(Xia, Later, new HandOver(Sales, Chan)).ThenRefused(Because.OfAnotherDepartment);
        Delivered().AndWhen(Xia, Later, new HandOver(Sales, new Person("nobody"))).ThenRefused(Because.UnknownPerson);
    }

    [Fact]
    public void Only_the_department_itself_hands_it_over_and_only_until_it_answered()
    {
        Delivered().AndWhen(Ma, Later, new HandOver(Sales, SalesHead)).ThenRefused(Because.NotYours);
        Delivered().AndWhen(Chan, Later, new HandOver(Sales, SalesHead)).ThenRefused(Because.NotYours);
        Delivered().AndWhen(Xia, Monday, SalesAccepts).AndWhen(Xia, Later, new HandOver(Sales, SalesHead)).ThenRefused(Because.AlreadyDecided);
    }

    [Fact]
    public void Who_handed_it_over_sees_it_still_and_answers_no_more()
    {
        var handed = HandedToHead();

        Assert.Contains(Xia, handed.State.Parties);
        handed.AndWhen(Xia, Later, SalesAccepts).ThenRefused(Because.NotYours);
        handed.AndWhen(Xia, Later, new HandOver(Sales, SalesHead)).ThenNothing();
    }
}
