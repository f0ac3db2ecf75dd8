using System.Globalization;
using System.Text.Json;

namespace TeamsCollab.Verification;

/// <summary>
/// Whether every consent in the chain covers what its events say it covers: confirmations and signatures of the minutes, signatures of the
/// memorandum, approvals of applications, and what both sides agreed to drop or change. Each digest is computed anew from the events before it.
/// </summary>
internal sealed class Consents(Chain chain, List<Finding> findings)
{
    private readonly ClauseList _working = new();
    private readonly Dictionary<string, string> _applications = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _proposals = new(StringComparer.Ordinal);
    private readonly List<SignatureFound> _found = [];
    private ClauseList _circulated = new();
    private (string Content, long Draft) _minutes = (string.Empty, 0);
    private (string Content, long Draft) _memorandum = (string.Empty, 0);
    private long? _silence;
    private long? _memorandumInForce;

    public static IEnumerable<SignatureFound> Check(IReadOnlyList<JsonElement> events, Chain chain, List<Finding> findings)
    {
        var signed = new Consents(chain, findings);
        for (var at = 0; at < events.Count; at++)
        {
            signed.Read(events[at], at);
        }

        return signed._found;
    }

    private void Read(JsonElement happened, int at)
    {
        switch (Json.OptionalText(happened, "type"))
        {
            case "minutes.written.v1":
                foreach (var item in Json.Items(happened.GetProperty("clauses")))
                {
                    _working.Write(item.GetProperty("clause"));
                }

                break;
            case "minutes.struck.v1":
                _working.Strike(Json.Text(happened, "clause"));
                break;
            case "minutes.circulated.v1":
                _circulated = _working.Copy();
                _minutes = (_circulated.Content, Json.Number(happened, "draft"));
                _silence = happened.TryGetProperty("silenceByMemorandum", out _) ? Json.Number(happened, "silenceByMemorandum") : null;
                Expect(_silence is null || _silence == _memorandumInForce, at);
                Expect(happened, _minutes, at);
                break;
            case "minutes.takenAsConfirmed.v1":
                Expect(_silence == Json.Number(happened, "memorandum"), at);
                Expect(happened, _minutes, at);
                break;
            case "minutes.confirmed.v1" or "minutes.ratified.v1":
                Expect(happened, _minutes, at);
                break;
            case "minutes.signedOff.v1":
                Expect(happened, _minutes, at);
                Sign(happened, happened.TryGetProperty("oa", out _) ? "OA审批" : string.Empty, _minutes.Draft, at);
                break;
            case "memorandum.proposed.v1":
                var clauses = new ClauseList();
                foreach (var item in Json.Items(happened.GetProperty("clauses")))
                {
                    clauses.Write(item.GetProperty("clause"));
                }

                _memorandum = (clauses.Content, Json.Number(happened, "draft"));
                Expect(happened, _memorandum, at);
                break;
            case "memorandum.signedOff.v1":
                Expect(happened, _memorandum, at);
                Sign(happened, "协作备忘录", _memorandum.Draft, at);
                break;
            case "memorandum.tookEffect.v1":
                _memorandumInForce = Json.Number(happened, "draft");
                Expect(_memorandumInForce == _memorandum.Draft, at);
                break;
            case "procedure.applied.v1":
                _applications[Json.Text(happened, "id")] = Json.Text(happened, "words");
                ExpectContent(happened, ApplicationOf(happened), at);
                break;
            case "procedure.agreed.v1":
                ExpectContent(happened, ApplicationOf(happened), at);
                Sign(happened, Json.Text(happened, "id"), 1, at);
                break;
            case "procedure.refused.v1":
                ExpectContent(happened, ApplicationOf(happened), at);
                break;
            case "procedure.changeProposed.v1":
                Propose(happened, $"change {Json.Text(happened, "id")}", ChangeOf(happened), at);
                break;
            case "procedure.changeAgreed.v1":
                ExpectContent(happened, _proposals.GetValueOrDefault($"change {Json.Text(happened, "id")}"), at);
                break;
            case "execution.waiverProposed.v1":
                var task = Json.Text(happened, "task");
                Propose(happened, $"waive {task}", ClauseList.DigestOf($"waive\n{task}:{_circulated.DigestOfClause(task)}\n{Json.Text(happened, "reason")}\n"), at);
                break;
            case "execution.waiverAgreed.v1":
                ExpectContent(happened, _proposals.GetValueOrDefault($"waive {Json.Text(happened, "task")}"), at);
                break;
            default:
                break;
        }
    }

