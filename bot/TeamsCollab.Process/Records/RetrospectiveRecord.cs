using TeamsCollab.Process.Retrospective;

namespace TeamsCollab.Process.Records;

/// <summary>The rows of the retrospective's form. The sides' answers stay out of it while they are blind (B22).</summary>
internal static class RetrospectiveRecord
{
    public static IReadOnlyDictionary<string, IEnumerable<string>> Lines(RecordSource source)
    {
        var (retrospective, rows) = (source.State.Retrospective, source.Shared());
        var report = source.History.OfType<RetrospectiveEvent.Reported>().LastOrDefault();
        rows["F04"] = source.Held is { } held ? [source.Span(held.StartedAt, held.EndedAt)]
            : retrospective.Arrangement is { } planned ? [source.Span(planned.Start, planned.Start.AddMinutes(planned.Minutes)) + source.Say("（计划）", " (planned)")]
            : [];
        rows["F05"] = retrospective.Arrangement is { } where
            ? [source.Form(where.Form), source.Text(where.Place), source.Link(RetrospectiveEffects.Meeting) ?? string.Empty]
            : [];
        rows["F06"] = (source.Held?.Present ?? retrospective.Arrangement?.Participants ?? []).Select(source.Name);
        rows["F08"] = [source.Say("复盘：目标是否达成、做得好与卡点、如何优化", "Retrospective: goals, what went well and what got stuck, what to improve")];
        rows["F09"] = retrospective.AnswersAreOpen ? retrospective.Sides.SelectMany(side => Answer(side, source)) : [];
        rows["F10"] = report is null ? [] : [source.Text(report.Summary)];
        rows["F11"] = report?.Improvements.Select(improvement => Improvement(improvement, source)) ?? [];
        rows["F14"] = retrospective.Improvements.Select(improvement => $"{improvement.Id} {Status(improvement, source)}");
        rows["F15"] = retrospective.Receivers.Select(person => source.Name(person) + (retrospective.ReadBy.Contains(person)
            ? source.Say("（已阅）", " (read)")
            : source.Say("（未阅）", " (not read)")));
        rows["F16"] = [source.Say("主持人：", "Host: ") + source.Name(retrospective.Initiator)];
        rows["F17"] = source.Held is { } present && retrospective.Arrangement is { } invited
            ? Absent([.. invited.Participants.Except(present.Present)], source)
            : [];
        return rows;
    }

    private static IEnumerable<string> Absent(IReadOnlyList<Person> people, RecordSource source) =>
        people.Count > 0 ? people.Select(person => source.Name(person) + source.Say("（原因：____）", " (why: ____)")) : [source.Say("无", "Nobody")];

    private static IEnumerable<string> Answer(SideAnswers side, RecordSource source)
    {
        if (source.History.OfType<RetrospectiveEvent.Answered>().LastOrDefault(answer => answer.Department == side.Department) is not { } answer)
        {
            yield return source.Say($"{side.Department.Name}：未反馈", $"{side.Department.Name}: no answer");
            yield break;
        }

        var reached = answer.GoalsReached switch
        {
            GoalsReached.Yes => source.Say("目标达成", "goals reached"),
            GoalsReached.Partly => source.Say("目标部分达成", "goals partly reached"),
            _ => source.Say("目标未达成", "goals not reached"),
        };
        var why = source.Text(answer.Words, "whyNot");
        yield return source.Say($"{side.Department.Name}：{reached}", $"{side.Department.Name}: {reached}") + (why.Length == 0 ? string.Empty : source.Say($"（{why}）", $" ({why})"));
        yield return source.Say("  做得好：", "  went well: ") + source.Text(answer.Words, "wentWell");
        yield return source.Say("  卡点：", "  got stuck: ") + source.Text(answer.Words, "gotStuck");
        yield return source.Say("  优化：", "  improve: ") + source.Text(answer.Words, "improve");
    }

    private static string Improvement(Improvement improvement, RecordSource source)
    {
        var (text, owner, due) = (source.Text(improvement.What), source.Name(improvement.Owner), RecordSource.Day(improvement.DueOn));
        return source.Say($"{improvement.Id} {text}（责任人：{owner}；完成时间：{due}）", $"{improvement.Id} {text} (owner: {owner}; due: {due})");
    }

    private static string Status(ImprovementState improvement, RecordSource source) => improvement.Status switch
    {
        ImprovementStatus.Closed when improvement.Fate is Request.ImprovementFate.Dropped => source.Say("不再需要", "dropped"),
        ImprovementStatus.Open => source.Say("进行中", "in progress"),
        ImprovementStatus.Finished => source.Say("待确认", "to be confirmed"),
        _ => source.Say("已落实", "done"),
    };
}
