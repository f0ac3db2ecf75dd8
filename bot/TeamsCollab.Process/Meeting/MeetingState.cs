using System.Collections.Immutable;
using System.Diagnostics;

namespace TeamsCollab.Process.Meeting;

/// <param name="Participants">Who took part, once the meeting has ended.</param>
public sealed record MeetingState(ImmutableArray<Person> Participants)
{
    public static MeetingState Empty { get; } = new([]);

    public MeetingState Apply(MeetingEvent happened) => happened switch
    {
        MeetingEvent.Ended e => this with { Participants = e.Present },
        _ => throw new UnreachableException($"No Apply for {happened.GetType().Name}."),
    };
}
