using System.Buffers.Text;
using System.Collections.Immutable;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Process;
using TeamsCollab.Verification;

namespace TeamsCollab.Bot.Proof;

/// <summary>
/// Signs with the present key, and keeps every public key and the rotation history in the organisation's stream: a key signs nothing before it
/// is written down there, with the signature of the one before it where that is still at hand.
/// </summary>
public sealed class SigningKeys(ISigningKey key, ICollaborationStore store, TimeProvider machine)
{
    private readonly SmallStream<KeyEvent, KeyHistory> _streams = new(store, 1, KeyHistory.Empty, Apply);
    private volatile string? _introduced;

    public Task<KeyHistory> ReadHistoryAsync(string tenant, CancellationToken cancellation) => _streams.ReadAsync(StreamOf(tenant), cancellation);

    /// <summary>Signs what <paramref name="statement"/> makes of the moment and the key's id.</summary>
    /// <exception cref="SigningKeyUnavailableException">The key cannot be reached now.</exception>
    public async Task<MadeSignature> SignAsync(string tenant, Func<string, string, byte[]> statement, CancellationToken cancellation)
    {
        var current = await key.ReadCurrentAsync(cancellation);
        await IntroduceAsync(tenant, current, cancellation);
        var at = machine.GetUtcNow();
        var signature = await key.SignAsync(current.Reference, statement(Statements.At(at), current.Id), cancellation)
            ?? throw new SigningKeyUnavailableException($"签名密钥刚被停用：{key.Place}。 The signing key was disabled just now.");
        return new MadeSignature(current.Id, Base64Url.EncodeToString(signature), at);
    }

    private async Task IntroduceAsync(string tenant, KeyInUse current, CancellationToken cancellation)
    {
        if (_introduced == current.Id)
        {
            return;
        }

        var known = await ReadHistoryAsync(tenant, cancellation);
        if (known.Current?.Key != current.Id)
        {
            var at = machine.GetUtcNow();
            var endorsement = known.Current is { } before
                ? await key.SignAsync(before.Reference, Statements.Successor(tenant, current.Id, Statements.At(at), before.Key), cancellation)
                : null;
            var introduced = new KeyEvent.Introduced(
                current.Id,
                Convert.ToBase64String(current.PublicKey),
                current.Reference,
                known.Current?.Key,
                endorsement is null ? null : Base64Url.EncodeToString(endorsement),
                at);
            await _streams.AppendAsync(
                StreamOf(tenant),
                new OperationId($"introduce:{current.Id}:{known.Keys.Length}"),
                history => history.Current?.Key == known.Current?.Key ? [introduced] : [],
                [],
                cancellation);
        }

        _introduced = current.Id;
    }

    public static StreamKey StreamOf(string tenant) => StreamKey.Organisation(tenant, "signing-keys");

    private static KeyHistory Apply(KeyHistory history, KeyEvent happened) =>
        happened is KeyEvent.Introduced introduced ? history with { Keys = history.Keys.Add(introduced) } : history;
}

/// <param name="Key">The id of the key that signed.</param>
/// <param name="Signature">r‖s in base64url.</param>
/// <param name="At">Machine time, as the statement says it.</param>
public sealed record MadeSignature(string Key, string Signature, DateTimeOffset At);
