using TeamsCollab.Process.Meeting;
using static TeamsCollab.Process.Meeting.MeetingCommand;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Meeting.MeetingSpec;
using static TeamsCollab.Process.Tests.Request.RequestSpec;

namespace TeamsCollab.Process.Tests.Meeting;

/// <summary>自动预约</summary>
public sealed class AutoBookingTests
{
    private static readonly SwitchAutoBooking On = new(true);
    private static readonly SwitchAutoBooking Off = new(false);

    [Fact]
    public void Only_the_initiator_switches_it_and_twice_is_once()
    {
        Delivered().AndWhen(Xia, Monday, On).ThenRefused(Because.NotYours);
        var on = Delivered().AndWhen(Ma, Monday, On).ThenStores(typeof(MeetingEvent.AutoBookingSet));
        on.AndWhen(Ma, Monday, On).ThenNothing();
        Assert.True(on.State.Meeting.AutoBooks);
        Assert.False(on.AndWhen(Ma, Monday, Off).State.Meeting.AutoBooks);
    }

    [Fact]
    public void The_calendars_are_searched_in_the_write_in_which_the_last_required_department_accepts()
    {
        var one = Delivered().AndWhen(Ma, Monday, On).AndWhen(Xia, Monday, SalesAccepts);
        Assert.DoesNotContain(one.Effects, effect => effect is Effect.FindSlot);
        var last = one.AndWhen(Chan, Monday, ProductAccepts);
        Assert.IsType<MeetingEvent.SlotWanted>(last.Events[^1]);
        Assert.Single(last.Effects.OfType<Effect.FindSlot>());
    }

    [Fact]
    public void Switched_on_later_it_searches_at_once_and_again_only_when_switched_anew()
    {
        var on = Aligned().AndWhen(Ma, Monday, On).ThenStores(typeof(MeetingEvent.AutoBookingSet), typeof(MeetingEvent.SlotWanted));
        var none = on.AndWhen(Person.Pump, Monday, new RecordNoSlot([SalesHead], null)).ThenStores(typeof(MeetingEvent.SlotMissing));
        Assert.Contains(new Effect.ShowCard(Ma, CardName.MeetingArrange, null, Tone.Inform), none.Effects);
        none.AndWhen(Ma, Monday, Off).AndWhen(Ma, Monday, On).ThenStores(typeof(MeetingEvent.AutoBookingSet), typeof(MeetingEvent.SlotWanted));
    }

    [Fact]
    public void The_pump_arranges_in_the_initiators_name_once_and_only_while_it_is_on()
    {
        Aligned().AndWhen(Person.Pump, Monday, new Arrange(0, Plan)).ThenRefused(Because.NotYours);
        var arranged = Aligned().AndWhen(Ma, Monday, On).AndWhen(Person.Pump, Monday, new Arrange(0, Plan)).ThenStores(typeof(MeetingEvent.Arranged));
        var happened = Assert.IsType<MeetingEvent.Arranged>(arranged.Events[0]);
        Assert.Equal((Ma, true), (happened.By, happened.IsAutomatic));
        Assert.Contains(new Effect.BookMeeting(1), arranged.Effects);
        arranged.AndWhen(Person.Pump, Monday, new Arrange(1, Plan with { Minutes = 90 })).ThenRefused(Because.NotYours);
        arranged.AndWhen(Person.Pump, Monday, new RecordNoSlot([], null)).ThenNothing();
    }

    [Fact]
    public void What_the_initiator_arranges_meanwhile_stands()
    {
        var byHand = Aligned().AndWhen(Ma, Monday, On).AndWhen(Ma, Monday, new Arrange(0, Plan));
        Assert.False(byHand.State.Meeting.Arrangement!.IsAutomatic);
        byHand.AndWhen(Person.Pump, Monday, new Arrange(0, Plan with { Minutes = 90 })).ThenRefused(Because.NotYours);
        byHand.AndWhen(Ma, Monday, Off).AndWhen(Ma, Monday, On).ThenRefused(Because.AlreadyDecided);
    }

    [Fact]
    public void Others_report_nothing_of_the_calendars() =>
        Aligned().AndWhen(Ma, Monday, On).AndWhen(Ma, Monday, new RecordNoSlot([], null)).ThenRefused(Because.NotYours);
}
