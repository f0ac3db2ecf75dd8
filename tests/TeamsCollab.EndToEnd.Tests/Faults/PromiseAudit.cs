using System.Globalization;
using System.Text.Json;

namespace TeamsCollab.EndToEnd.Tests.Faults;

/// <summary>
/// Finds every limit that a stored event promised, and what became of it: settled by what it waited for, or reported as missed with the moment that was
/// promised. Knows the events by their JSON alone.
/// </summary>
internal static class PromiseAudit
{
    /// <summary>What settles a limit, by the event that promised it and the property that holds it; with the properties that both must share.</summary>
    private static readonly Dictionary<string, (string[] SettledBy, string[] Same)> Limits = new(StringComparer.Ordinal)
    {
        ["request.delivered.v1/limit"] = (Answered, ["department"]),
        ["request.clarificationAnswered.v1/answerLimit"] = (Answered, ["department"]),
        ["request.offerRefused.v1/answerLimit"] = (Answered, ["department"]),
        ["request.clarificationAsked.v1/limit"] = (["request.clarificationAnswered.v1", "request.accepted.v1", "request.declined.v1"], ["department"]),
        ["request.counterOffered.v1/limit"] = (["request.offerAgreed.v1", "request.offerRefused.v1", "request.accepted.v1", "request.declined.v1", "request.counterOffered.v1"], ["department"]),
        ["meeting.arranged.v1/agendaLimit"] = (AgendaSettled, []),
        ["meeting.moved.v1/agendaLimit"] = (AgendaSettled, []),
        ["meeting.movedInOutlook.v1/agendaLimit"] = (AgendaSettled, []),
        ["memorandum.proposed.v1/limit"] = (["memorandum.tookEffect.v1", "memorandum.objected.v1", "memorandum.proposed.v1", "memorandum.setAside.v1"], []),
        ["minutes.awaited.v1/limit"] = (["minutes.circulated.v1"], []),
        ["minutes.circulated.v1/limit"] = (["minutes.allConfirmed.v1", "minutes.objected.v1", "minutes.circulated.v1", "minutes.takenAsConfirmed.v1"], []),
        ["minutes.objected.v1/limit"] = (["minutes.circulated.v1", "minutes.objected.v1"], []),
        ["minutes.allConfirmed.v1/limit"] = (["minutes.tookEffect.v1", "minutes.objected.v1", "minutes.circulated.v1"], []),
        ["dispute.docketed.v1/disputes/limit"] = (["dispute.ruled.v1"], []),
        ["dispute.settled.v1/released/limit"] = (["execution.handedIn.v1", "execution.workAccepted.v1", "execution.waived.v1"], ["task"]),
        ["dispute.settled.v1/released/progress"] = (Progressed, ["task"]),
        ["execution.started.v1/tasks/limit"] = (["execution.handedIn.v1", "execution.workAccepted.v1", "execution.waived.v1"], ["task"]),
        ["execution.started.v1/tasks/progress"] = (Progressed, ["task"]),
        ["execution.progressReported.v1/next"] = (Progressed, ["task"]),
        ["execution.progressMissed.v1/next"] = (Progressed, ["task"]),
        ["execution.workReturned.v1/next"] = (Progressed, ["task"]),
        ["execution.handedIn.v1/acceptance"] = (["execution.workAccepted.v1", "execution.workReturned.v1", "execution.waived.v1"], ["task"]),
        ["retrospective.awaited.v1/limit"] = (["retrospective.held.v1"], []),
        ["retrospective.held.v1/report"] = (["retrospective.reported.v1"], []),
        ["retrospective.reported.v1/improvements/limit"] = (["retrospective.improvementClosed.v1", "retrospective.improvementFinished.v1", "retrospective.improvementSettled.v1"], ["improvement"]),
    };

    private static string[] Answered => ["request.accepted.v1", "request.declined.v1", "request.counterOffered.v1", "request.clarificationAsked.v1", "request.clarificationAnswered.v1", "meeting.ended.v1"];

    private static string[] AgendaSettled => ["meeting.agendaSent.v1", "meeting.arranged.v1", "meeting.moved.v1", "meeting.movedInOutlook.v1", "meeting.cancelled.v1", "meeting.ended.v1"];

    private static string[] Progressed => ["execution.progressReported.v1", "execution.handedIn.v1", "execution.workAccepted.v1", "execution.waived.v1"];

