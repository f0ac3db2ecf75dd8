using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace TeamsCollab.Verification.Tests;

/// <summary>A verifier written from bot/SignatureChain.md alone. It shares no code with the first, says yes or no, and is as short as the page allows.</summary>
internal static class SecondVerifier
{
    public static bool Holds(IReadOnlyDictionary<string, byte[]> bundle, string? trusted = null)
    {
        try
        {
            return Judge(bundle, trusted);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return false;
        }
    }

    private static bool Judge(IReadOnlyDictionary<string, byte[]> bundle, string? trusted)
    {
        var manifest = JsonNode.Parse(bundle["manifest.json"])!;
        var (tenant, id, version, end) = (Text(manifest, "tenant"), Text(manifest, "collaboration"), (int)manifest["version"]!, Text(manifest, "head"));
        var listed = manifest["files"]!.AsArray().ToDictionary(file => Text(file!, "path"));
        if (Text(manifest, "format") != "teamscollab.bundle.v1"
            || !listed.Keys.Concat(["manifest.json", "manifest.signature.json"]).ToHashSet().SetEquals(bundle.Keys)
            || listed.Any(file => bundle[file.Key].Length != (int)file.Value!["size"]! || Digest(bundle[file.Key]) != Text(file.Value, "sha256")))
        {
            return false;
        }

        // The chain.
        var hash = SHA256.HashData(Utf8($"TeamsCollab chain v1\n{tenant}\ncollaboration\n{id}\n"));
        var log = Encoding.UTF8.GetString(bundle["events.jsonl"]);
        var bodies = log.Split('\n')[..^1];
        var hashes = bodies.Select(body => B64(hash = SHA256.HashData([.. hash, .. Utf8(body)]))).ToArray();
        if (!log.EndsWith('\n') || hashes.Length != version || hashes[^1] != end)
        {
            return false;
        }

        // The keys, each endorsed by the one before or not.
        var (keys, vouched, previous) = (new Dictionary<string, ECDsa>(), new Dictionary<string, string>(), (string?)null);
        foreach (var entry in Items(bundle, "keys.json"))
        {
            var (key, info) = (ECDsa.Create(), Convert.FromBase64String(Text(entry, "publicKey")));
            key.ImportSubjectPublicKeyInfo(info, out _);
            var name = Text(entry, "key");
            if (Digest(info) != name || (string?)entry["previous"] != previous)
            {
                return false;
            }

            if ((string?)entry["endorsement"] is { } endorsement)
            {
                if (!Signed(keys[previous!], endorsement, "TeamsCollab signing key v1", tenant, name, Text(entry, "at"), previous!))
                {
                    return false;
                }

                vouched[name] = previous!;
            }

            keys[name] = key;
            previous = name;
        }

        // The heads.
        var last = 0;
        foreach (var head in Items(bundle, "heads.json"))
        {
            var at = (int)head["version"]!;
            if (at <= last || hashes[at - 1] != Text(head, "head")
                || !Signed(keys[Text(head, "key")], Text(head, "signature"), "TeamsCollab chain head v1", tenant, id, $"{at}", hashes[at - 1], Text(head, "at"), Text(head, "key")))
            {
                return false;
            }

            last = at;
        }

        if (last != version)
        {
            return false;
        }

        // The words.
        foreach (var words in Items(bundle, "words.json"))
        {
            var digest = Text(words, "digest");
            if (!log.Contains($"\"{digest}\"", StringComparison.Ordinal)
                || ((bool?)words["erased"] != true && Digest([.. Bytes(Text(words, "salt")), .. Utf8(Canonical(words["fields"]!.AsObject()))]) != digest))
            {
                return false;
            }
        }

        // The list of materials is what the words say.
        var opened = Items(bundle, "words.json").Where(words => words["fields"] is not null).ToDictionary(words => Text(words, "digest"), words => Canonical(words["fields"]!.AsObject()));
        if (Items(bundle, "materials.json").Any(material => opened.GetValueOrDefault(Text(material, "digest")) != (material["recorded"] is JsonObject recorded ? Canonical(recorded) : null)))
        {
            return false;
        }

        return ConsentsHold(bodies.Select(body => JsonNode.Parse(body)!)) && ManifestHolds(bundle, tenant, id, version, end, keys, vouched, trusted);
    }

