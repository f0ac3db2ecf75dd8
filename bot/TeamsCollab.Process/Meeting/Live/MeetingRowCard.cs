using System.Collections.Immutable;
using System.Globalization;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Meeting.Live;

/// <summary>The data behind cards/meeting/row.json: one row of the grid to fill, on a card of its own.</summary>
/// <param name="Row">The row's id; <see cref="New"/> for one that is not there yet.</param>
/// <param name="Basis">The digest of the row as it stands; empty for a new one.</param>
/// <param name="DueOn">yyyy-MM-dd, or empty.</param>
/// <param name="People">Likely owners, to choose without searching.</param>
public sealed record MeetingRowCard(
    CardHead Head,
    string Row,
    bool IsNew,
    bool CanWrite,
    string Basis,
    Typed What,
    string Owner,
    string DueOn,
    Typed How,
    Typed Standard,
    bool IsDaily,
    Typed VagueReason,
    ImmutableArray<Choice> People)
{
    /// <summary>The key of the card on which a new row is begun.</summary>
    public const string New = "new";

    public static MeetingRowCard For(Collaboration state, CardReader reader, string? key)
    {
        var live = MeetingLiveCard.For(state, reader);
        var row = state.Meeting.Live?.Row(key ?? New);
        return new MeetingRowCard(
            CardHead.For(state, reader, live.CanWrite, null),
            row?.Id ?? New,
            row is null,
            live.CanWrite,
            row?.Words.Digest.Value ?? string.Empty,
            reader.Text(row?.Words),
            row?.Owner?.Id ?? string.Empty,
            row?.DueOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty,
            reader.Text(row?.Words, "how"),
            reader.Text(row?.Words, "standard"),
            row?.Rhythm is Rhythm.Daily,
            reader.Text(row?.Words, "vagueReason"),
            live.CanWrite ? [.. Likely(state).Select(person => new Choice(person.Id, reader.Name(person)))] : []);
    }

    internal static IEnumerable<Person> Likely(Collaboration state) => (state.Meeting.Arrangement?.People ?? [])
        .Concat(state.Meeting.Live?.Rows.Select(row => row.Owner ?? default).Where(owner => owner.Id is not null) ?? [])
        .Concat(state.TakingPart.Select(side => side.Executor ?? side.Contact))
        .Distinct();
}
