using System.Collections.Immutable;

namespace TeamsCollab.Process.Meeting;

/// <summary>Whom each side named for the meeting (R25, R26), and its contact person (N02): offered to the initiator, to be edited.</summary>
public static class DefaultAttendees
{
    public static ImmutableArray<Attendee> Of(Collaboration state) => [.. state.TakingPart.SelectMany(Of)];

    private static IEnumerable<Attendee> Of(Side side)
    {
        if (side.DecisionMaker is { } decisionMaker)
        {
            yield return new Attendee(decisionMaker, side.Department, AttendeeRole.DecisionMaker);
        }

        if (side.Executor is { } executor)
        {
            yield return new Attendee(executor, side.Department, AttendeeRole.Executor);
        }

        if (side.Contact != side.DecisionMaker && side.Contact != side.Executor)
        {
            yield return new Attendee(side.Contact, side.Department, AttendeeRole.Other);
        }
    }
}
