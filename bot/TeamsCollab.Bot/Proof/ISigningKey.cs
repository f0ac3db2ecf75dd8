using System.Collections.Immutable;

namespace TeamsCollab.Bot.Proof;

/// <summary>The organisation's ECDSA P-256 key, wherever its private half is kept.</summary>
public interface ISigningKey
{
    /// <summary>Where it is kept, for people: a file's path or a vault's address.</summary>
    string Place { get; }

    /// <summary>The key that signs now. Rotation shows here.</summary>
    /// <exception cref="SigningKeyUnavailableException">It cannot be read now.</exception>
    Task<KeyInUse> ReadCurrentAsync(CancellationToken cancellation);

    /// <summary>Every key whose private half is known to be kept there, the present one first.</summary>
    /// <exception cref="SigningKeyUnavailableException">It cannot be read now.</exception>
    Task<ImmutableArray<KeyInUse>> ReadHeldAsync(CancellationToken cancellation);

    /// <summary>ECDSA over SHA-256 of the statement, as r‖s, 64 bytes; null where this key is no longer at hand.</summary>
    /// <param name="reference">Of the present key, or of one that was present before.</param>
    /// <exception cref="SigningKeyUnavailableException">It cannot be reached now.</exception>
    Task<byte[]?> SignAsync(string reference, byte[] statement, CancellationToken cancellation);
}

/// <param name="Id">SHA-256 of the public key, base64url.</param>
/// <param name="PublicKey">SubjectPublicKeyInfo, DER.</param>
/// <param name="Reference">What its keeper calls it.</param>
public sealed record KeyInUse(string Id, byte[] PublicKey, string Reference);