    private static bool ConsentsHold(IEnumerable<JsonNode> events)
    {
        var (clauses, round) = (new List<(string Id, string Wording)>(), (Content: "", Draft: 0));
        var (went, forms, asked) = (new Dictionary<string, string>(), new Dictionary<string, string>(), new Dictionary<string, string>());
        var (memorandum, inForce, silence) = ((Content: "", Draft: 0), 0, 0);
        foreach (var happened in events)
        {
            switch ((string?)happened["type"])
            {
                case "minutes.written.v1":
                    foreach (var clause in happened["clauses"]!.AsArray().Select(each => (Id: Text(each!["clause"]!, "id"), Wording: Text(each["clause"]!, "wording"))))
                    {
                        var at = clauses.FindIndex(known => known.Id == clause.Id);
                        clauses = at < 0 ? [.. clauses, clause] : [.. clauses[..at], clause, .. clauses[(at + 1)..]];
                    }

                    break;
                case "minutes.struck.v1":
                    clauses = [.. clauses.Where(clause => clause.Id != Text(happened, "clause"))];
                    break;
                case "minutes.circulated.v1":
                    went = clauses.ToDictionary(clause => clause.Id, clause => clause.Wording);
                    silence = (int?)happened["silenceByMemorandum"] ?? 0;
                    if (silence != 0 && silence != inForce)
                    {
                        return false;
                    }

                    round = (Digest(Utf8(string.Concat(clauses.Select(clause => $"{clause.Id}:{clause.Wording}\n")))), (int)happened["draft"]!);
                    goto case "minutes.confirmed.v1";
                case "minutes.takenAsConfirmed.v1" when (int)happened["memorandum"]! != silence || silence == 0:
                    return false;
                case "minutes.takenAsConfirmed.v1":
                case "minutes.signedOff.v1":
                case "minutes.ratified.v1":
                case "minutes.confirmed.v1":
                    if ((Text(happened, "content"), (int)happened["draft"]!) != round)
                    {
                        return false;
                    }

                    break;
                case "memorandum.proposed.v1":
                    var lines = happened["clauses"]!.AsArray().Select(each => $"{Text(each!["clause"]!, "id")}:{Text(each["clause"]!, "wording")}\n");
                    memorandum = (Digest(Utf8(string.Concat(lines))), (int)happened["draft"]!);
                    goto case "memorandum.signedOff.v1";
                case "memorandum.signedOff.v1":
                    if ((Text(happened, "content"), (int)happened["draft"]!) != memorandum)
                    {
                        return false;
                    }

                    break;
                case "memorandum.tookEffect.v1":
                    inForce = (int)happened["draft"]!;
                    break;
                case "procedure.applied.v1":
                    forms[Text(happened, "id")] = Text(happened, "words");
                    goto case "procedure.agreed.v1";
                case "procedure.refused.v1":
                case "procedure.agreed.v1":
                    if (Text(happened, "content") != Digest(Utf8($"{Text(happened, "id")}:{forms[Text(happened, "id")]}\n")))
                    {
                        return false;
                    }

                    break;
                case "procedure.changeProposed.v1":
                    var tasks = string.Concat(happened["tasks"]!.AsArray().Select(task => $"{task}:{went[(string)task!]}\n"));
                    asked[$"change {happened["id"]}"] = Digest(Utf8(
                        $"change\n{happened["id"]}:{forms[Text(happened, "id")]}\n{happened["outcome"]}\n{happened["dueOn"]}\n{tasks}{happened["reason"]}\n"));
                    goto case "procedure.changeAgreed.v1";
                case "procedure.changeAgreed.v1":
                    if (Text(happened, "content") != asked[$"change {happened["id"]}"])
                    {
                        return false;
                    }

                    break;
                case "execution.waiverProposed.v1":
                    asked[$"waive {happened["task"]}"] = Digest(Utf8($"waive\n{happened["task"]}:{went[Text(happened, "task")]}\n{happened["reason"]}\n"));
                    goto case "execution.waiverAgreed.v1";
                case "execution.waiverAgreed.v1":
                    if (Text(happened, "content") != asked[$"waive {happened["task"]}"])
                    {
                        return false;
                    }

                    break;
            }
        }

        return true;
    }

    private static bool ManifestHolds(
        IReadOnlyDictionary<string, byte[]> bundle, string tenant, string id, int version, string end, Dictionary<string, ECDsa> keys, Dictionary<string, string> vouched, string? trusted)
    {
        var made = JsonNode.Parse(bundle["manifest.signature.json"])!;
        var (key, at, signature) = (Text(made, "key"), Text(made, "at"), Text(made, "signature"));
        var reached = key;
        while (trusted is not null && reached != trusted)
        {
            reached = vouched[reached];
        }

        return bundle["manifest.signature.json"].SequenceEqual(Utf8("{\"key\":\"" + key + "\",\"at\":\"" + at + "\",\"signature\":\"" + signature + "\"}\n"))
            && Signed(keys[key], signature, "TeamsCollab bundle manifest v1", tenant, id, $"{version}", end, Digest(bundle["manifest.json"]), at, key);
    }

    private static bool Signed(ECDsa key, string signature, params string[] lines) =>
        key.VerifyData(Utf8(string.Concat(lines.Select(line => line + "\n"))), Bytes(signature), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    private static JsonNode[] Items(IReadOnlyDictionary<string, byte[]> bundle, string file) => [.. JsonNode.Parse(bundle[file])!.AsArray().Select(item => item!)];

    private static string Text(JsonNode node, string name) => (string)node[name]!;

    /// <summary>RFC 8785 for an object of texts.</summary>
    private static string Canonical(JsonObject fields) =>
        "{" + string.Join(',', fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{Quoted(field.Key)}:{Quoted((string)field.Value!)}")) + "}";

    private static string Quoted(string text) => "\"" + string.Concat(text.Select(unit => unit switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\b' => "\\b",
        '\f' => "\\f",
        < ' ' => $"\\u{(int)unit:x4}",
        _ => unit.ToString(),
    })) + "\"";

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Digest(byte[] content) => B64(SHA256.HashData(content));

    private static string B64(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static byte[] Bytes(string text)
    {
        var bytes = Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/') + new string('=', (4 - (text.Length % 4)) % 4));
        return B64(bytes) == text ? bytes : throw new FormatException();
    }
}
