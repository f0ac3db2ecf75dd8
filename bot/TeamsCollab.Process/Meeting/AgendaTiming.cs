using System.Collections.Immutable;
using TeamsCollab.Process.Calendar;

namespace TeamsCollab.Process.Meeting;

/// <summary>A part of the agenda that is longer or shorter than the process document advises (R31-R34). Said to the initiator with the reason, never refused: a meeting is theirs to plan.</summary>
public sealed record AgendaTiming(AgendaOddity Kind, int Minutes, int Least, int Most)
{
    /// <summary>The first item is the presentation, the last one of three or more the wrap-up, and what lies between them the discussion.</summary>
    public static ImmutableArray<AgendaTiming> Of(ImmutableArray<AgendaEntry> agenda, TimeLimits limits) => agenda.Length < 2 ? []
        : [
            .. Odd(agenda[0].Minutes, limits.PresentationMinMinutes, limits.PresentationMaxMinutes, AgendaOddity.ShortPresentation, AgendaOddity.LongPresentation),
            .. Odd(
                (agenda.Length == 2 ? agenda[1..] : agenda[1..^1]).Sum(item => item.Minutes),
                limits.DiscussionMinMinutes,
                limits.DiscussionMaxMinutes,
                AgendaOddity.ShortDiscussion,
                AgendaOddity.LongDiscussion),
        ];

    private static IEnumerable<AgendaTiming> Odd(int minutes, int least, int most, AgendaOddity tooShort, AgendaOddity tooLong) =>
        minutes < least ? [new(tooShort, minutes, least, most)] : minutes > most ? [new(tooLong, minutes, least, most)] : [];
}

public enum AgendaOddity
{
    ShortPresentation,
    LongPresentation,
    ShortDiscussion,
    LongDiscussion,
}
