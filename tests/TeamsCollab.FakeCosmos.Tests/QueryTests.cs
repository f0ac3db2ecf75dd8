using System.Globalization;
using System.Net;
using Microsoft.Azure.Cosmos;

namespace TeamsCollab.FakeCosmos.Tests;

public abstract class QueryTests(int ranges) : GatewayFixture(ranges)
{
    private async Task FillAsync()
    {
        for (var number = 0; number < 24; number++)
        {
            var day = (number * 7 % 24) + 1;
            await CreateAsync(
                $"stream-{number}", $"index-{day:00}",
                string.Create(CultureInfo.InvariantCulture, $$"""
                    "due":"2026-11-{{day:00}}","people":["{{(number % 2 == 0 ? "ma" : "xia")}}","ke"],"work":[{"by":"ma","card":"sign"},{"by":"xia","card":"task-{{number}}"}]
                    """));
        }

        Gateway.Traffic.Clear();
    }

    [Fact]
    public async Task Rows_of_all_ranges_come_in_one_order_page_by_page()
    {
        await FillAsync();
        var query = new QueryDefinition("SELECT c.id, c.due FROM c WHERE c.due <= @now ORDER BY c.due").WithParameter("@now", "2026-11-20");
        var rows = await QueryAsync(query, new QueryRequestOptions { MaxItemCount = 3 });
        Assert.Equal(Enumerable.Range(1, 20).Select(day => $"index-{day:00}"), rows);
        Assert.DoesNotContain(Gateway.Traffic.Entries, entry => entry.HasScanned);
        Assert.Equal(["index-01", "index-02", "index-03"], await QueryAsync(query, new QueryRequestOptions { MaxItemCount = 3 }, pages: 1));
    }

    [Fact]
    public async Task Descending_is_the_other_way_round()
    {
        await FillAsync();
        var rows = await QueryAsync(new("SELECT c.id FROM c WHERE c.due >= \"2026-11-20\" ORDER BY c.due DESC"));
        Assert.Equal(["index-24", "index-23", "index-22", "index-21", "index-20"], rows);
    }

    [Fact]
    public async Task A_prefix_of_the_key_sees_its_own_tenant_only()
    {
        await FillAsync();
        var tenant = new PartitionKeyBuilder().Add(Tenant).Build();
        var stranger = new PartitionKeyBuilder().Add("tenant-2").Build();
        var query = new QueryDefinition("SELECT c.id FROM c WHERE ARRAY_CONTAINS(c.people, @person)").WithParameter("@person", "ma");
        Assert.Equal(12, (await QueryAsync(query, new QueryRequestOptions { PartitionKey = tenant })).Count);
        Assert.Empty(await QueryAsync(query, new QueryRequestOptions { PartitionKey = stranger }));
        Assert.DoesNotContain(Gateway.Traffic.Entries, entry => entry.HasScanned);
    }

    [Fact]
    public async Task A_join_answers_the_elements_of_an_array()
    {
        await FillAsync();
        var rows = await QueryAsync(new QueryDefinition("SELECT c.stream, w.card FROM c JOIN w IN c.work WHERE w.by = @person AND c.due <= \"2026-11-01\"").WithParameter("@person", "xia"));
        Assert.Equal(["""{"stream":"stream-0","card":"task-0"}"""], rows);
    }

    [Fact]
    public async Task One_partition_is_read_by_a_part_of_the_id_over_several_pages()
    {
        for (var version = 0; version < 7; version++)
        {
            await CreateAsync("one", $"event-{version}");
        }

        await CreateAsync("one", "tip");
        await CreateAsync("two", "event-0");
        var query = new QueryDefinition("SELECT * FROM c WHERE c.id >= @from AND c.id < @to").WithParameter("@from", "event-").WithParameter("@to", "event.");
        Assert.Equal(7, (await QueryAsync(query, new QueryRequestOptions { PartitionKey = Key("one"), MaxItemCount = 2 })).Count);
        Assert.DoesNotContain(Gateway.Traffic.Entries, entry => entry.HasScanned);
    }

    [Fact]
    public async Task A_query_that_no_index_answers_is_marked_as_a_scan()
    {
        await FillAsync();
        Assert.Empty(await QueryAsync(new("SELECT * FROM c WHERE c.title = \"x\"")));
        Assert.Contains(Gateway.Traffic.Entries, entry => entry.HasScanned);
    }

    [Theory]
    [InlineData("SELECT TOP 3 * FROM c", "Syntax error")]
    [InlineData("SELECT * FROM c WHERE c.due BETWEEN 1 AND 2", "Syntax error")]
    [InlineData("SELECT COUNT(1) AS n FROM c GROUP BY c.x", "Syntax error")]
    [InlineData("SELECT * FROM c WHERE SOUNDS_LIKE(c.id, \"x\")", "SOUNDS_LIKE")]
    [InlineData("SELECT * FROM c WHERE d.due = 1", "'d' could not be resolved")]
    public async Task What_it_cannot_do_it_refuses_with_the_reason(string sql, string reason)
    {
        await CreateAsync("one", "tip");
        using var feed = Container.GetItemQueryStreamIterator(sql, requestOptions: new QueryRequestOptions { PartitionKey = Key("one") });
        using var page = await feed.ReadNextAsync(Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Contains(reason, page.ErrorMessage, StringComparison.Ordinal);
    }
}

public sealed class QueryOverOneRangeTests() : QueryTests(1);

public sealed class QueryOverFourRangesTests() : QueryTests(4)
{
    [Fact]
    public async Task The_streams_of_one_tenant_lie_in_all_four_ranges()
    {
        for (var number = 0; number < 32; number++)
        {
            await CreateAsync($"stream-{number}", "tip");
        }

        var container = Gateway.Container("database", "container");
        Assert.Equal([0, 1, 2, 3], container.All.Select(container.RangeOf).Distinct().Order());
        Assert.Equal(4, (await Container.GetFeedRangesAsync(Cancellation)).Count);
    }
}
