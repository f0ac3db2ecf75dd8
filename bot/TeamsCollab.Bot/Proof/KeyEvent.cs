using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TeamsCollab.Bot.Proof;

/// <summary>The organisation's signing keys and how one followed another.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Introduced), "key.introduced.v1")]
public abstract record KeyEvent(DateTimeOffset At)
{
    /// <param name="Key">Its id.</param>
    /// <param name="PublicKey">SubjectPublicKeyInfo, DER, base64.</param>
    /// <param name="Reference">What its keeper calls it.</param>
    /// <param name="Previous">The key before it; null for the first.</param>
    /// <param name="Endorsement">The previous key's signature over the succession; null where that key was no longer at hand.</param>
    /// <param name="At">Machine time.</param>
    public sealed record Introduced(string Key, string PublicKey, string Reference, string? Previous, string? Endorsement, DateTimeOffset At) : KeyEvent(At);
}

/// <param name="Keys">Oldest first. A key that was used before and comes back is listed once more.</param>
public sealed record KeyHistory(ImmutableArray<KeyEvent.Introduced> Keys)
{
    public static KeyHistory Empty { get; } = new([]);

    public KeyEvent.Introduced? Current => Keys.LastOrDefault();
}
