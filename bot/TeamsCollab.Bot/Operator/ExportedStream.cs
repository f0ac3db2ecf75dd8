using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Bot.Operator;

/// <summary>One stream as one line of an export. What is hashed or chained stands as a string, byte for byte.</summary>
internal sealed record ExportedStream(
    StreamKind Kind,
    string Id,
    long Version,
    int Fold,
    string ChainHead,
    string State,
    ImmutableArray<ExportedStream.Event> Events,
    ImmutableArray<string> Operations,
    ImmutableArray<ExportedStream.Words> Texts,
    ImmutableArray<ExportedStream.Pending> Effects,
    ImmutableArray<CardCopy> Copies,
    ImmutableArray<Delivery> Deliveries)
{
    public sealed record Event(string Hash, string Body);

    public sealed record Words(string Digest, byte[] Salt, ImmutableSortedDictionary<string, string> Fields);

    public sealed record Pending(string Id, string Target, string? Coalesce, string Body, EffectState State, int Attempts, string? Reason);

    /// <summary>In an order that does not depend on the store.</summary>
    public static ExportedStream Of(StoredStream stored) => new(
        stored.Key.Kind,
        stored.Key.Id,
        stored.Tip.Version,
        stored.Tip.Fold,
        stored.Tip.ChainHead.Value,
        Text(stored.Tip.State),
        [.. stored.Events.OrderBy(each => each.Version).Select(each => new Event(each.Hash.Value, Text(each.Body)))],
        [.. stored.Operations.Order(StringComparer.Ordinal)],
        [.. stored.Words.OrderBy(each => each.Digest.Value, StringComparer.Ordinal).Select(each => new Words(each.Digest.Value, each.Salt!, each.Fields!))],
        [.. stored.Effects.OrderBy(each => each.Effect.Target, StringComparer.Ordinal).Select(each => new Pending(each.Effect.Id, each.Effect.Target, each.Effect.Coalesce, Text(each.Effect.Body), each.State, each.Attempts, each.Reason))],
        [.. stored.Copies.OrderBy(copy => $"{copy.Card} {copy.Key} {copy.ConversationId} {copy.ActivityId}", StringComparer.Ordinal)],
        [.. stored.Deliveries.OrderBy(delivery => delivery.Notice, StringComparer.Ordinal)]);

    public StoredStream In(string tenant) => new(
        new StreamKey(tenant, Kind, Id),
        new Tip(Version, Encoding.UTF8.GetBytes(State), Fold, new Digest(ChainHead), string.Empty),
        [.. Events.Select((each, place) => new StoredEvent(Version - Events.Length + place + 1, Encoding.UTF8.GetBytes(each.Body), new Digest(each.Hash)))],
        Operations,
        [.. Texts.Select(each => Wording.Opened(new Digest(each.Digest), each.Salt, each.Fields))],
        [.. Effects.Select(each => new StoredEffect(new EffectToDo(each.Id, each.Target, each.Coalesce, Encoding.UTF8.GetBytes(each.Body)), each.State, each.Attempts, each.Reason))],
        Copies,
        Deliveries);

    /// <summary>Whether every hash follows from the one before it and the tip stands at the last.</summary>
    public bool IsChained(string tenant)
    {
        var head = EventChain.Start(new StreamKey(tenant, Kind, Id));
        foreach (var each in Events)
        {
            head = EventChain.Next(head, Encoding.UTF8.GetBytes(each.Body));
            if (head.Value != each.Hash)
            {
                return false;
            }
        }

        return Events.Length == Version && (Events.IsEmpty || ChainHead == head.Value);
    }

    public byte[] ToUtf8() => JsonSerializer.SerializeToUtf8Bytes(this, StoredEvents.Options);

    private static string Text(ReadOnlyMemory<byte> json) => Encoding.UTF8.GetString(json.Span);
}
