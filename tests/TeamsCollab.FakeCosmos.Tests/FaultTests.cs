using System.Net;
using Microsoft.Azure.Cosmos;
using TeamsCollab.FakeCosmos.Protocol;

namespace TeamsCollab.FakeCosmos.Tests;

public sealed class FaultTests() : GatewayFixture(1)
{
    [Theory]
    [InlineData(429)]
    [InlineData(449)]
    public async Task The_sdk_tries_again_what_it_may(int status)
    {
        Gateway.Faults.Next(GatewayOperation.Create, new Fault.Refused(status, TimeSpan.FromMilliseconds(1)));
        Assert.Equal(HttpStatusCode.Created, await CreateAsync("one", "tip"));
        Assert.Equal(0, Gateway.Faults.Waiting);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(408)]
    public async Task The_sdk_hands_up_what_may_have_been_applied(int status)
    {
        Gateway.Faults.Next(GatewayOperation.Create, new Fault.AppliedAndRefused(status));
        Assert.Equal(status, (int)await CreateAsync("one", "tip"));
        Assert.Equal(HttpStatusCode.Conflict, await CreateAsync("one", "tip"));
    }

    [Fact]
    public async Task A_reply_is_lost_after_the_write()
    {
        Gateway.Faults.Next(GatewayOperation.Create, new Fault.ReplyLost());
        await Assert.ThrowsAnyAsync<Exception>(() => CreateAsync("one", "tip"));
        Assert.Equal(HttpStatusCode.Conflict, await CreateAsync("one", "tip"));
    }

    [Fact]
    public async Task Who_is_never_answered_has_to_give_up_by_itself()
    {
        Gateway.Faults.Next(GatewayOperation.Read, new Fault.Hangs());
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Container.ReadItemStreamAsync("tip", Key("one"), cancellationToken: patience.Token));
    }

    [Fact]
    public async Task Somebody_else_writes_in_between()
    {
        await CreateAsync("one", "tip");
        using var seen = await ReadAsync("one", "tip");
        Gateway.Faults.Next(GatewayOperation.Replace, new Fault.Overtaken(async () => (await Container.UpsertItemStreamAsync(Body("one", "tip"), Key("one"), cancellationToken: Cancellation)).Dispose()));
        using var late = await Container.ReplaceItemStreamAsync(Body("one", "tip"), "tip", Key("one"), new ItemRequestOptions { IfMatchEtag = seen.Headers.ETag }, Cancellation);
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
    }

    [Fact]
    public async Task A_replica_that_lags_shows_the_version_before_unless_the_session_knows_better()
    {
        await CreateAsync("one", "tip", "\"version\":1");
        using var replaced = await Container.ReplaceItemStreamAsync(Body("one", "tip", "\"version\":2"), "tip", Key("one"), cancellationToken: Cancellation);
        Gateway.Faults.ReplicasLag = true;
        using var own = await ReadAsync("one", "tip");
        using var stranger = Client();
        using var other = await stranger.GetContainer("database", "container").ReadItemStreamAsync("tip", Key("one"), cancellationToken: Cancellation);
        Assert.Equal(replaced.Headers.ETag, own.Headers.ETag);
        Assert.NotEqual(replaced.Headers.ETag, other.Headers.ETag);
    }
}
