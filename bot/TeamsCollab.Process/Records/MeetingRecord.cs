using TeamsCollab.Process.Dispute;
using TeamsCollab.Process.Execution;
using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Minutes;

namespace TeamsCollab.Process.Records;

/// <summary>The rows of the meeting's form: its minutes, its tasks as they stand, its signatures.</summary>
internal static class MeetingRecord
{
    public static IReadOnlyDictionary<string, IEnumerable<string>> Lines(RecordSource source)
    {
        var (state, rows) = (source.State, source.Shared());
        rows["F04"] = Time(source);
        rows["F05"] = Place(source);
        rows["F06"] = Participants(source);
        rows["F08"] = [source.Text(state.Request.Words, "what"), source.Text(state.Request.Words, "standard"), .. Details(source)];
        rows["F09"] = Clauses(source, ClauseKind.DiscussionPoint).OrderBy(clause => Department(clause, source) == string.Empty ? 1 : 0).ThenBy(clause => Department(clause, source), StringComparer.Ordinal)
            .Select((clause, index) => $"{index + 1}. {Prefix(Department(clause, source), source)}{source.Text(clause.Clause.Wording)}");
        rows["F10"] = Clauses(source, ClauseKind.AgreedItem).Select((clause, index) => $"{index + 1}. {source.Text(clause.Clause.Wording)}");
        rows["F11"] = Clauses(source, ClauseKind.Task).Select(clause => Task(clause, source));
        rows["F12"] = Clauses(source, ClauseKind.Task).Select(clause => $"{clause.Clause.Id} {source.Text(clause.Clause.Wording, "standard")}");
        rows["F13"] = Clauses(source, ClauseKind.Dispute).Select((clause, index) =>
            $"{index + 1}. {source.Text(clause.Clause.Wording)}{Positions(clause, source)} → {source.Text(clause.Clause.Wording, "route")}{Decision(clause, source)}{Ruling(clause, source)}");
        rows["F14"] = FollowUp(source);
        rows["F15"] = [.. state.Minutes.Signatories.Select(signatory => Signature(signatory, source)), .. RatificationDecider.Asked(state.Minutes).Select(signatory => Ratification(signatory, source))];
        rows["F16"] = People(source);
        rows["F17"] = Absent(source);
        return rows;
    }

    /// <summary>What the collaboration's type says beside its four questions (R02-R06), each under its name.</summary>
    private static IEnumerable<string> Details(RecordSource source) => Request.DetailLine.Of(source.State.Request, source.Reader)
        .Select(detail => $"{Label(detail.Name, source)}{source.Say("：", ": ")}{detail.Text.Text.ReplaceLineEndings(source.Say("；", "; "))}");

    private static string Label(string detail, RecordSource source) => detail switch
    {
        "otherKind" => source.Say("协作类型", "Kind"),
        "milestones" => source.Say("里程碑", "Milestones"),
        "allocation" => source.Say("资源分配", "Allocation"),
        "useRules" => source.Say("使用规则", "Rules of use"),
        "goals" => source.Say("共同目标", "Goals to agree on"),
        "improvementItem" => source.Say("改进事项", "To be improved"),
        _ => source.Say("期望日期前先完成", "Enough by the wanted date"),
    };

    private static IEnumerable<MinutesClause> Clauses(RecordSource source, ClauseKind kind) =>
        (source.State.Minutes.Draft > 0 ? source.State.Minutes.Clauses : source.State.Minutes.Working).Where(clause => clause.Kind == kind);

    private static string Positions(MinutesClause dispute, RecordSource source) =>
        source.Text(dispute.Clause.Wording, "positions") is { Length: > 0 } positions ? source.Say($"（{positions.Replace('\n', '；')}）", $" ({positions.Replace("\n", "; ", StringComparison.Ordinal)})") : string.Empty;

    /// <summary>Who decides by when, where the meeting agreed on it (R41).</summary>
    private static string Decision(MinutesClause dispute, RecordSource source) => dispute is { Clause.Named: [var decider, ..], DueOn: { } by }
        ? source.Say($"（由{source.Name(decider)}于 {RecordSource.Day(by)} 前裁决）", $" ({source.Name(decider)} decides by {RecordSource.Day(by)})")
        : string.Empty;

    private static string Ruling(MinutesClause dispute, RecordSource source) => source.Text(dispute.Clause.Wording, "ruling") is { Length: > 0 } ruling
        ? source.Say($"；裁决：{ruling}", $"; ruled: {ruling}")
        : string.Empty;

    private static string Department(MinutesClause clause, RecordSource source) => source.Text(clause.Clause.Wording, "department");

    private static string Prefix(string department, RecordSource source) => department.Length == 0 ? string.Empty : department + source.Say("：", ": ");

    private static IEnumerable<string> Time(RecordSource source) => source.State.Meeting switch
    {
        { Held: { } held } => [source.Span(held.StartedAt, held.EndedAt)],
        { Arrangement: { } planned } => [source.Span(planned.Start, planned.EndsAt) + source.Say("（计划）", " (planned)")],
        _ => [],
    };

    private static IEnumerable<string> Place(RecordSource source)
    {
        if (source.State.Meeting.Held?.Place is { } held)
        {
            return [source.Text(held)];
        }

        if (source.State.Meeting.Arrangement is not { } planned)
        {
            return [];
        }

        return [source.Form(planned.Form), planned.Room?.Name ?? string.Empty, source.Text(planned.Place), source.Link(MeetingState.Number) ?? string.Empty];
    }

