using System.Collections.Immutable;
using System.Text.Json;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Office;
using TeamsCollab.Process;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Reading;
using TeamsCollab.Process.Records;

namespace TeamsCollab.Bot.Practice;

/// <summary>Tells the practice page how collaborations go. Reads what is stored, writes nothing.</summary>
internal sealed class PracticeTimeline(ICollaborationStore store, WorkingCalendar calendar, TimeLimits limits, SimulatedOffice office)
{
    /// <summary>Of each person, and of all together: what a practice has is short.</summary>
    private const int Most = 20;

    private readonly ImmutableDictionary<Person, string> _names = office.People.ToImmutableDictionary(person => new Person(person.Id), person => person.Name);

    public async Task<OfficeTimeline> TellAsync(TimelineQuestion question, CancellationToken cancellation)
    {
        var known = new List<Known>();
        foreach (var key in await KeysAsync(cancellation))
        {
            known.Add(await ReadAsync(key, cancellation));
        }

        var newest = known.OrderByDescending(one => one.State.Request.SubmittedAt).Take(Most).ToArray();
        var shown = Array.Find(newest, one => one.Key.Id == question.Collaboration) ?? newest.FirstOrDefault();
        return new OfficeTimeline([.. newest.Select(one => new TimelineName(one.Key.Id, one.Number, one.Title))], shown is null ? null : Show(shown, question));
    }

    private async Task<IEnumerable<StreamKey>> KeysAsync(CancellationToken cancellation)
    {
        var keys = new HashSet<StreamKey>();
        foreach (var person in office.People.Where(person => office.MessagesOf(person.Id).Count > 0))
        {
            keys.UnionWith(await store.ReadCollaborationsOfAsync(office.TenantId, new Person(person.Id), Most, cancellation));
        }

        return keys;
    }

    private async Task<Known> ReadAsync(StreamKey key, CancellationToken cancellation)
    {
        var events = (await store.ReadEventsAsync(key, cancellation)).Select(stored => StoredEvents.Read(stored.Body.Span)).ToImmutableArray();
        return new Known(key, events, Collaboration.Empty.Apply(events), await store.ReadWordsAsync(key, null, cancellation));
    }

    private TimelineOf Show(Known one, TimelineQuestion question)
    {
        var language = question.InEnglish ? Language.English : Language.Chinese;
        var history = History.Of(one.Events, one.Words, _names, calendar, language);
        return new TimelineOf(
            one.Key.Id,
            one.Number,
            one.Title,
            Of(one.State.Stage),
            one.State.Request.End is not null,
            [.. history.Zip(StagesOf(one.Events), (line, stage) => new TimelineStep(line.At, stage, _names.ContainsValue(line.Who.Text) ? line.Who.Text : string.Empty, line.What.Text)).OrderBy(step => step.At)],
            [.. LimitsKept.Of(one.Events, calendar, limits).Select(limit => new TimelineLimit(
                JsonNamingPolicy.CamelCase.ConvertName(limit.Limit.ToString()),
                _names.GetValueOrDefault(limit.Who) ?? limit.Who.Id,
                limit.Key,
                limit.DueAt,
                limit.DoneAt,
                limit.Kept))]);
    }

    /// <summary>The stage in which each event found the collaboration; the first one opens the first stage.</summary>
    private static IEnumerable<int> StagesOf(ImmutableArray<CollaborationEvent> events)
    {
        var state = Collaboration.Empty;
        foreach (var happened in events)
        {
            yield return Math.Min(Of(state.Stage), Of(Stage.Retrospective));
            state = state.Apply(happened);
        }
    }

    private static int Of(Stage stage) => (int)stage + 1;

    private sealed record Known(StreamKey Key, ImmutableArray<CollaborationEvent> Events, Collaboration State, Words Words)
    {
        public string Number => State.Request.Number ?? string.Empty;

        public string Title => Words.Read(State.Request.Words, "title") ?? string.Empty;
    }
}
