using System.Text.Json;

namespace TeamsCollab.FakeCosmos.Data;

/// <summary>One version of a document. A write makes another one.</summary>
/// <param name="Body">With the properties that the service adds.</param>
/// <param name="Written">The number of the write in its range, as session tokens count.</param>
/// <param name="Before">The version that a replica which lags by one write still shows.</param>
public sealed record StoredDocument(string Id, string Partition, string Hash, byte[] Body, string ETag, long Number, long Written, DateTimeOffset At, int? LivesSeconds, StoredDocument? Before)
{
    public JsonElement Parsed
    {
        get
        {
            using var document = JsonDocument.Parse(Body);
            return document.RootElement.Clone();
        }
    }

    public bool IsExpired(DateTimeOffset now) => LivesSeconds is { } seconds && now >= At.AddSeconds(seconds);
}