    /// <summary>Who was there, once it is known; until then who is invited.</summary>
    private static IEnumerable<string> Participants(RecordSource source)
    {
        var (meeting, invited) = (source.State.Meeting, source.State.Meeting.Arrangement?.Attendees ?? []);
        var people = meeting.Held is null ? meeting.Arrangement?.People ?? [] : meeting.Participants;
        return people.Select(person =>
        {
            var roles = invited.Where(attendee => attendee.Person == person).ToArray();
            var department = roles.Length > 0 ? roles[0].Department.Name
                : source.State.Request.Sides.FirstOrDefault(side => side.Contact == person || side.Head == person)?.Department.Name ?? string.Empty;
            var named = roles.Select(role => Role(role.Role, source)).Where(role => role.Length > 0).Distinct().ToArray();
            return $"{department} {source.Name(person)}{(named.Length == 0 ? string.Empty : source.Say($"（{string.Join("、", named)}）", $" ({string.Join(", ", named)})"))}".Trim();
        });
    }

    private static string Role(AttendeeRole role, RecordSource source) => role switch
    {
        AttendeeRole.DecisionMaker => source.Say("决策人", "decision maker"),
        AttendeeRole.Executor => source.Say("执行人", "executor"),
        _ => string.Empty,
    };

    private static string Task(MinutesClause task, RecordSource source)
    {
        var (text, how, owner) = (source.Text(task.Clause.Wording), source.Text(task.Clause.Wording, "how"), source.Name(task.Clause.Owner!.Value));
        var due = RecordSource.Day(task.DueOn!.Value);
        return source.Say(
            $"{task.Clause.Id} {text}（负责人：{owner}；截止：{due}；方式：{how}）",
            $"{task.Clause.Id} {text} (owner: {owner}; due: {due}; how: {how})");
    }

    private static IEnumerable<string> FollowUp(RecordSource source)
    {
        foreach (var task in source.State.Execution.Tasks)
        {
            yield return DisputeRules.Of(task.Id, source.State) is { } dispute && !task.IsClosed
                ? $"{task.Id} {source.Say($"争议 {dispute.Id} 待裁决，暂停执行", $"stands still until dispute {dispute.Id} is ruled")}"
                : $"{task.Id} {Status(task, source)}";
        }

        if (source.State.Retrospective.Arrangement is { } retrospective)
        {
            yield return source.Say($"复盘会：{source.Minute(retrospective.Start)}", $"Retrospective: {source.Minute(retrospective.Start)}");
        }
    }

    private static string Status(TaskState task, RecordSource source) => task switch
    {
        { Status: WorkStatus.Accepted } => source.Say("已完成", "done"),
        { Status: WorkStatus.Waived } => source.Say("双方同意取消", "dropped by both sides"),
        { Status: WorkStatus.HandedIn } => source.Say("待验收", "waiting for acceptance"),
        { Said: ProgressStatus.Blocked } => source.Say($"受阻 {task.Percent}%", $"blocked {task.Percent}%"),
        _ => source.Say($"进行中 {task.Percent}%", $"in progress {task.Percent}%"),
    };

    private static string Signature(Signatory signatory, RecordSource source)
    {
        var signed = source.History.OfType<MinutesEvent.SignedOff>().LastOrDefault(happened =>
            happened.Head == signatory.Person && source.State.Minutes.Signatures.HasAgreed(signatory.Person));
        return signed is null
            ? source.Say($"{signatory.Department.Name} {source.Name(signatory.Person)} 未签字", $"{signatory.Department.Name} {source.Name(signatory.Person)} not signed")
            : $"{signatory.Department.Name} {SignatureRecord.Signer(signed.Name, signed.OnBehalf, source)} {source.Minute(signed.At)}{SignatureRecord.Remarks(signed with { OnBehalf = null }, source)}";
    }

    /// <summary>决策人缺席·待追认 (B12), or by whom and when it was ratified.</summary>
    private static string Ratification(Signatory signatory, RecordSource source)
    {
        var (given, name) = (source.State.Minutes.Ratifications.Given.FirstOrDefault(consent => consent.By == signatory.Person), $"{signatory.Department.Name} {source.Name(signatory.Person)}");
        return given is null
            ? source.Say($"{name} 决策人缺席·待追认", $"{name}: decision maker absent, not ratified yet")
            : source.Say($"{name} 已追认 {source.Minute(given.At)}", $"{name} ratified {source.Minute(given.At)}");
    }

    private static IEnumerable<string> People(RecordSource source)
    {
        var (state, recorder) = (source.State, source.History.OfType<MinutesEvent.Circulated>().LastOrDefault(sent => sent.Ruling is null)?.By);
        yield return source.Say("主持人：", "Host: ") + source.Name(state.Request.Initiator);
        if (recorder is { } by)
        {
            yield return source.Say("记录人：", "Recorder: ") + source.Name(by);
        }

        if (state.Minutes.Confirmations.Given.Select(consent => consent.By).Where(person => person != recorder).ToArray() is { Length: > 0 } reviewers)
        {
            yield return source.Say("审核人：", "Reviewers: ") + source.Names(reviewers);
        }
    }

    /// <summary>Where nobody said why someone was absent, the reason is left to be written by hand.</summary>
    private static IEnumerable<string> Absent(RecordSource source)
    {
        if (source.State.Meeting is not { Held: { } held } meeting)
        {
            return [];
        }

        var absent = (meeting.Arrangement?.People ?? []).Except(meeting.Participants).ToArray();
        return absent.Length > 0 ? absent.Select(person => Why(person, held, source)) : [source.Say("无", "Nobody")];
    }

    private static string Why(Person person, Held held, RecordSource source)
    {
        var reason = source.Text(held.Absent.FirstOrDefault(absence => absence.Person == person)?.Reason) is { Length: > 0 } said ? said : "____";
        return source.Name(person) + source.Say($"（原因：{reason}）", $" (why: {reason})");
    }
}
