using System.Text.Json;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Configuration;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Collaborations.Cosmos;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.FakeCosmos;

namespace TeamsCollab.Bot.Tests.Collaborations;

public sealed class CosmosSchemaTests : IAsyncLifetime
{
    private FakeCosmosServer _server = null!;
    private FakeCosmosOptions _options = new(MachineTime.Real);

    private CosmosSettings Settings => new(_server.Endpoint, "teamscollab", "collaborations", FakeCosmosOptions.PublishedKey);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await FakeCosmosServer.StartAsync(_options);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task The_container_is_created_with_an_index_on_what_is_queried_and_nothing_else()
    {
        await (await OpenAsync()).DisposeAsync();
        var policy = _server.Gateway.Container("teamscollab", "collaborations").Properties.GetProperty("indexingPolicy");
        Assert.Equal(CosmosSchema.IndexedPaths, Paths(policy, "includedPaths"));
        Assert.Equal(["/*"], Paths(policy, "excludedPaths"));
        await (await OpenAsync()).DisposeAsync();
    }

    [Fact]
    public async Task The_azure_template_makes_the_same_container()
    {
        var template = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Repository(), "infra/modules/collaborations-container.json"), Cancellation)).RootElement;
        Assert.Equal(["/tenant", "/stream"], template.GetProperty("partitionKeyPaths").EnumerateArray().Select(path => path.GetString()));
        Assert.Equal(CosmosSchema.IndexedPaths, Paths(template.GetProperty("indexingPolicy"), "includedPaths"));
        Assert.Equal(["/*"], Paths(template.GetProperty("indexingPolicy"), "excludedPaths"));
    }

    [Fact]
    public async Task A_container_that_lacks_an_index_gets_it_and_keeps_what_it_holds()
    {
        await using (var first = await OpenAsync())
        {
            await first.TryAppendAsync(StoreTurn.Collaboration("one"), StoreTurn.Of(null, "create", index: StoreTurn.Index("MKT-2024-001")), Cancellation);
        }

        await ReplaceAsync(properties => properties.IndexingPolicy.IncludedPaths.Remove(properties.IndexingPolicy.IncludedPaths.Single(path => path.Path == "/number/?")));
        await using var store = await OpenAsync();
        _server.Gateway.Traffic.Clear();
        Assert.NotNull(await store.FindByNumberAsync(StoreTurn.Tenant, "MKT-2024-001", Cancellation));
        Assert.DoesNotContain(_server.Gateway.Traffic.Entries, entry => entry.HasScanned);
    }

    [Fact]
    public async Task An_identity_that_may_not_change_the_container_is_told_to_deploy_the_template()
    {
        await (await OpenAsync()).DisposeAsync();
        await ReplaceAsync(properties => properties.IndexingPolicy.IncludedPaths.RemoveAt(0));
        _options.IsDataPlaneOnly = true;
        var refused = await Assert.ThrowsAsync<StartUpRefusedException>(OpenAsync);
        Assert.Contains("/due/?", refused.Message, StringComparison.Ordinal);
        Assert.Contains("infra/main.bicep", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_container_that_may_not_be_created_is_said_in_plain_words()
    {
        _options.IsDataPlaneOnly = true;
        var refused = await Assert.ThrowsAsync<StartUpRefusedException>(OpenAsync);
        Assert.Contains("this identity may not create it", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_with_another_partition_key_is_refused_and_left_alone()
    {
        using var client = Client();
        Database database = await client.CreateDatabaseIfNotExistsAsync("teamscollab", cancellationToken: Cancellation);
        await database.CreateContainerAsync(new ContainerProperties("collaborations", "/pk") { IndexingPolicy = CosmosSchema.Properties("x").IndexingPolicy }, cancellationToken: Cancellation);
        Assert.Contains("/pk", (await Assert.ThrowsAsync<StartUpRefusedException>(OpenAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_whose_readers_may_see_anything_is_refused()
    {
        await _server.DisposeAsync();
        _server = await FakeCosmosServer.StartAsync(_options = _options with { Consistency = "Eventual" });
        Assert.Contains("at least Session", (await Assert.ThrowsAsync<StartUpRefusedException>(OpenAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_says_what_to_check()
    {
        var wrong = Settings with { Key = Convert.ToBase64String(new byte[64]) };
        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => CosmosCollaborationStore.OpenAsync(wrong, () => throw new InvalidOperationException(), MachineTime.Real, Cancellation));
        Assert.Contains("refused access", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://somebody.documents.azure.com/", "key", "emulator on this machine only")]
    [InlineData("http://somebody.example/", null, "must be an https address")]
    [InlineData("somewhere", null, "must be an https address")]
    [InlineData("http://127.0.0.1:8081/", null, "needs Store:Cosmos:Key")]
    public void Settings_that_cannot_be_meant_so_are_refused(string endpoint, string? key, string reason) =>
        Assert.Contains(reason, Assert.Throws<StartUpRefusedException>(() => CosmosSettings.Read(Configured(endpoint, key))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_real_account_is_reached_with_an_identity_and_the_usual_names()
    {
        var settings = CosmosSettings.Read(Configured("https://somebody.documents.azure.com:443/", null))!;
        Assert.Equal(("teamscollab", "collaborations", null, true), (settings.Database, settings.Container, settings.Key, settings.IsRemote));
        Assert.Null(CosmosSettings.Read(new ConfigurationBuilder().Build()));
    }

    private static IConfiguration Configured(string endpoint, string? key) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["Store:Cosmos:Endpoint"] = endpoint, ["Store:Cosmos:Key"] = key }).Build();

    private static IEnumerable<string?> Paths(JsonElement policy, string name) => policy.GetProperty(name).EnumerateArray().Select(path => path.GetProperty("path").GetString());

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "TeamsCollab.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    private CosmosClient Client() => Settings.Connect(() => throw new InvalidOperationException());

    private async Task ReplaceAsync(Action<ContainerProperties> change)
    {
        using var client = Client();
        var container = client.GetContainer("teamscollab", "collaborations");
        var properties = (await container.ReadContainerAsync(cancellationToken: Cancellation)).Resource;
        change(properties);
        await container.ReplaceContainerAsync(properties, cancellationToken: Cancellation);
    }

    private Task<CosmosCollaborationStore> OpenAsync() => CosmosCollaborationStore.OpenAsync(Settings, () => throw new InvalidOperationException(), MachineTime.Real, Cancellation);
}