    private sealed record Promised(int Place, string Path, DateTimeOffset DueAt, JsonElement Around);

    /// <returns>How many limits were promised, how many of them were reported as missed, and what is wrong.</returns>
    public static (int Promised, int Missed, IReadOnlyList<string> Findings) Audit(string collaboration, IReadOnlyList<StoredHappening> events, DateTimeOffset until)
    {
        var findings = new List<string>();
        var promised = events.SelectMany((each, place) => In(each.Body, each.Tag, each.Body).Select(found => new Promised(place, found.Path, found.DueAt, found.Around))).ToArray();
        var reports = events.Where(each => each.Tag.Contains("issed", StringComparison.Ordinal) || each.Tag.Contains("verdue", StringComparison.Ordinal)).ToArray();
        foreach (var promise in promised.Where(promise => promise.DueAt <= until && !IsSettled(promise, events)))
        {
            if (!Limits.ContainsKey(promise.Path) && promise.Path is not "minutes.takenAsConfirmed.v1/reversible")
            {
                findings.Add($"{collaboration}: nobody told this audit what settles {promise.Path}");
            }
            else if (!reports.Any(report => Due(report) == promise.DueAt) && promise.Path is not "minutes.takenAsConfirmed.v1/reversible")
            {
                findings.Add($"{collaboration}: {promise.Path} was due at {promise.DueAt:O} and nothing was said");
            }
        }

        foreach (var report in reports)
        {
            if (!promised.Any(promise => promise.DueAt == Due(report)))
            {
                findings.Add($"{collaboration}: {report.Tag} reports {Due(report):O}, which nobody promised");
            }

            if (report.At < Due(report))
            {
                findings.Add($"{collaboration}: {report.Tag} reports {Due(report):O} before it came");
            }
        }

        foreach (var twice in reports.GroupBy(report => (report.Tag, Due(report), Told(report))).Where(same => same.Count() > 1))
        {
            findings.Add($"{collaboration}: {twice.Key.Tag} of {twice.Key.Item2:O} was reported {twice.Count()} times");
        }

        return (promised.Length, reports.Length, findings);
    }

    private static bool IsSettled(Promised promise, IReadOnlyList<StoredHappening> events)
    {
        var (settling, same) = Limits.GetValueOrDefault(promise.Path, ([], []));
        return events.Skip(promise.Place + 1).Any(later => later.Tag is "request.ended.v1" or "execution.completed.v1" && IsOf(promise, later)
            || later.Tag is "calendar.recomputed.v1" or "retrospective.closed.v1"
            || (settling.Contains(later.Tag) && same.All(property => later.Text(property) == (Text(promise.Around, property) ?? Text(promise.Around, "id")))));
    }

    /// <summary>The end of a collaboration settles everything, the end of the work everything about the work.</summary>
    private static bool IsOf(Promised promise, StoredHappening end) => end.Tag is "request.ended.v1" || promise.Path.StartsWith("execution.", StringComparison.Ordinal);

    /// <summary>Every object that holds a due moment and a reminder, wherever it stands, with the object around it.</summary>
    private static IEnumerable<(string Path, DateTimeOffset DueAt, JsonElement Around)> In(JsonElement node, string path, JsonElement around)
    {
        switch (node.ValueKind)
        {
            case JsonValueKind.Object when node.TryGetProperty("remindAt", out _) && node.TryGetProperty("due", out var due):
                return [(path, Moment(due.GetProperty("at")), around)];
            case JsonValueKind.Object:
                return node.EnumerateObject().SelectMany(member => In(member.Value, $"{path}/{member.Name}", node));
            case JsonValueKind.Array:
                return node.EnumerateArray().SelectMany(item => In(item, path, item));
            default:
                return [];
        }
    }

    private static DateTimeOffset Due(StoredHappening report) => Moment(report.Body.GetProperty("dueAt"));

    private static DateTimeOffset Moment(JsonElement text) => DateTimeOffset.Parse(text.GetString()!, CultureInfo.InvariantCulture);

    private static string? Text(JsonElement node, string property) => node.TryGetProperty(property, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static string Told(StoredHappening report) =>
        string.Join('|', report.Body.EnumerateObject().Where(member => member.Name is not ("at" or "next")).Select(member => $"{member.Name}={member.Value.GetRawText()}"));
}
