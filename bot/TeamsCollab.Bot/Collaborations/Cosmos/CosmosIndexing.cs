using System.Collections.Immutable;
using System.Text.Json;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Collaborations.Cosmos;

/// <summary>What is looked up of a stream, in two documents of its partition: one for lists and the clock, one for the search. Written only when they change.</summary>
internal static class CosmosIndexing
{
    public static IndexDocument Index(StreamKey key, StreamIndex index, string created) => new(
        CosmosKeys.Index, key.Tenant, CosmosKeys.Stream(key), created, index.Number, index.NextDueAt is { } due ? CosmosKeys.Text(due) : null, Offset(index.NextDueAt),
        [.. index.People.Select(person => person.Id).Distinct()],
        [.. index.Awaiting.Distinct().Select(item => new AwaitingEntry(item.From.Id, item.Card.ToString(), item.Key, item.DueAt is { } at ? CosmosKeys.Text(at) : null, Offset(item.DueAt)))]);

    public static SearchDocument Search(StreamKey key, ImmutableArray<string> terms, ImmutableArray<string> typed, string created) =>
        new(CosmosKeys.Search, key.Tenant, CosmosKeys.Stream(key), created, [.. terms.Distinct()], [.. typed.Distinct()]);

    /// <summary>Null for a stream that no list shows, so that it has no such document at all.</summary>
    public static string? Mark(StreamIndex index) => index is { Number: null, NextDueAt: null, People.IsEmpty: true, Awaiting.IsEmpty: true }
        ? null
        : CosmosKeys.Hash(JsonSerializer.Serialize(Index(default, index, ""), CosmosDocument.Json));

    public static string? TermsMark(StreamIndex index, string? former) =>
        former is null && index.Terms.IsEmpty && index.TextTerms is null or { IsEmpty: true } ? null : CosmosKeys.Hash([.. index.Terms]);

    public static DateTimeOffset? Due(string? text, int offset) => text is null ? null : CosmosKeys.Moment(text, offset);

    public static Awaiting ToAwaiting(AwaitingEntry entry) =>
        new(new Person(entry.Who), Enum.Parse<CardName>(entry.Card), entry.Key, Due(entry.Due, entry.DueOffset));

    private static int Offset(DateTimeOffset? moment) => moment?.TotalOffsetMinutes ?? 0;
}
