using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TeamsCollab.Bot.Proof;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Request;
using TeamsCollab.Verification;

namespace TeamsCollab.Bot.Documents;

/// <summary>The JSON files of a bundle: one entry a line, so that people can read them and compare two.</summary>
internal static class BundleJson
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    public static byte[] Array(IEnumerable<object> items) => Text($"[\n{string.Join(",\n", items.Select(Line))}\n]\n");

    public static object Of(ProofEvent.HeadSigned head) =>
        new { version = head.Version, head = head.Head.Value, at = Statements.At(head.At), key = head.Key, signature = head.Signature };

    public static object Of(KeyEvent.Introduced key) =>
        new { key = key.Key, publicKey = key.PublicKey, at = Statements.At(key.At), previous = key.Previous, endorsement = key.Endorsement };

    public static object Of(Person person, IReadOnlyDictionary<Person, string> names) => new { person = person.Id, name = names.GetValueOrDefault(person) };

    /// <summary>What was recorded of a material: a link, not a copy.</summary>
    public static object Of(Material material, Words words) => new
    {
        kind = JsonNamingPolicy.CamelCase.ConvertName(material.Kind.ToString()),
        digest = material.Words.Digest.Value,
        recorded = words[material.Words]?.Fields,
    };

    public static object Of(Digest digest, Words words) => words[Wording.OfDigest(digest)] is { } wording
        ? new { digest = digest.Value, salt = System.Buffers.Text.Base64Url.EncodeToString(wording.Salt), fields = wording.Fields }
        : new { digest = digest.Value, erased = true };

    public static byte[] Of(ProofEvent.ManifestSigned signed) => Text(Line(new { key = signed.Key, at = Statements.At(signed.At), signature = signed.Signature }) + "\n");

    public static byte[] Manifest(CollaborationRecord record, IEnumerable<(string Path, byte[] Content)> files)
    {
        var head = Line(new
        {
            format = BundleFiles.Format,
            tenant = record.Key.Tenant,
            collaboration = record.Key.Id,
            number = record.Number,
            practice = record.IsPractice,
            version = record.Version,
            head = record.Head.Value,
        });
        var listed = files.Select(file => Line(new { path = file.Path, size = file.Content.Length, sha256 = Digest.Of(file.Content).Value }));
        return Text($"{head[..^1]},\"files\":[\n{string.Join(",\n", listed)}\n]}}\n");
    }

    private static string Line(object item) => JsonSerializer.Serialize(item, Options);

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
