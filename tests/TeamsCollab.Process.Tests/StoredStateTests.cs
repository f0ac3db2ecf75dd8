using System.Text.Json;
using static TeamsCollab.Process.Tests.Cast;

namespace TeamsCollab.Process.Tests;

/// <summary>The tip holds what the events add up to; reading it back must lose nothing that a decision needs.</summary>
public sealed class StoredStateTests
{
    [Fact]
    public void A_submitted_request_is_read_back() => IsReadBack(Request.RequestSpec.Sent().State);

    [Fact]
    public void A_paused_clock_is_read_back() =>
        IsReadBack(Request.RequestSpec.Delivered().AndWhen(Xia, Monday, new Process.Request.RequestCommand.Clarify(Sales, "何时铺货?")).State);

    [Fact]
    public void A_withdrawn_request_is_read_back() =>
        IsReadBack(Request.RequestSpec.Delivered().AndWhen(Ma, Monday, new Process.Request.RequestCommand.Withdraw("计划取消")).State);

    [Fact]
    public void A_booked_meeting_is_read_back() =>
        IsReadBack(Meeting.MeetingSpec.AgendaSent().AndWhen(Person.Pump, Monday, new Process.Meeting.MeetingCommand.RecordBooking(1, "event-1", null)).State);

    [Fact]
    public void A_meeting_that_ended_is_read_back() =>
        IsReadBack(Meeting.MeetingSpec.AgendaSent().AndWhen(Ma, Meeting.MeetingSpec.End, Meeting.MeetingSpec.Over(Ma, Xia)).State);

    [Fact]
    public void Minutes_being_signed_are_read_back() => IsReadBack(Minutes.MinutesSpec.AllConfirmed().State);

    private static void IsReadBack(Collaboration state)
    {
        var written = JsonSerializer.Serialize(state, StoredEvents.Options);
        var read = JsonSerializer.Deserialize<Collaboration>(written, StoredEvents.Options)!;
        Assert.Equal(written, JsonSerializer.Serialize(read, StoredEvents.Options));
        Assert.Equal(state.Awaiting, read.Awaiting);
        Assert.Equal(CollaborationProcess.NextDue(state), CollaborationProcess.NextDue(read));
    }
}
