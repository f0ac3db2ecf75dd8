using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TeamsCollab.Verification;

/// <summary>
/// Whether every confirmation and signature of the minutes covers the very clauses that went round: the digest that it names is computed anew
/// from the clauses as they were written and struck.
/// </summary>
internal static class SignedMinutes
{
    /// <summary>Ten times what the product allows, so that a hostile file cannot keep this busy.</summary>
    private const int MostClauses = 2000;

    public static IEnumerable<SignatureFound> Check(IReadOnlyList<JsonElement> events, Chain chain, List<Finding> findings)
    {
        var (working, content, draft, found) = (new List<(string Id, string Digest)>(), string.Empty, 0L, new List<SignatureFound>());
        for (var at = 0; at < events.Count; at++)
        {
            var happened = events[at];
            switch (Json.OptionalText(happened, "type"))
            {
                case "minutes.written.v1":
                    foreach (var item in Json.Items(happened.GetProperty("clauses")))
                    {
                        Write(working, item.GetProperty("clause"));
                    }

                    break;
                case "minutes.struck.v1":
                    working.RemoveAll(clause => clause.Id == Json.Text(happened, "clause"));
                    break;
                case "minutes.circulated.v1":
                    (content, draft) = (ContentOf(working), Json.Number(happened, "draft"));
                    Expect(happened, content, draft, at, findings);
                    break;
                case "minutes.confirmed.v1":
                    Expect(happened, content, draft, at, findings);
                    break;
                case "minutes.signedOff.v1":
                    Expect(happened, content, draft, at, findings);
                    found.Add(new SignatureFound(
                        at + 1, Json.Text(happened, "by"), Json.OptionalText(happened, "name"), [.. Json.Items(happened.GetProperty("departments")).Select(each => each.GetString()!)],
                        draft, Json.Text(happened, "at"), chain.Hashes[at]));
                    break;
                default:
                    break;
            }
        }

        return found;
    }

    private static void Write(List<(string Id, string Digest)> working, JsonElement clause)
    {
        var next = (Id: Json.Text(clause, "id"), Digest: Json.Text(clause, "wording"));
        var at = working.FindIndex(known => known.Id == next.Id);
        if (at < 0)
        {
            if (working.Count == MostClauses)
            {
                throw new FormatException("More clauses than any minutes hold.");
            }

            working.Add(next);
        }
        else
        {
            working[at] = next;
        }
    }

    private static string ContentOf(List<(string Id, string Digest)> clauses) => System.Buffers.Text.Base64Url.EncodeToString(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(clauses.Select(clause => $"{clause.Id}:{clause.Digest}\n")))));

    private static void Expect(JsonElement happened, string content, long draft, int at, List<Finding> findings)
    {
        if (Json.Text(happened, "content") != content || Json.Number(happened, "draft") != draft)
        {
            findings.Add(new Finding(
                string.Create(CultureInfo.InvariantCulture, $"{BundleFiles.Events} {at + 1}"),
                "该条所确认或签字的内容，不是当时发出的纪要条款。",
                "What was confirmed or signed here is not the clauses that went round."));
        }
    }
}

/// <summary>One head's signature under the minutes.</summary>
/// <param name="Version">Which event it is, counting from 1.</param>
/// <param name="Name">The digest of the signatory's name.</param>
internal sealed record SignatureFound(int Version, string By, string? Name, string[] Departments, long Draft, string At, string Fingerprint);