    private string ApplicationOf(JsonElement happened)
    {
        var id = Json.Text(happened, "id");
        return ClauseList.DigestOf($"{id}:{_applications.GetValueOrDefault(id) ?? throw new FormatException($"There is no application {id}.")}\n");
    }

    private string ChangeOf(JsonElement happened)
    {
        var id = Json.Text(happened, "id");
        var tasks = Json.Items(happened.GetProperty("tasks")).Select(task => task.GetString()!).Select(task => $"{task}:{_circulated.DigestOfClause(task)}\n");
        return ClauseList.DigestOf(
            $"change\n{id}:{_applications.GetValueOrDefault(id)}\n{Json.Text(happened, "outcome")}\n{Json.OptionalText(happened, "dueOn")}\n{string.Concat(tasks)}{Json.Text(happened, "reason")}\n");
    }

    private void Propose(JsonElement happened, string matter, string content, int at)
    {
        _proposals[matter] = content;
        ExpectContent(happened, content, at);
    }

    private void Sign(JsonElement happened, string document, long draft, int at) => _found.Add(new SignatureFound(
        at + 1,
        document,
        Json.Text(happened, "by"),
        Json.OptionalText(happened, "name"),
        happened.TryGetProperty("departments", out var departments) ? [.. Json.Items(departments).Select(each => each.GetString()!)] : [],
        draft,
        Json.Text(happened, "at"),
        chain.Hashes[at])
    {
        OnBehalf = happened.TryGetProperty("onBehalf", out var behalf) ? (Json.Text(behalf, "head"), Json.Text(behalf, "headName")) : null,
        Reserved = happened.TryGetProperty("reserved", out var reserved) ? [.. Json.Items(reserved).Select(each => each.GetString()!)] : [],
        Reservation = Json.OptionalText(happened, "reservation"),
    });

    private void Expect(JsonElement happened, (string Content, long Draft) expected, int at) =>
        Expect(Json.Text(happened, "content") == expected.Content && Json.Number(happened, "draft") == expected.Draft, at);

    private void ExpectContent(JsonElement happened, string? content, int at) => Expect(Json.Text(happened, "content") == content, at);

    private void Expect(bool holds, int at)
    {
        if (!holds)
        {
            findings.Add(new Finding(
                string.Create(CultureInfo.InvariantCulture, $"{BundleFiles.Events} {at + 1}"),
                "该条所确认、签字或同意的内容，不是当时发出的内容。",
                "What was confirmed, signed or agreed to here is not what went round."));
        }
    }
}

/// <summary>One signature.</summary>
/// <param name="Version">Which event it is, counting from 1.</param>
/// <param name="Document">What was signed, or how; empty for a head's own press under the minutes.</param>
/// <param name="Name">The digest of the signatory's name.</param>
internal sealed record SignatureFound(int Version, string Document, string By, string? Name, string[] Departments, long Draft, string At, string Fingerprint)
{
    /// <summary>In whose place it was signed, and the digest of their name; null where the head signed.</summary>
    public (string Head, string Name)? OnBehalf { get; init; }

    /// <summary>Clauses to which the signatory did not agree.</summary>
    public string[] Reserved { get; init; } = [];

    /// <summary>The digest of why.</summary>
    public string? Reservation { get; init; }
}
