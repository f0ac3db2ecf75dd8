using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Minutes;
using static TeamsCollab.Process.Meeting.Live.LiveEvent;

namespace TeamsCollab.Process.Meeting.Live;

/// <summary>The meeting while it is held; gone once it has ended, when the minutes hold what was caught.</summary>
/// <param name="StartedAt">The minute in which it began, so that the timers ring when the card says.</param>
/// <param name="Host">Who began it: the timers ring in their chat.</param>
/// <param name="Part">Which part runs, counting from 0.</param>
/// <param name="RowsUsed">How many row ids were given: an id is never given twice.</param>
public sealed record LiveState(
    DateTimeOffset StartedAt,
    Person Host,
    ImmutableArray<AgendaEntry> Parts,
    int Part,
    ImmutableArray<LiveNote> Notes,
    ImmutableArray<LiveRow> Rows,
    int RowsUsed,
    ImmutableArray<LiveDispute> Disputes)
{
    [JsonIgnore]
    public DateTimeOffset EndsAt => BeginOf(Parts.Length);

    [JsonIgnore]
    public IEnumerable<LiveRow> HalfFilled => Rows.Where(row => !row.IsComplete);

    /// <summary>Everyone named in what was caught.</summary>
    [JsonIgnore]
    public IEnumerable<Person> People => Rows.Select(row => row.Owner ?? default).Concat(Disputes.Select(dispute => dispute.Decider)).Concat(Notes.Select(note => note.By)).Append(Host);

    /// <summary>When a part begins; of the one after the last, when the time is up.</summary>
    public DateTimeOffset BeginOf(int part) => StartedAt.AddMinutes(Parts.Take(part).Sum(each => each.Minutes));

    public LiveRow? Row(string id) => Rows.FirstOrDefault(row => row.Id == id);

    public static LiveState Of(Began began) => new(began.At.AddTicks(-(began.At.Ticks % TimeSpan.TicksPerMinute)), began.By, began.Parts, 0, [], [], 0, []);

    public LiveState Apply(LiveEvent happened) => happened switch
    {
        PartBegan e => this with { Part = e.Part },
        Noted e => this with { Notes = [.. Notes, .. e.Notes.Select(words => new LiveNote(e.Topic, e.Department, e.By, words))] },
        RowFilled e => Apply(e),
        RowStruck e => this with { Rows = Rows.RemoveAll(row => row.Id == e.Row) },
        Disputed e => this with
        {
            Rows = Rows.RemoveAll(row => row.Id == e.Row),
            Disputes = Disputes.Add(new LiveDispute(e.Row, e.Words, e.Decider, e.DecideBy)),
        },
        _ => throw new UnreachableException($"No Apply for {happened.GetType().Name}."),
    };

    private LiveState Apply(RowFilled e)
    {
        var row = new LiveRow(e.Row, e.Words, e.Owner, e.Department, e.DueOn, e.Rhythm, e.IsComplete);
        return Row(e.Row) is { } before ? this with { Rows = Rows.Replace(before, row) } : this with { Rows = Rows.Add(row), RowsUsed = RowsUsed + 1 };
    }
}

/// <param name="Department">For which side the writer came.</param>
public sealed record LiveNote(NoteTopic Topic, Department? Department, Person By, Wording Words);

/// <param name="IsComplete">All five cells are filled (R35-R38).</param>
public sealed record LiveRow(string Id, Wording Words, Person? Owner, Department? Department, DateOnly? DueOn, Rhythm Rhythm, bool IsComplete);

/// <param name="Row">The half-filled row that it took the place of; null where there was none.</param>
public sealed record LiveDispute(string? Row, Wording Words, Person Decider, DateOnly DecideBy);
