using System.Net;

namespace TeamsCollab.FakeCosmos.Tests;

public sealed class BatchTests() : GatewayFixture(4)
{
    [Fact]
    public async Task A_batch_writes_all_and_answers_each()
    {
        await CreateAsync("one", "old");
        await CreateAsync("one", "gone");
        var batch = Container.CreateTransactionalBatch(Key("one"))
            .CreateItemStream(Body("one", "tip"))
            .ReplaceItemStream("old", Body("one", "old", "\"now\":\"new\""))
            .UpsertItemStream(Body("one", "index"))
            .ReadItem("tip")
            .DeleteItem("gone");
        using var answer = await batch.ExecuteAsync(Cancellation);

        Assert.True(answer.IsSuccessStatusCode, answer.ErrorMessage);
        Assert.Equal([201, 200, 200, 200, 204], answer.Select(each => (int)each.StatusCode));
        Assert.False(string.IsNullOrEmpty(answer[0].ETag));
        Assert.True(answer.RequestCharge > 20);
        using var gone = await ReadAsync("one", "gone");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task A_batch_whose_last_operation_fails_leaves_everything_as_it_was()
    {
        await CreateAsync("one", "old", "\"due\":\"1\"");
        using var before = await ReadAsync("one", "old");
        var batch = Container.CreateTransactionalBatch(Key("one"))
            .CreateItemStream(Body("one", "new"))
            .ReplaceItemStream("old", Body("one", "old", "\"due\":\"2\""))
            .CreateItemStream(Body("one", "old"));
        using var answer = await batch.ExecuteAsync(Cancellation);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal([424, 424, 409], answer.Select(each => (int)each.StatusCode));
        using var created = await ReadAsync("one", "new");
        using var after = await ReadAsync("one", "old");
        Assert.Equal((HttpStatusCode.NotFound, before.Headers.ETag), (created.StatusCode, after.Headers.ETag));
        Assert.Equal(["old"], await QueryAsync(new("SELECT * FROM c WHERE c.due = \"1\"")));
    }

    [Fact]
    public async Task A_batch_guarded_by_an_etag_loses_to_who_wrote_first()
    {
        await CreateAsync("one", "tip");
        using var seen = await ReadAsync("one", "tip");
        foreach (var expected in new[] { HttpStatusCode.OK, HttpStatusCode.PreconditionFailed })
        {
            using var answer = await Container.CreateTransactionalBatch(Key("one"))
                .ReplaceItemStream("tip", Body("one", "tip"), new() { IfMatchEtag = seen.Headers.ETag })
                .CreateItemStream(Body("one", "event-" + expected))
                .ExecuteAsync(Cancellation);
            Assert.Equal(expected, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_hundred_and_one_operations_are_too_many()
    {
        var batch = Container.CreateTransactionalBatch(Key("one"));
        for (var number = 0; number < 101; number++)
        {
            batch.CreateItemStream(Body("one", $"event-{number}"));
        }

        using var answer = await batch.ExecuteAsync(Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
