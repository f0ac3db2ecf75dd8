using System.Collections.Immutable;
using System.Globalization;
using TeamsCollab.Process.Meeting.Live;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Meeting;

/// <summary>The data behind cards/meeting/attendance.json: 会议已结束 with who came and who did not (F04-F06, F17, A12), and afterwards what was said.</summary>
/// <param name="CanEnd">It was to have begun, or was never arranged here, and the reader speaks for a side or was invited.</param>
/// <param name="IsArranged">False where time and place are written down by hand (A12).</param>
/// <param name="IsLive">What is said is still being written down.</param>
/// <param name="Half">Rows that are neither full nor logged: first these (B14); ten at most.</param>
/// <param name="MoreHalf">How many more there are.</param>
/// <param name="HeldOn">yyyy-MM-dd, offered first, with <paramref name="StartedAt"/> and <paramref name="EndedAt"/> as HH:mm.</param>
/// <param name="People">Whom to tick: those invited, or who speaks for the sides.</param>
/// <param name="Chosen">The ids of those offered first as present, joined by commas.</param>
/// <param name="HeldAt">When it was held; empty until then.</param>
/// <param name="Place">Where it was held, or is to be.</param>
public sealed record MeetingAttendanceCard(
    CardHead Head,
    bool CanEnd,
    bool IsArranged,
    bool IsLive,
    bool IsHeld,
    ImmutableArray<LiveRowLine> Half,
    int MoreHalf,
    string HeldOn,
    string StartedAt,
    string EndedAt,
    ImmutableArray<Choice> People,
    string Chosen,
    string HeldAt,
    Typed Place,
    Typed Present,
    ImmutableArray<AbsenceLine> Absent,
    Typed WithoutDecisionMaker)
{
    private const int MostHalf = 10;

    public static MeetingAttendanceCard For(Collaboration state, CardReader reader)
    {
        var (meeting, arrangement, live) = (state.Meeting, state.Meeting.Arrangement, state.Meeting.Live);
        var canEnd = state.Stage is Stage.Meeting && meeting.Held is null && (live is not null || arrangement is null || reader.Now >= arrangement.Start)
            && MeetingRules.Belongs(reader.Person, state);
        var half = live?.HalfFilled.ToArray() ?? [];
        var people = (arrangement?.People ?? DefaultAttendees.Of(state).Select(attendee => attendee.Person)).Append(state.Request.Initiator).Distinct().ToArray();
        var start = reader.InZone(live?.StartedAt ?? arrangement?.Start ?? reader.Now.AddMinutes(-reader.Limits.MeetingMinutes));
        var end = reader.InZone(EndOffered(state, reader));
        return new MeetingAttendanceCard(
            CardHead.For(state, reader, canEnd, null),
            canEnd,
            arrangement is not null,
            canEnd && live is not null,
            meeting.Held is not null,
            [.. half.Take(MostHalf).Select(row => LiveRowLine.For(row, reader))],
            Math.Max(0, half.Length - MostHalf),
            start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            start.ToString("HH:mm", CultureInfo.InvariantCulture),
            end.ToString("HH:mm", CultureInfo.InvariantCulture),
            canEnd ? [.. people.Select(person => new Choice(person.Id, reader.Name(person)))] : [],
            canEnd ? string.Join(',', (arrangement?.People ?? people).Select(person => person.Id)) : string.Empty,
            meeting.Held is { } held ? $"{Moment.Of(held.StartedAt, reader).Text}–{MeetingLiveCard.Clock(held.EndedAt, reader)}" : string.Empty,
            meeting.Held?.Place is { } elsewhere ? reader.Text(elsewhere) : new Typed(Arrangement.PlaceOf(arrangement, reader)),
            reader.NamesOf(meeting.Participants),
            [.. (meeting.Held?.Absent ?? []).Select(absence => new AbsenceLine(reader.Name(absence.Person), reader.Text(absence.Reason)))],
            new Typed(string.Join(reader.Language is Language.Chinese ? "、" : ", ", (meeting.Held?.WithoutDecisionMaker ?? []).Select(department => department.Name))));
    }

    /// <summary>Now, unless nobody wrote anything down and it should be over, or it was left open until another day.</summary>
    private static DateTimeOffset EndOffered(Collaboration state, CardReader reader) => state.Meeting switch
    {
        { Live: { } live } when reader.Calendar.DateOf(live.StartedAt) != reader.Calendar.DateOf(reader.Now) => live.EndsAt,
        { Live: null, Arrangement.EndsAt: var ends } when ends < reader.Now => ends,
        _ => reader.Now,
    };
}

/// <param name="Reason">Empty where nobody said why.</param>
public sealed record AbsenceLine(Typed Name, Typed Reason);
