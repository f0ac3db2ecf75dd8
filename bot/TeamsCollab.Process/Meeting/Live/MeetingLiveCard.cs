using System.Collections.Immutable;
using System.Globalization;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Meeting.Live;

/// <summary>The data behind cards/meeting/live.json: the meeting while it is held (B14). It has no text inputs, so that it may be drawn anew at any moment.</summary>
/// <param name="CanWrite">Everybody invited and whoever speaks for a side, while it is held.</param>
/// <param name="Started">HH:mm</param>
/// <param name="Ends">HH:mm</param>
/// <param name="IsOver">The time is up, and nobody said that the meeting is.</param>
/// <param name="Notes">The newest ones; all of them go into the minutes.</param>
/// <param name="MoreNotes">How many older ones are not shown.</param>
/// <param name="HalfCount">How many rows are neither full nor logged.</param>
/// <param name="Changeable">Rows to open, half-filled ones first.</param>
public sealed record MeetingLiveCard(
    CardHead Head,
    bool IsLive,
    bool IsHeld,
    bool CanWrite,
    string Started,
    string Ends,
    bool IsOver,
    ImmutableArray<LivePartLine> Parts,
    ImmutableArray<LiveNoteLine> Notes,
    int MoreNotes,
    ImmutableArray<LiveRowLine> Rows,
    int HalfCount,
    ImmutableArray<LiveDisputeLine> Disputes,
    ImmutableArray<Choice> Changeable)
{
    private const int MostNotes = 12;

    public static MeetingLiveCard For(Collaboration state, CardReader reader)
    {
        var (live, isHeld) = (state.Meeting.Live, state.Meeting.Held is not null);
        var canWrite = live is not null && state.Stage is Stage.Meeting && MeetingRules.Belongs(reader.Person, state);
        var rows = live?.Rows ?? [];
        return new MeetingLiveCard(
            CardHead.For(state, reader, canWrite, null),
            live is not null && state.Stage is Stage.Meeting,
            isHeld,
            canWrite,
            live is null ? string.Empty : Clock(live.StartedAt, reader),
            live is null ? string.Empty : Clock(live.EndsAt, reader),
            live?.EndsAt <= reader.Now,
            live is null ? [] : [.. live.Parts.Select((_, part) => LivePartLine.For(live, part, reader))],
            live is null ? [] : [.. live.Notes.TakeLast(MostNotes).Select(note => LiveNoteLine.For(note, reader))],
            Math.Max(0, (live?.Notes.Length ?? 0) - MostNotes),
            [.. rows.Select(row => LiveRowLine.For(row, reader))],
            rows.Count(row => !row.IsComplete),
            live is null ? [] : [.. live.Disputes.Select(dispute => LiveDisputeLine.For(dispute, reader))],
            canWrite ? [.. rows.OrderBy(row => row.IsComplete).Select(row => LiveRowLine.Choice(row, reader))] : []);
    }

    internal static string Clock(DateTimeOffset at, CardReader reader) => reader.Local(at).ToString("HH:mm", CultureInfo.InvariantCulture);
}

/// <param name="Begins">HH:mm</param>
/// <param name="Ends">HH:mm</param>
public sealed record LivePartLine(int Minutes, string Begins, string Ends, Typed Text, bool IsNow, bool IsOver)
{
    public static LivePartLine For(LiveState live, int part, CardReader reader) => new(
        live.Parts[part].Minutes,
        MeetingLiveCard.Clock(live.BeginOf(part), reader),
        MeetingLiveCard.Clock(live.BeginOf(part + 1), reader),
        reader.Text(live.Parts[part].Words),
        part == live.Part && live.EndsAt > reader.Now,
        part < live.Part || live.EndsAt <= reader.Now);
}

/// <param name="Department">Empty where it is not known.</param>
public sealed record LiveNoteLine(NoteTopic Topic, Typed Department, Typed Text)
{
    public static LiveNoteLine For(LiveNote note, CardReader reader) => new(note.Topic, new Typed(note.Department?.Name ?? string.Empty), reader.Text(note.Words));
}

/// <summary>责任人·事项·时间·方式·交付标准; what is not filled yet is empty.</summary>
public sealed record LiveRowLine(string Id, Typed What, Typed Owner, string DueOn, Typed How, Typed Standard, bool IsComplete)
{
    /// <summary>In characters: what a list of choices shows of a row.</summary>
    private const int Shown = 30;

    public static LiveRowLine For(LiveRow row, CardReader reader) => new(
        row.Id,
        reader.Text(row.Words),
        row.Owner is { } owner ? reader.Name(owner) : default,
        row.DueOn is { } due ? Moment.Date(due, reader) : string.Empty,
        reader.Text(row.Words, "how"),
        reader.Text(row.Words, "standard"),
        row.IsComplete);

    public static Choice Choice(LiveRow row, CardReader reader)
    {
        var text = reader.Text(row.Words).Text.ReplaceLineEndings(" ");
        var missing = row.IsComplete ? string.Empty : reader.Language is Language.Chinese ? "（待补齐）" : " (to be filled)";
        return new Choice(row.Id, new Typed($"{row.Id} {(text.Length > Shown ? string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[Shown - 1]) ? Shown - 1 : Shown), "…") : text)}{missing}"));
    }
}

public sealed record LiveDisputeLine(Typed Text, Typed Positions, Typed Route, Typed Decider, string DecideBy)
{
    public static LiveDisputeLine For(LiveDispute dispute, CardReader reader) => new(
        reader.Text(dispute.Words),
        reader.Text(dispute.Words, "positions"),
        reader.Text(dispute.Words, "route"),
        reader.Name(dispute.Decider),
        Moment.Date(dispute.DecideBy, reader));
}
