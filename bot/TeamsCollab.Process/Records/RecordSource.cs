using System.Collections.Immutable;
using System.Globalization;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Reading;
using TeamsCollab.Process.Request;
using TeamsCollab.Process.Retrospective;

namespace TeamsCollab.Process.Records;

/// <summary>What a record is read from: the events, the collaboration they make, and a reader that opens words and names.</summary>
internal sealed record RecordSource(ImmutableArray<CollaborationEvent> History, Collaboration State, CardReader Reader)
{
    public Language Language => Reader.Language;

    /// <summary>The retrospective as it was held; null before.</summary>
    public RetrospectiveEvent.Held? Held => History.OfType<RetrospectiveEvent.Held>().LastOrDefault();

    public static RecordSource Of(
        ImmutableArray<CollaborationEvent> history,
        Words words,
        ImmutableDictionary<Person, string> names,
        WorkingCalendar calendar,
        Language language) =>
        new(history, Collaboration.Empty.Apply(history), new CardReader(default, language, history.LastOrDefault()?.At ?? default, calendar, words, names));

    public string Say(string chinese, string english) => Language is Language.Chinese ? chinese : english;

    public string Name(Person person) => Reader.Name(person).Text;

    public string Names(IEnumerable<Person> people) => Reader.NamesOf(people).Text;

    public string Text(Wording? words, string field = "text") => Reader.Text(words, field).Text;

    public string Minute(DateTimeOffset at) => Reader.Local(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Both ends to the minute, the date once where it is one.</summary>
    public string Span(DateTimeOffset start, DateTimeOffset end) =>
        Reader.Local(start).Date == Reader.Local(end).Date ? $"{Minute(start)}–{Reader.Local(end).ToString("HH:mm", CultureInfo.InvariantCulture)}" : $"{Minute(start)} – {Minute(end)}";

    public static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public string Form(Meeting.MeetingForm form) => form switch
    {
        Meeting.MeetingForm.Online => Say("线上", "Online"),
        Meeting.MeetingForm.OnSite => Say("线下", "On site"),
        _ => Say("其他", "Other"),
    };

    /// <summary>The link that the calendar gave to one of the collaboration's meetings.</summary>
    public string? Link(int meeting) => State.Meeting.Bookings.GetValueOrDefault(meeting)?.JoinUrl;

    /// <summary>The rows that every meeting of a collaboration shares.</summary>
    public Dictionary<string, IEnumerable<string>> Shared()
    {
        var request = State.Request;
        return new Dictionary<string, IEnumerable<string>>
        {
            ["F01"] = [Text(request.Words, "title")],
            ["F02"] = request.Sides.Where(side => side.Role is SideRole.Initiator).Select(side => side.Department.Name),
            ["F03"] = request.Receivers.Select(side => side.Department.Name + side.Answer switch
            {
                SideAnswer.Declined => Say("（暂不接收）", " (declined)"),
                SideAnswer.Awaited => Say("（待反馈）", " (not answered yet)"),
                _ => string.Empty,
            }),
            ["F07"] = [Text(request.Words, "why")],
            ["F18"] = [request.Number!, Day(DateOnly.FromDateTime(Reader.Local(request.SubmittedAt)))],
            ["F19"] = [Priority(request)],
            ["F20"] =
            [
                .. request.AllMaterials.Select(Attached),
                .. Meeting.Asking.ByDepartment(State.Meeting).Select(list => Say(
                    $"会前问题与建议（{list.Department.Name} {Name(list.By)}）：{Text(list.Words).ReplaceLineEndings("；")}",
                    $"Asked before the meeting ({list.Department.Name}, {Name(list.By)}): {Text(list.Words).ReplaceLineEndings("; ")}")),
                Archived(request.Sides[0].Department),
            ],
        };
    }

    /// <summary>A document of the list of attachments, with the whole hash of what it held (F20, B30).</summary>
    private string Attached(Material material) =>
        $"{Text(material.Words, "name")} {Text(material.Words, "link")}".Trim()
        + (Material.ContentOf(material, Reader) is { } content ? Say($"（{content.SizeInWords}，SHA-256 {content.Sha256}）", $" ({content.SizeInWords}, SHA-256 {content.Sha256})")
            : Reader.Words.Read(material.Words, "link") is null ? string.Empty
            : Say("（内容未登记）", " (content not recorded)"));

    /// <summary>归档: which department keeps the record, and where once it has said so (N08).</summary>
    private string Archived(Department department)
    {
        var by = Say($"归档：{department.Name}", $"Archived by {department.Name}");
        if (State.Retrospective.Filing is not { } filing)
        {
            return State.Retrospective.Status is Retrospective.RetrospectiveStatus.Closed ? by + Say("（待归档）", " (not filed yet)") : by;
        }

        var number = Reader.Words.Read(filing.Words, "fileNumber");
        return Say(
            $"{by}，{Text(filing.Words, "place")}{(number is null ? string.Empty : $"，档案号 {number}")}（{Name(filing.By)} {Minute(filing.At)}）",
            $"{by}: {Text(filing.Words, "place")}{(number is null ? string.Empty : $", file number {number}")} ({Name(filing.By)} {Minute(filing.At)})");
    }

    /// <summary>高/中/低 from the two axes of the priority (R12, F19).</summary>
    private string Priority(RequestState request)
    {
        var (urgent, important) = (request.Urgency is Urgency.Urgent, request.Importance is Importance.Important);
        var axes = new[] { urgent ? Say("紧急", "urgent") : null, important ? Say("重要", "important") : null }.OfType<string>().ToArray();
        var level = axes.Length switch { 2 => Say("高", "High"), 1 => Say("中", "Medium"), _ => Say("低", "Low") };
        return axes.Length == 0 ? level : Say($"{level}（{string.Join("、", axes)}）", $"{level} ({string.Join(", ", axes)})");
    }
}
