using System.Collections.Immutable;
using System.Globalization;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Minutes;

namespace TeamsCollab.Process.Meeting.Live;

/// <summary>
/// What was caught while people talked, as the first draft of the minutes (R42-R45): the request and the agenda, the notes by department, the rows
/// of the grid as tasks, the disputes. In the document's language, to be edited like any other clause.
/// </summary>
internal static class FirstDraft
{
    public static ImmutableArray<MinutesClause> Of(LiveState live, Asked asked, Facts facts, Collaboration state) =>
        MinutesDrafting.Seal([.. Clauses(live, facts.Words, state)], state.Minutes, asked, facts.Words, owner => live.Rows.FirstOrDefault(row => row.Owner == owner)?.Department);

    private static IEnumerable<DraftClause> Clauses(LiveState live, Words words, Collaboration state)
    {
        var (request, asking) = (state.Request, state.Request.Sides[0].Department);
        yield return Point(asking, $"协作背景：{words.Read(request.Words, "why")}");
        yield return Point(asking, $"目标与核心诉求：{words.Read(request.Words, "what")}（期望 {request.WantedBy.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} 前完成，标准：{words.Read(request.Words, "standard")}）");
        yield return Point(null, $"会议议程：{string.Join("；", live.Parts.Select((part, index) => $"{index + 1}. {words.Read(part.Words)}（{part.Minutes} 分钟）"))}");
        foreach (var note in live.Notes.Where(note => note.Topic is not NoteTopic.Agreement))
        {
            yield return Point(note.Department, $"{Heading(note.Topic)}{words.Read(note.Words)}");
        }

        foreach (var note in live.Notes.Where(note => note.Topic is NoteTopic.Agreement))
        {
            yield return new DraftClause.Agreed(null, words.Read(note.Words) ?? string.Empty);
        }

        foreach (var row in live.Rows.Where(row => row.IsComplete))
        {
            yield return new DraftClause.Task(
                null, Read(row, "text"), row.Owner!.Value, row.DueOn!.Value, Read(row, "how"), Read(row, "standard"), row.Rhythm, Read(row, "vagueReason"));
        }

        foreach (var dispute in live.Disputes)
        {
            yield return new DraftClause.Dispute(null, words.Read(dispute.Words) ?? string.Empty, words.Read(dispute.Words, "route") ?? string.Empty)
            {
                Positions = words.Read(dispute.Words, "positions") ?? string.Empty,
                Decider = dispute.Decider,
                DecideBy = dispute.DecideBy,
            };
        }

        string Read(LiveRow row, string field) => words.Read(row.Words, field) ?? string.Empty;
    }

    /// <summary>A clause is no longer than what a person may type: the request stands beside the minutes in full.</summary>
    private static DraftClause.Point Point(Department? department, string text) =>
        new(null, department, text.Length <= Inputs.LongestText ? text : string.Concat(text.AsSpan(0, Inputs.LongestText - 2), "…"));

    private static string Heading(NoteTopic topic) => topic switch
    {
        NoteTopic.Feasibility => "需求可行性：",
        NoteTopic.Resources => "资源匹配度：",
        NoteTopic.Risk => "潜在风险：",
        _ => string.Empty,
    };
}
