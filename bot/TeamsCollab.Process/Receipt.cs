using System.Globalization;
using System.Text.Json.Serialization;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Process;

/// <summary>Somebody's signature.</summary>
/// <param name="On">The card that shows it.</param>
public sealed record Signing(Person By, CardName On);

/// <summary>What a signer is told of their signature, so that they can find it again in the record years later (B15).</summary>
/// <param name="Version">Which event of the collaboration the signature is, counting from 1.</param>
/// <param name="Fingerprint">The hash of the chain up to this event.</param>
public sealed record Receipt(Person By, CardName On, long Version, Digest Fingerprint)
{
    /// <summary>As people keep it: 23 · 3F2A 91BC 04DE 77A1.</summary>
    [JsonIgnore]
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Version} · {Fingerprint.ShortFingerprint}");
}
