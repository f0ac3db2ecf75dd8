using System.Collections.Immutable;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Meeting.Live;

/// <summary>The data behind cards/meeting/dispute.json: a dispute to record (R40, R41), or a half-filled row to log as one (B14).</summary>
/// <param name="Row">The row's id; <see cref="MeetingRowCard.New"/> for a dispute about something else.</param>
/// <param name="What">What the row says; offered as the dispute.</param>
/// <param name="Positions">One line to complete for each side.</param>
/// <param name="People">Likely deciders: the heads, and the member of management whose support was asked for.</param>
public sealed record MeetingDisputeCard(CardHead Head, string Row, bool IsNew, bool CanWrite, Typed What, Typed Positions, ImmutableArray<Choice> People)
{
    public static MeetingDisputeCard For(Collaboration state, CardReader reader, string? key)
    {
        var live = MeetingLiveCard.For(state, reader);
        var row = state.Meeting.Live?.Row(key ?? MeetingRowCard.New);
        return new MeetingDisputeCard(
            CardHead.For(state, reader, live.CanWrite, null),
            row?.Id ?? MeetingRowCard.New,
            row is null,
            live.CanWrite,
            reader.Text(row?.Words),
            new Typed(string.Join('\n', state.TakingPart.Select(side => $"{side.Department.Name}{(reader.Language is Language.Chinese ? "：" : ": ")}"))),
            live.CanWrite ? [.. Likely(state).Select(person => new Choice(person.Id, reader.Name(person)))] : []);
    }

    /// <summary>Likely deciders: the member of management whose support was asked for, and the heads.</summary>
    internal static IEnumerable<Person> Likely(Collaboration state) =>
        (state.Request.Executive is { } executive ? [executive] : ImmutableArray<Person>.Empty).Concat(state.TakingPart.Select(side => side.Head)).Distinct();
}
