using System.Net;
using System.Text.Json;
using Microsoft.Azure.Cosmos;

namespace TeamsCollab.FakeCosmos.Tests;

public sealed class PointTests() : GatewayFixture(1)
{
    [Fact]
    public async Task A_document_comes_back_with_its_etag_and_its_charge()
    {
        Assert.Equal(HttpStatusCode.Created, await CreateAsync("one", "tip", "\"text\":\"签字 🎉 \\\"引号\\\"\""));
        using var read = await ReadAsync("one", "tip");
        using var document = await JsonDocument.ParseAsync(read.Content, cancellationToken: Cancellation);
        Assert.Equal("签字 🎉 \"引号\"", document.RootElement.GetProperty("text").GetString());
        Assert.Equal(read.Headers.ETag, document.RootElement.GetProperty("_etag").GetString());
        Assert.Equal(1, read.Headers.RequestCharge);
    }

    [Fact]
    public async Task A_document_is_created_once_in_its_partition()
    {
        await CreateAsync("one", "tip");
        Assert.Equal(HttpStatusCode.Conflict, await CreateAsync("one", "tip"));
        Assert.Equal(HttpStatusCode.Created, await CreateAsync("two", "tip"));
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        using var nothing = await ReadAsync("one", "tip");
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
    }

    [Fact]
    public async Task Who_saw_an_older_version_replaces_and_deletes_nothing()
    {
        await CreateAsync("one", "tip");
        using var seen = await ReadAsync("one", "tip");
        var options = new ItemRequestOptions { IfMatchEtag = seen.Headers.ETag };
        using var first = await Container.ReplaceItemStreamAsync(Body("one", "tip", "\"by\":1"), "tip", Key("one"), options, Cancellation);
        using var second = await Container.ReplaceItemStreamAsync(Body("one", "tip", "\"by\":2"), "tip", Key("one"), options, Cancellation);
        using var third = await Container.DeleteItemStreamAsync("tip", Key("one"), options, Cancellation);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.PreconditionFailed, HttpStatusCode.PreconditionFailed), (first.StatusCode, second.StatusCode, third.StatusCode));
    }

    [Fact]
    public async Task A_key_that_is_not_the_documents_own_is_refused()
    {
        using var refused = await Container.CreateItemStreamAsync(Body("one", "tip"), Key("two"), cancellationToken: Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task A_document_over_two_megabytes_is_refused()
    {
        Assert.Equal(HttpStatusCode.Created, await CreateAsync("one", "large", $"\"text\":\"{new string('x', 2_000_000)}\""));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await CreateAsync("one", "larger", $"\"text\":\"{new string('x', 2_100_000)}\""));
    }

    [Fact]
    public async Task A_document_with_a_time_to_live_goes_when_it_is_over()
    {
        await CreateAsync("one", "lane", "\"ttl\":60");
        Time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(HttpStatusCode.Conflict, await CreateAsync("one", "lane"));
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Created, await CreateAsync("one", "lane"));
    }

    [Fact]
    public async Task A_wrong_key_is_refused()
    {
        using var stranger = Client(Convert.ToBase64String(new byte[64]));
        var refused = await Assert.ThrowsAsync<CosmosException>(() => stranger.GetContainer("database", "container").ReadContainerAsync(cancellationToken: Cancellation));
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task Writes_cost_more_with_every_indexed_value_and_with_their_size()
    {
        var costs = new List<double>();
        foreach (var more in new[] { "\"a\":1", "\"due\":\"2026\"", "\"people\":[\"ma\",\"xia\",\"ma\"]", $"\"text\":\"{new string('x', 15 * 1024)}\"" })
        {
            using var answer = await Container.CreateItemStreamAsync(Body("one", "doc-" + costs.Count, more), Key("one"), cancellationToken: Cancellation);
            costs.Add(answer.Headers.RequestCharge);
        }

        Assert.Equal([4.95, 5.15, 5.35], costs[..3]);
        Assert.InRange(costs[3], 9, 9.52);
    }
}
