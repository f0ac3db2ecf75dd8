using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Bot.Proof;

/// <summary>What proves a collaboration, stored beside it and outside its chain, because a chain cannot hold the signatures over its own heads.</summary>
/// <param name="At">Machine time.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(HeadSigned), "proof.headSigned.v1")]
[JsonDerivedType(typeof(ManifestSigned), "proof.manifestSigned.v1")]
[JsonDerivedType(typeof(NamesLearned), "proof.namesLearned.v1")]
public abstract record ProofEvent(DateTimeOffset At)
{
    /// <param name="Key">The key's id.</param>
    /// <param name="Signature">r‖s in base64url.</param>
    public sealed record HeadSigned(long Version, Digest Head, string Key, string Signature, DateTimeOffset At) : ProofEvent(At);

    /// <summary>Kept, because the same bundle asked for again must be equal to the byte, and an ECDSA signature never is twice the same.</summary>
    public sealed record ManifestSigned(long Version, Digest Manifest, string Key, string Signature, DateTimeOffset At) : ProofEvent(At);

    /// <summary>What the directory called people when they first took part: a document must not change when somebody leaves or marries.</summary>
    public sealed record NamesLearned(ImmutableArray<NamedPerson> People, DateTimeOffset At) : ProofEvent(At);
}

/// <param name="Name">Sealed apart like all words, so that a name can be erased.</param>
public sealed record NamedPerson(Person Person, Wording Name);
