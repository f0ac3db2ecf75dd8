namespace TeamsCollab.Verification;

/// <summary>What came of verifying a bundle.</summary>
/// <param name="Findings">What does not hold; none where everything does.</param>
/// <param name="SignedBy">The id of the key that signed the manifest; null where that could not be told.</param>
/// <param name="Materials">How many there are, and of how many a hash of the content was recorded.</param>
/// <param name="IsTrusted">The manifest was signed by the trusted key, or by one that it vouches for; null where no key was given.</param>
public sealed record Verdict(
    IReadOnlyList<Finding> Findings,
    string? Number,
    bool IsPractice,
    string? SignedBy,
    bool? IsTrusted,
    int Files,
    int Events,
    int Heads,
    int Keys,
    int UnendorsedKeys,
    int Words,
    int ErasedWords,
    (int All, int WithHash) Materials,
    IReadOnlyList<string> Signatures)
{
    /// <summary>Everything holds, and where a key was to be trusted, it is the one that signed.</summary>
    public bool Holds => Findings.Count == 0;
}
