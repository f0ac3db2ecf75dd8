using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Options;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Documents;
using TeamsCollab.Bot.Organisation;
using TeamsCollab.Office;
using TeamsCollab.Process;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Reading;
using TeamsCollab.Process.Records;

namespace TeamsCollab.Bot.Practice.Rehearsal;

/// <summary>What a rehearsal ends with: the record form, one screen of who did what and which limits were kept, and summary.json.</summary>
internal static class RehearsalSummary
{
    private static readonly string[] StageNames = ["协作启动阶段", "共识达成阶段", "责任明确阶段", "落地推进阶段", "闭环提升阶段"];

    /// <summary>Whether every stage was reached and the collaboration ended.</summary>
    public static async Task<bool> WriteAsync(PracticeMode practice, string? folder, TextWriter output, CancellationToken cancellation)
    {
        var services = practice.App.Services;
        var store = services.GetRequiredService<ICollaborationStore>();
        var calendar = services.GetRequiredService<WorkingCalendar>();
        if (await FindAsync(practice, store, cancellation) is not { } key)
        {
            await output.WriteLineAsync("没有产生任何协作。 No collaboration came about.");
            return false;
        }

        var events = (await store.ReadEventsAsync(key, cancellation)).Select(stored => StoredEvents.Read(stored.Body.Span)).ToImmutableArray();
        var words = await store.ReadWordsAsync(key, null, cancellation);
        var state = Collaboration.Empty.Apply(events);
        var names = await services.GetRequiredService<StaffDirectory>().NamesAsync(state.Parties, cancellation);
        var history = History.Of(events, words, names, calendar, Language.Chinese);
        var limits = LimitsKept.Of(events, calendar, services.GetRequiredService<IOptions<TimeLimits>>().Value);
        var stages = StagesOf(events);

        foreach (var form in RecordForm.Of(events, words, names, calendar, Language.Chinese))
        {
            await output.WriteLineAsync();
            await output.WriteLineAsync(form.ToText());
        }

        await WriteScreenAsync(output, stages, limits, names, history, calendar);
        if (folder is not null)
        {
            var summary = new
            {
                collaboration = new { id = key.Id, number = state.Request.Number, title = words.Read(state.Request.Words, "title"), ended = state.Stage is Stage.Ended },
                stages = stages.Select(stage => new { stage = (int)stage.Stage + 1, name = StageNames[(int)stage.Stage], reachedAt = stage.At }),
                people = practice.Office.People
                    .Select(person => new
                    {
                        id = person.Id,
                        name = person.Name,
                        department = person.Department,
                        did = history.Where(line => line.Who.Text == person.Name).Select(line => new { at = line.At, what = line.What.Text }).ToArray(),
                    })
                    .Where(person => person.did.Length > 0),
                limits = limits.Select(limit => new
                {
                    limit = JsonNamingPolicy.CamelCase.ConvertName(limit.Limit.ToString()),
                    who = names.GetValueOrDefault(limit.Who) ?? limit.Who.Id,
                    key = limit.Key,
                    due = limit.DueAt,
                    done = limit.DoneAt,
                    kept = limit.Kept,
                }),
            };
            Directory.CreateDirectory(folder);
            await File.WriteAllTextAsync(Path.Combine(folder, "summary.json"), JsonSerializer.Serialize(summary, ExchangeRecorder.Readable), cancellation);
            await WriteDocumentsAsync(services.GetRequiredService<DocumentLibrary>(), key, folder, output, cancellation);
            await output.WriteLineAsync($"记录 / recorded: {Path.GetFullPath(folder)}");
        }

        return state.Stage is Stage.Ended && stages.Length == StageNames.Length;
    }

    /// <summary>The bundle and the documents in it, as anyone who took part can have them.</summary>
    private static async Task WriteDocumentsAsync(DocumentLibrary library, StreamKey key, string folder, TextWriter output, CancellationToken cancellation)
    {
        foreach (var kind in Enum.GetValues<DocumentKind>())
        {
            if (await library.MakeAsync(key, kind, null, cancellation) is { } document)
            {
                await File.WriteAllBytesAsync(Path.Combine(folder, document.Name), document.Content, cancellation);
                await output.WriteLineAsync($"文件 / document: {document.Name}");
            }
        }
    }

    private static async Task WriteScreenAsync(
        TextWriter output,
        ImmutableArray<(Stage Stage, DateTimeOffset At)> stages,
        ImmutableArray<LimitKept> limits,
        ImmutableDictionary<Person, string> names,
        ImmutableArray<HistoryLine> history,
        WorkingCalendar calendar)
    {
        await output.WriteLineAsync("阶段 / stages");
        foreach (var (stage, at) in stages)
        {
            await output.WriteLineAsync($"  {Local(at)}  {StageNames[(int)stage]}");
        }

        await output.WriteLineAsync($"{Environment.NewLine}时限 / limits");
        foreach (var limit in limits)
        {
            var kept = limit.Kept switch { true => "✓ 按时", false => "✗ 逾期", null => "  进行中" };
            await output.WriteLineAsync($"  {kept}  {LabelOf(limit.Limit)} {names.GetValueOrDefault(limit.Who) ?? limit.Who.Id} {limit.Key}  截止 {Local(limit.DueAt)}  完成 {(limit.DoneAt is { } done ? Local(done) : "—")}");
        }

        await output.WriteLineAsync($"{Environment.NewLine}谁做了什么 / who did what");
        foreach (var person in history.GroupBy(line => line.Who.Text))
        {
            await output.WriteLineAsync($"  {person.Key}：{person.Count()} 项，{person.First().When} – {person.Last().When}");
        }

        await output.WriteLineAsync();

        string Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, calendar.Zone).ToString("MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Four characters each, so that the columns stand.</summary>
    private static string LabelOf(LimitName limit) => limit switch
    {
        LimitName.Materials => "材料送达",
        LimitName.Answer => "答复需求",
        LimitName.Paperwork => "书面记录",
        LimitName.Agenda => "会议议程",
        LimitName.Minutes => "会议纪要",
        LimitName.Confirmation => "确认纪要",
        LimitName.Signature => "签字确认",
        LimitName.Task => "任务完成",
        LimitName.Acceptance => "成果验收",
        LimitName.Retrospective => "复盘会议",
        _ => throw new System.Diagnostics.UnreachableException($"No label for {limit}."),
    };

    /// <summary>Each stage with the moment at which it was reached.</summary>
    private static ImmutableArray<(Stage Stage, DateTimeOffset At)> StagesOf(ImmutableArray<CollaborationEvent> events)
    {
        var reached = ImmutableArray.CreateBuilder<(Stage, DateTimeOffset)>();
        var state = Collaboration.Empty;
        Stage? last = null;
        foreach (var happened in events)
        {
            state = state.Apply(happened);
            if (state.Stage != last && state.Stage is not Stage.Ended)
            {
                reached.Add((state.Stage, happened.At));
            }

            last = state.Stage;
        }

        return reached.ToImmutable();
    }

    private static async Task<StreamKey?> FindAsync(PracticeMode practice, ICollaborationStore store, CancellationToken cancellation)
    {
        var asker = new Person(practice.Office.Person("刘雅婷").Id);
        return await store.ReadCollaborationsOfAsync(PracticeTenant.Id, asker, 1, cancellation) is [var first, ..] ? first : null;
    }
}
