using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsCollab.Verification.Tests;

/// <summary>
/// What somebody can do who knows the format as well as we do: takes a bundle apart, changes it, and computes everything anew that needs no key of ours.
/// What they sign, they sign with keys of their own.
/// </summary>
internal sealed class ForgedBundle
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, byte[]> _files;

    public ForgedBundle(IReadOnlyDictionary<string, byte[]> real) => _files = real.ToDictionary();

    public JsonObject Manifest { get; private set; } = [];

    public IReadOnlyDictionary<string, byte[]> Files => _files;

    public byte[] this[string path]
    {
        get => _files[path];
        set => _files[path] = value;
    }

    /// <summary>Changes a text that somebody typed, and every digest and hash that follows from it.</summary>
    public ForgedBundle ChangeText(string from, string to)
    {
        var words = JsonNode.Parse(_files["words.json"])!.AsArray();
        var log = Encoding.UTF8.GetString(_files["events.jsonl"]);
        foreach (var item in words.Where(item => item!["fields"] is JsonObject fields && ((string?)fields["text"])?.Contains(from, StringComparison.Ordinal) == true))
        {
            var fields = item!["fields"]!.AsObject();
            fields["text"] = ((string)fields["text"]!).Replace(from, to, StringComparison.Ordinal);
            var sorted = new SortedDictionary<string, string>(fields.ToDictionary(field => field.Key, field => (string)field.Value!), StringComparer.Ordinal);
            var digest = Digest([.. FromB64((string)item["salt"]!), .. Encoding.UTF8.GetBytes(JsonSerializer.Serialize(sorted, Relaxed))]);
            log = log.Replace((string)item["digest"]!, digest, StringComparison.Ordinal);
            item["digest"] = digest;
        }

        _files["words.json"] = Encoding.UTF8.GetBytes(words.ToJsonString(Relaxed));
        _files["events.jsonl"] = Encoding.UTF8.GetBytes(Resealed(log));
        return this;
    }

    public ForgedBundle ChangeEvents(Func<string, string> change)
    {
        _files["events.jsonl"] = Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(_files["events.jsonl"])));
        return this;
    }

    /// <summary>The chain, the heads and the manifest computed anew; signatures are left as they are where no key is given.</summary>
    public ForgedBundle Recomputed(ECDsa? key = null, JsonArray? keys = null, string? tenant = null)
    {
        Manifest = JsonNode.Parse(_files["manifest.json"])!.AsObject();
        var (of, id) = (tenant ?? (string)Manifest["tenant"]!, (string)Manifest["collaboration"]!);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"TeamsCollab chain v1\n{of}\ncollaboration\n{id}\n"));
        var hashes = Encoding.UTF8.GetString(_files["events.jsonl"]).Split('\n')[..^1].Select(body => B64(hash = SHA256.HashData([.. hash, .. Encoding.UTF8.GetBytes(body)]))).ToArray();
        var heads = JsonNode.Parse(_files["heads.json"])!.AsArray();
        var keyId = key is null ? null : Digest(key.ExportSubjectPublicKeyInfo());
        foreach (var head in heads.Where(head => (int)head!["version"]! > hashes.Length).ToArray())
        {
            heads.Remove(head);
        }

        foreach (var head in heads)
        {
            var version = (int)head!["version"]!;
            head["head"] = hashes[version - 1];
            if (key is not null)
            {
                head["key"] = keyId;
                head["signature"] = Sign(key, "TeamsCollab chain head v1", of, id, Number(version), hashes[version - 1], (string)head["at"]!, keyId!);
            }
        }

        _files["heads.json"] = Encoding.UTF8.GetBytes(heads.ToJsonString(Relaxed));
        if (key is not null)
        {
            _files["keys.json"] = Encoding.UTF8.GetBytes((keys ?? [Entry(key)]).ToJsonString(Relaxed));
        }

        (Manifest["tenant"], Manifest["version"], Manifest["head"]) = (of, hashes.Length, hashes[^1]);
        Manifest["files"] = new JsonArray([.. _files.Where(file => !file.Key.StartsWith("manifest.", StringComparison.Ordinal)).Select(file =>
            (JsonNode)new JsonObject { ["path"] = file.Key, ["size"] = file.Value.Length, ["sha256"] = Digest(file.Value) })]);
        _files["manifest.json"] = Encoding.UTF8.GetBytes(Manifest.ToJsonString(Relaxed));
        if (key is not null)
        {
            const string At = "2026-11-22T08:00:00Z";
            var signature = Sign(key, "TeamsCollab bundle manifest v1", of, id, Number(hashes.Length), hashes[^1], Digest(_files["manifest.json"]), At, keyId!);
            _files["manifest.signature.json"] = Encoding.UTF8.GetBytes($$"""{"key":"{{keyId}}","at":"{{At}}","signature":"{{signature}}"}""" + "\n");
        }

        return this;
    }

    /// <summary>One key of keys.json, with the word of the one before where that is given.</summary>
    public JsonObject Entry(ECDsa key, ECDsa? before = null, bool isEndorsed = true)
    {
        const string At = "2026-11-01T08:00:00Z";
        var info = key.ExportSubjectPublicKeyInfo();
        var entry = new JsonObject { ["key"] = Digest(info), ["publicKey"] = Convert.ToBase64String(info), ["at"] = At };
        if (before is not null)
        {
            var previous = Digest(before.ExportSubjectPublicKeyInfo());
            entry["previous"] = previous;
            if (isEndorsed)
            {
                entry["endorsement"] = Sign(before, "TeamsCollab signing key v1", (string)JsonNode.Parse(_files["manifest.json"])!["tenant"]!, Digest(info), At, previous);
            }
        }

        return entry;
    }

    public static string IdOf(ECDsa key) => Digest(key.ExportSubjectPublicKeyInfo());

    /// <summary>The contents that confirmations and signatures name, made to fit the clauses again.</summary>
    private static string Resealed(string log)
    {
        var (clauses, content, lines) = (new List<(string Id, string Wording)>(), string.Empty, log.Split('\n'));
        for (var at = 0; at < lines.Length - 1; at++)
        {
            var happened = JsonNode.Parse(lines[at])!;
            switch ((string?)happened["type"])
            {
                case "minutes.written.v1":
                    foreach (var clause in happened["clauses"]!.AsArray())
                    {
                        var next = ((string)clause!["clause"]!["id"]!, (string)clause["clause"]!["wording"]!);
                        clauses.RemoveAll(known => known.Id == next.Item1);
                        clauses.Add(next);
                    }

                    break;
                case "minutes.circulated.v1" or "minutes.confirmed.v1" or "minutes.signedOff.v1":
                    content = Digest(Encoding.UTF8.GetBytes(string.Concat(clauses.Select(clause => $"{clause.Id}:{clause.Wording}\n"))));
                    lines[at] = lines[at].Replace((string)happened["content"]!, content, StringComparison.Ordinal);
                    break;
                default:
                    break;
            }
        }

        return string.Join('\n', lines);
    }

    private static string Sign(ECDsa key, params string[] lines) =>
        B64(key.SignData(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Digest(byte[] content) => B64(SHA256.HashData(content));

    private static string B64(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static byte[] FromB64(string text) => Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/') + new string('=', (4 - (text.Length % 4)) % 4));
}
