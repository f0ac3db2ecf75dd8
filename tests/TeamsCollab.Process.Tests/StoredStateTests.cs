using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
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
        IsReadBack(Meeting.MeetingSpec.AgendaSent().AndWhen(Person.Pump, Monday, new Process.Meeting.MeetingCommand.RecordBooking(1, 1, "event-1", null)).State);

    [Fact]
    public void A_meeting_that_ended_is_read_back() =>
        IsReadBack(Meeting.MeetingSpec.AgendaSent().AndWhen(Ma, Meeting.MeetingSpec.End, Meeting.MeetingSpec.Over(Ma, Xia)).State);

    [Fact]
    public void Minutes_being_signed_are_read_back() => IsReadBack(Minutes.MinutesSpec.AllConfirmed().State);
    /// <summary>What is left out of a written state comes back as it was, of every type that a state holds.</summary>
    [Fact]
    public void What_is_left_out_is_what_reading_nothing_gives()
    {
        var types = new HashSet<Type>();
        Visit(typeof(Collaboration));
        Assert.True(types.Count > 50, $"{types.Count} types");

        void Visit(Type type)
        {
            var known = CollaborationJson.Options.GetTypeInfo(type);
            if (known.ElementType is { } element)
            {
                Visit(element);
            }

            if (known.Kind is not JsonTypeInfoKind.Object || !types.Add(type))
            {
                return;
            }

            var blank = JsonSerializer.Deserialize("{}", type, CollaborationJson.Options)!;
            foreach (var property in known.Properties)
            {
                Assert.NotNull(property.Set);
                Visit(property.PropertyType);
                var (value, isList) = (property.Get!(blank), property.PropertyType.IsAssignableTo(typeof(System.Collections.ICollection)));
                if (isList)
                {
                    // What a constructor asks for is always written, unless it is nothing.
                    Assert.True(property.AssociatedParameter is not null || value is System.Collections.ICollection { Count: 0 }, $"{type.Name}.{property.Name} does not begin as an empty list.");
                }
                else if (property.PropertyType.IsValueType)
                {
                    Assert.True(value is null || value.Equals(RuntimeHelpers.GetUninitializedObject(property.PropertyType)), $"{type.Name}.{property.Name} begins as {value}.");
                }
            }
        }
    }

    private static void IsReadBack(Collaboration state)
    {
        var written = CollaborationJson.Write(state);
        var read = CollaborationJson.Read(written);
        Assert.Equal(written, CollaborationJson.Write(read));
        Assert.Equal(state.Awaiting, read.Awaiting);
        Assert.Equal(CollaborationProcess.NextDue(state), CollaborationProcess.NextDue(read));
    }
}
