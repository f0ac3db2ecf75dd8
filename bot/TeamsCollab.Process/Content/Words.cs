namespace TeamsCollab.Process.Content;

/// <summary>The words at hand for a set of digests. A digest without words was erased, or was not asked for.</summary>
public sealed record Words(IReadOnlyDictionary<Digest, Wording> ByDigest)
{
    public static Words None { get; } = Of([]);

    public static Words Of(IEnumerable<Wording> wordings)
    {
        var byDigest = new Dictionary<Digest, Wording>();
        foreach (var wording in wordings)
        {
            byDigest[wording.Digest] = wording;
        }

        return new Words(byDigest);
    }

    public Wording? this[Wording? sealedWords] =>
        sealedWords is null ? null : sealedWords.Fields is null ? ByDigest.GetValueOrDefault(sealedWords.Digest) : sealedWords;

    /// <summary>One field of a wording; null where it was left empty or was erased.</summary>
    public string? Read(Wording? sealedWords, string field = "text") => this[sealedWords]?.Fields?.GetValueOrDefault(field);

    public Words With(IEnumerable<Wording> more) => Of([.. ByDigest.Values, .. more]);
}
