using System.Collections.Immutable;

namespace TeamsCollab.Bot.Collaborations.Cosmos;

/// <param name="Body">The event's JSON as text, byte for byte as it is chained.</param>
/// <param name="Ops">The operation that wrote it, on the first event of a turn.</param>
internal sealed record EventDocument(string Id, string Tenant, string Stream, long Version, string Hash, string Body, ImmutableArray<string>? Ops) : CosmosDocument(Id, Tenant, Stream);

/// <summary>Operations that stand with no event: of turns without one, and of a stream that was brought from elsewhere.</summary>
internal sealed record OperationsDocument(string Id, string Tenant, string Stream, ImmutableArray<string> Ops) : CosmosDocument(Id, Tenant, Stream);

/// <summary>The words of one turn. Taking some out changes nothing else.</summary>
internal sealed record WordsDocument(string Id, string Tenant, string Stream, ImmutableArray<StoredWording> Entries) : CosmosDocument(Id, Tenant, Stream);

internal sealed record StoredWording(string Digest, byte[] Salt, ImmutableSortedDictionary<string, string> Fields);

internal sealed record CopyDocument(string Id, string Tenant, string Stream, string Reader, string Card, string? Key, string Conversation, string Activity) : CosmosDocument(Id, Tenant, Stream);

/// <summary>The ledger of one person's notices about one card of a stream.</summary>
internal sealed record NoticesDocument(string Id, string Tenant, string Stream, ImmutableArray<Delivery> Notices) : CosmosDocument(Id, Tenant, Stream)
{
    /// <summary>A later outcome takes the earlier one's place; the fallback, and that it was read, stay.</summary>
    public NoticesDocument With(Delivery delivery) => this with
    {
        Notices = Notices.FirstOrDefault(each => each.Notice == delivery.Notice) is { } former
            ? Notices.Replace(former, delivery with { Fallback = delivery.Fallback ?? former.Fallback, ReadAt = former.ReadAt ?? delivery.ReadAt })
            : Notices.Add(delivery),
    };

    /// <summary>Null where nothing is delivered and unread.</summary>
    public NoticesDocument? Read(DateTimeOffset at) => Notices.Any(IsUnread)
        ? this with { Notices = [.. Notices.Select(notice => IsUnread(notice) ? notice with { ReadAt = at } : notice)] }
        : null;

    private static bool IsUnread(Delivery notice) => notice is { Status: DeliveryStatus.Delivered, ReadAt: null };
}

/// <summary>What lists and the clock find a stream by.</summary>
/// <param name="Due">UTC, so that it sorts; the offset stands apart.</param>
internal sealed record IndexDocument(
    string Id, string Tenant, string Stream, string Created, string? Number, string? Due, int DueOffset, ImmutableArray<string> People, ImmutableArray<AwaitingEntry> Awaiting)
    : CosmosDocument(Id, Tenant, Stream);

internal sealed record AwaitingEntry(string Who, string Card, string? Key, string? Due, int DueOffset);

/// <summary>What a search finds a stream by: ids and codes, and words that people typed.</summary>
internal sealed record SearchDocument(string Id, string Tenant, string Stream, string Created, ImmutableArray<string> Terms, ImmutableArray<string> Typed) : CosmosDocument(Id, Tenant, Stream);

/// <summary>A register number: the first of the two is found by the number, the second by the collaboration. Neither is ever changed.</summary>
internal sealed record NumberDocument(string Id, string Tenant, string Stream, string Department, int Year, int Sequence, string Collaboration) : CosmosDocument(Id, Tenant, Stream);

/// <summary>The highest number of a department and year.</summary>
internal sealed record CounterDocument(string Id, string Tenant, string Stream, int Last) : CosmosDocument(Id, Tenant, Stream);

internal sealed record NoteDocument(string Id, string Tenant, string Stream, string Text) : CosmosDocument(Id, Tenant, Stream);

/// <summary>One row of a query that only asks where.</summary>
internal sealed record PlaceRow(string Tenant, string Stream)
{
    public string? Due { get; init; }

    public int DueOffset { get; init; }

    public string? Number { get; init; }

    public string? Ready { get; init; }

    public string? Created { get; init; }

    public AwaitingEntry? Work { get; init; }

    public StreamKey Key => CosmosKeys.Read(Tenant, Stream);
}
