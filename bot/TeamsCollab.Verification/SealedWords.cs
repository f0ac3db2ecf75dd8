using System.Security.Cryptography;
using System.Text.Json;

namespace TeamsCollab.Verification;

/// <summary>The words that people typed, each held against the digest in the events: SHA-256(salt ‖ canonical JSON).</summary>
internal sealed class SealedWords(List<Finding> findings)
{
    private readonly Dictionary<string, Dictionary<string, string>> _opened = new(StringComparer.Ordinal);

    public int Opened => _opened.Count;

    public int Erased { get; private set; }

    /// <summary>The text of a wording that has one field of that name.</summary>
    public string? Text(string digest) => _opened.GetValueOrDefault(digest)?.GetValueOrDefault("text");

    /// <summary>All fields of a wording; null where it was erased, or does not stand here.</summary>
    public IReadOnlyDictionary<string, string>? Fields(string digest) => _opened.GetValueOrDefault(digest);

    public int Check(JsonElement words, IReadOnlyList<JsonElement> events)
    {
        var (named, met) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var happened in events)
        {
            Collect(happened, named);
        }

        foreach (var item in Json.Items(words))
        {
            var digest = Json.Text(item, "digest");
            var place = $"{BundleFiles.Words} {digest}";
            if (!met.Add(digest) || !named.Contains(digest))
            {
                findings.Add(new Finding(place, "没有任何事件用到这些文字，或它出现了两次。", "No event refers to these words, or they stand here twice."));
            }
            else if (Json.IsTrue(item, "erased"))
            {
                Erased++;
            }
            else
            {
                var fields = item.GetProperty("fields").EnumerateObject().ToDictionary(field => field.Name, field => field.Value.GetString()!, StringComparer.Ordinal);
                byte[] content = [.. Json.Bytes(Json.Text(item, "salt")), .. Json.Canonical(fields)];
                if (System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(content)) != digest)
                {
                    findings.Add(new Finding(place, $"文字已被改动：{string.Join('、', fields.Keys)}。", $"The words were changed: {string.Join(", ", fields.Keys)}."));
                }

                _opened[digest] = fields;
            }
        }

        return met.Count;
    }

    private static void Collect(JsonElement node, HashSet<string> into)
    {
        switch (node.ValueKind)
        {
            case JsonValueKind.String when node.GetString() is { Length: 43 } text:
                into.Add(text);
                break;
            case JsonValueKind.Array:
                foreach (var item in node.EnumerateArray())
                {
                    Collect(item, into);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in node.EnumerateObject())
                {
                    Collect(member.Value, into);
                }

                break;
            default:
                break;
        }
    }
}
