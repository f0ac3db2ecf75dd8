using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Bot.Collaborations;

/// <summary>
/// Chains events: each hash covers the one before it and the event's bytes, and the first one the tenant and the stream, so that none can
/// be changed, taken out, put in or moved to another collaboration (B15). The format stands in bot/SignatureChain.md.
/// </summary>
public static class EventChain
{
    /// <summary>What stands before the first event: which stream of which tenant this is.</summary>
    public static Digest Start(StreamKey key) =>
        Digest.Of(Encoding.UTF8.GetBytes($"TeamsCollab chain v1\n{key.Tenant}\n{key.Kind.ToString().ToLowerInvariant()}\n{key.Id}\n"));

    public static ImmutableArray<StoredEvent> Extend(StreamKey key, Tip? basis, ImmutableArray<CollaborationEvent> events)
    {
        var stored = ImmutableArray.CreateBuilder<StoredEvent>(events.Length);
        var (version, head) = (basis?.Version ?? 0, basis?.ChainHead ?? Start(key));
        foreach (var happened in events)
        {
            var body = StoredEvents.Write(happened);
            head = Next(head, body);
            stored.Add(new StoredEvent(++version, body, head));
        }

        return stored.MoveToImmutable();
    }

    /// <summary>SHA-256(previous hash ‖ body).</summary>
    public static Digest Next(Digest previous, byte[] body) => Digest.Of(Base64Url.DecodeFromUtf8(Encoding.ASCII.GetBytes(previous.Value)), body);

    /// <summary>What people signed among these events, each with the hash that its signer is told.</summary>
    public static IEnumerable<Receipt> Receipts(IEnumerable<CollaborationEvent> events, IEnumerable<StoredEvent> stored) =>
        from pair in events.Zip(stored)
        where pair.First.Signature is not null
        select new Receipt(pair.First.Signature!.By, pair.First.Signature.On, pair.Second.Version, pair.Second.Hash);
}
