using System.Collections.Immutable;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Records;

/// <summary>The 《跨部门沟通协作记录表》 of one meeting (R86), read from what happened: nobody fills it in.</summary>
/// <param name="Meeting">1 is the meeting, 2 the retrospective.</param>
/// <param name="Fields">F01 to F20, in this order, each with its label.</param>
public sealed record RecordForm(int Meeting, string Number, Language Language, ImmutableArray<RecordField> Fields)
{
    public RecordField this[string id] => Fields.Single(field => field.Id == id);

    /// <summary>The forms of all meetings that were arranged or held, in their order; none before the first.</summary>
    public static ImmutableArray<RecordForm> Of(
        IEnumerable<CollaborationEvent> happened,
        Words words,
        ImmutableDictionary<Person, string> names,
        WorkingCalendar calendar,
        Language language)
    {
        ImmutableArray<CollaborationEvent> history = [.. happened];
        var source = RecordSource.Of(history, words, names, calendar, language);
        var forms = ImmutableArray.CreateBuilder<RecordForm>();
        if (source.State.Meeting.Arrangement is not null || source.State.Meeting.Held is not null)
        {
            forms.Add(Fill(1, MeetingRecord.Lines(source), source));
        }

        if (source.Held is not null || source.State.Retrospective.Arrangement is not null)
        {
            forms.Add(Fill(2, RetrospectiveRecord.Lines(source), source));
        }

        return forms.ToImmutable();
    }

    /// <summary>A table for a terminal, in which Chinese and Latin text line up.</summary>
    public string ToText() => RecordText.Of(this);

    private static RecordForm Fill(int meeting, IReadOnlyDictionary<string, IEnumerable<string>> lines, RecordSource source) => new(
        meeting,
        source.State.Request.Number!,
        source.Language,
        [.. RecordLabels.All.Select(label => new RecordField(
            label.Id,
            RecordLabels.Of(label.Id, source.Language),
            [.. lines.GetValueOrDefault(label.Id, []).Where(line => !string.IsNullOrWhiteSpace(line))]))]);
}
