using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Bot.Collaborations;

/// <summary>Chains events: each hash covers the one before it and the event's bytes, so that none can be changed, taken out or put in.</summary>
public static class EventChain
{
    public static ImmutableArray<StoredEvent> Extend(Tip? basis, ImmutableArray<CollaborationEvent> events)
    {
        var stored = ImmutableArray.CreateBuilder<StoredEvent>(events.Length);
        var (version, head) = (basis?.Version ?? 0, basis?.ChainHead);
        foreach (var happened in events)
        {
            var body = StoredEvents.Write(happened);
            head = Next(head, body);
            stored.Add(new StoredEvent(++version, body, head.Value));
        }

        return stored.MoveToImmutable();
    }

    /// <summary>SHA-256(previous hash ‖ body); the first one over the body alone.</summary>
    public static Digest Next(Digest? previous, byte[] body) =>
        previous is { } before ? Digest.Of(Base64Url.DecodeFromUtf8(Encoding.ASCII.GetBytes(before.Value)), body) : Digest.Of(body);
}
