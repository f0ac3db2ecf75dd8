using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Azure.Cosmos;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Collaborations.Cosmos;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.FakeCosmos;
using TeamsCollab.FakeCosmos.Protocol;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Bot.Tests.Collaborations;

/// <summary>The contract over the fake gateway, in one range and in four.</summary>
public abstract class StoreCosmosTests(int ranges) : CollaborationStoreContract
{
    private FakeCosmosServer? _server;
    private CosmosCollaborationStore? _store;

    internal static CosmosPatience Short { get; } = new(TimeSpan.FromSeconds(10), 3, TimeSpan.FromMilliseconds(1));

    protected Gateway Gateway => _server!.Gateway;

    protected CosmosSettings Settings => new(_server!.Endpoint, "teamscollab", "collaborations", FakeCosmosOptions.PublishedKey);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _server!.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override async Task<ICollaborationStore> OpenAsync()
    {
        _server ??= await FakeCosmosServer.StartAsync(new FakeCosmosOptions(MachineTime.Real, ranges, StoreTurn.Tenant));
        return _store = await OpenAnotherAsync();
    }

    /// <summary>Another instance on the same container.</summary>
    internal Task<CosmosCollaborationStore> OpenAnotherAsync(CosmosPatience? patience = null) =>
        CosmosCollaborationStore.OpenAsync(Settings, () => throw new InvalidOperationException("no identity"), MachineTime.Real, patience ?? Short, Cancellation);

    protected override async Task CloseAsync()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
            _store = null;
        }
    }

    protected override Task BreakWorkOfAsync(Person person)
    {
        var mark = Encoding.UTF8.GetBytes($"\"who\":\"{person.Id}\"");
        Gateway.Faults.Each = request => request.Operation == GatewayOperation.Batch && request.Body.AsSpan().IndexOf(mark) >= 0 ? new Fault.BreaksHalfWay() : null;
        return Task.CompletedTask;
    }

    protected override async Task TamperWithWordsAsync(Digest digest)
    {
        using var client = new CosmosClient(Settings.Endpoint.ToString(), Settings.Key, new CosmosClientOptions { ConnectionMode = ConnectionMode.Gateway, LimitToEndpoint = true });
        var document = Gateway.Container(Settings.Database, Settings.Container).All.Single(each => Encoding.UTF8.GetString(each.Body).Contains($"\"digest\":\"{digest}\"", StringComparison.Ordinal));
        var tampered = JsonNode.Parse(document.Body)!;
        tampered["entries"]![0]!["fields"]!["text"] = "预算五十万";
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(tampered.ToJsonString()));
        var partition = new PartitionKeyBuilder().Add((string)tampered["tenant"]!).Add((string)tampered["stream"]!).Build();
        using var answer = await client.GetContainer(Settings.Database, Settings.Container).UpsertItemStreamAsync(body, partition, cancellationToken: Cancellation);
        Assert.True(answer.IsSuccessStatusCode);
    }
}

public sealed class StoreCosmosInOneRangeTests() : StoreCosmosTests(1);

public sealed class StoreCosmosInFourRangesTests() : StoreCosmosTests(4);
