using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Azure.Cosmos;
using System.Buffers.Text;

namespace TeamsCollab.Bot.Collaborations.Cosmos;

/// <summary>How streams and documents are named. Ids hold no sign that Cosmos DB refuses, whatever a caller's id holds.</summary>
internal static class CosmosKeys
{
    public const string Tip = "tip", Index = "index", Search = "search";

    /// <summary>The documents of the outbox: turns that were not distributed yet, and one lane a target.</summary>
    public static readonly (string From, string To) Effects = Beginning("effects");

    public static readonly (string From, string To) Events = Beginning("event"), Words = Beginning("words"), Copies = Beginning("copy"), Notices = Beginning("notices"), Numbers = Beginning("number");

    public static string Stream(StreamKey key) => $"{key.Kind.ToString().ToLowerInvariant()}/{key.Id}";

    public static StreamKey Read(string tenant, string stream)
    {
        var slash = stream.IndexOf('/', StringComparison.Ordinal);
        return new(tenant, Enum.Parse<StreamKind>(stream[..slash], ignoreCase: true), stream[(slash + 1)..]);
    }

    public static PartitionKey Partition(StreamKey key) => Partition(key.Tenant, Stream(key));

    public static PartitionKey Partition(string tenant, string stream) => new PartitionKeyBuilder().Add(tenant).Add(stream).Build();

    public static PartitionKey Partition(string tenant) => new PartitionKeyBuilder().Add(tenant).Build();

    public static string Event(long version) => string.Create(CultureInfo.InvariantCulture, $"event-{version:00000000}");

    public static string WordsOf(long turn, int part) => string.Create(CultureInfo.InvariantCulture, $"words-{turn:00000000}-{part}");

    public static string Outbox(long turn) => string.Create(CultureInfo.InvariantCulture, $"effects-out-{turn:00000000}");

    public static string Outbox(string effect) => "effects-out-0-" + Hash(effect);

    public static string Lane(string target) => "effects-to-" + Hash(target);

    public static string Copy(CardCopy copy) => $"copy-{Hash(copy.Card.ToString(), copy.Key)}-{Hash(copy.ConversationId, copy.ActivityId)}";

    public static (string From, string To) CopiesOf(string card, string? key) => Beginning($"copy-{Hash(card, key)}");

    public static string NoticesOf(string person, string card, string? key) => "notices-" + Hash(person, card, key);

    public static string Hash(params ReadOnlySpan<string?> parts) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))).AsSpan(0, 16));

    /// <summary>Sorts as time does. A moment before all moments is written as what begins with 0.</summary>
    public static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    public static DateTimeOffset Moment(string text, int offsetMinutes) =>
        DateTimeOffset.ParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToOffset(TimeSpan.FromMinutes(offsetMinutes));

    private static (string From, string To) Beginning(string name) => (name + "-", name + ".");
}
