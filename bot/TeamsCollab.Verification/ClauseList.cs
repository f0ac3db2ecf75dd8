using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TeamsCollab.Verification;

/// <summary>Clauses in their order, as they were written and struck.</summary>
internal sealed class ClauseList
{
    /// <summary>Ten times what the product allows, so that a hostile file cannot keep this busy.</summary>
    private const int MostClauses = 2000;

    private readonly List<(string Id, string Digest)> _clauses = [];

    /// <summary>What a consent to these clauses covers.</summary>
    public string Content => DigestOf(string.Concat(_clauses.Select(clause => $"{clause.Id}:{clause.Digest}\n")));

    public static string DigestOf(string lines) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(lines)));

    public string DigestOfClause(string id) => _clauses.Find(clause => clause.Id == id).Digest ?? throw new FormatException($"There is no clause {id}.");

    public void Write(JsonElement clause)
    {
        var next = (Id: Json.Text(clause, "id"), Digest: Json.Text(clause, "wording"));
        var at = _clauses.FindIndex(known => known.Id == next.Id);
        if (at >= 0)
        {
            _clauses[at] = next;
        }
        else if (_clauses.Count == MostClauses)
        {
            throw new FormatException("More clauses than any minutes hold.");
        }
        else
        {
            _clauses.Add(next);
        }
    }

    public void Strike(string id) => _clauses.RemoveAll(clause => clause.Id == id);

    /// <summary>As they stand now, whatever is written later.</summary>
    public ClauseList Copy()
    {
        var copy = new ClauseList();
        copy._clauses.AddRange(_clauses);
        return copy;
    }
}
