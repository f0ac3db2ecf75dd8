using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Time.Testing;

namespace TeamsCollab.FakeCosmos.Tests;

/// <summary>The fake behind the unmodified SDK.</summary>
public abstract class GatewayFixture(int ranges) : IAsyncLifetime
{
    protected const string Tenant = "tenant-1";

    private FakeCosmosServer _server = null!;
    private CosmosClient _client = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    protected Gateway Gateway => _server.Gateway;

    protected Container Container { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeCosmosServer.StartAsync(new FakeCosmosOptions(Time, ranges, Tenant));
        _client = Client();
        Database database = await _client.CreateDatabaseIfNotExistsAsync("database", cancellationToken: Cancellation);
        Container = await database.CreateContainerIfNotExistsAsync(Properties(), cancellationToken: Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected CosmosClient Client(string? key = null) => new(
        _server.Endpoint.ToString(),
        key ?? FakeCosmosOptions.PublishedKey,
        new CosmosClientOptions { ConnectionMode = ConnectionMode.Gateway, LimitToEndpoint = true, MaxRetryAttemptsOnRateLimitedRequests = 2 });

    protected static ContainerProperties Properties()
    {
        var properties = new ContainerProperties("container", ["/tenant", "/stream"]) { DefaultTimeToLive = -1 };
        properties.IndexingPolicy.IncludedPaths.Add(new IncludedPath { Path = "/due/?" });
        properties.IndexingPolicy.IncludedPaths.Add(new IncludedPath { Path = "/people/[]/?" });
        properties.IndexingPolicy.IncludedPaths.Add(new IncludedPath { Path = "/work/[]/by/?" });
        properties.IndexingPolicy.ExcludedPaths.Add(new ExcludedPath { Path = "/*" });
        return properties;
    }

    protected static PartitionKey Key(string stream) => new PartitionKeyBuilder().Add(Tenant).Add(stream).Build();

    protected static MemoryStream Body(string stream, string id, string more = "") =>
        new(Encoding.UTF8.GetBytes($$"""{"id":"{{id}}","tenant":"{{Tenant}}","stream":"{{stream}}"{{(more.Length > 0 ? "," + more : "")}}}"""));

    protected async Task<HttpStatusCode> CreateAsync(string stream, string id, string more = "")
    {
        using var answer = await Container.CreateItemStreamAsync(Body(stream, id, more), Key(stream), cancellationToken: Cancellation);
        return answer.StatusCode;
    }

    protected async Task<ResponseMessage> ReadAsync(string stream, string id) => await Container.ReadItemStreamAsync(id, Key(stream), cancellationToken: Cancellation);

    protected async Task<List<string>> QueryAsync(QueryDefinition query, QueryRequestOptions? options = null, int pages = int.MaxValue)
    {
        var rows = new List<string>();
        using var feed = Container.GetItemQueryStreamIterator(query, requestOptions: options);
        while (feed.HasMoreResults && pages-- > 0)
        {
            using var page = await feed.ReadNextAsync(Cancellation);
            page.EnsureSuccessStatusCode();
            using var document = await JsonDocument.ParseAsync(page.Content, cancellationToken: Cancellation);
            rows.AddRange(document.RootElement.GetProperty("Documents").EnumerateArray().Select(each => each.TryGetProperty("id", out var id) ? id.GetString()! : each.GetRawText()));
        }

        return rows;
    }
}

internal static class Surroundings
{
    /// <summary>Else the first client of a process asks the cloud's metadata address where it runs.</summary>
    [ModuleInitializer]
    internal static void StayAtHome() => Environment.SetEnvironmentVariable("COSMOS_DISABLE_IMDS_ACCESS", "true");
}
