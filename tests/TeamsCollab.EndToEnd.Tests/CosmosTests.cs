using System.Net;
using System.Net.Sockets;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.FakeCosmos;
using TeamsCollab.Office;

namespace TeamsCollab.EndToEnd.Tests;

/// <summary>The product as a process of its own on Cosmos DB, which here is a fake on loopback.</summary>
public sealed class CosmosTests
{
    [Fact]
    public async Task The_whole_example_runs_on_cosmos_db_over_four_ranges_and_no_query_scans()
    {
        await using var cosmos = await FakeCosmosServer.StartAsync(new FakeCosmosOptions(MachineTime.Real, 4, PracticeTenant.Id));
        await using var bot = BotProcess.Start(Settings(cosmos.Endpoint.ToString()), "rehearse");
        Assert.True(await bot.EndAsync(times: 3) == 0, bot.Said);
        Assert.DoesNotContain(cosmos.Gateway.Traffic.Entries, entry => entry.HasScanned || entry.Status is 400 or >= 500);
        Assert.True(cosmos.Gateway.Container("teamscollab", "collaborations").Count > 200);
    }

    [Fact]
    public async Task A_rehearsal_refuses_a_store_on_another_machine()
    {
        var settings = Settings("https://somebody.documents.azure.com/");
        settings.Remove("Store:Cosmos:Key");
        await using var bot = BotProcess.Start(settings, "rehearse");
        Assert.Equal(1, await bot.EndAsync());
        Assert.Contains("A rehearsal refuses a remote store", bot.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_for_a_store_on_another_machine_is_refused_in_plain_words()
    {
        await using var bot = BotProcess.Start(Settings("https://somebody.documents.azure.com/"), "rehearse");
        Assert.Equal(1, await bot.EndAsync());
        Assert.Contains("Store:Cosmos:Key is for an emulator on this machine only", bot.Said, StringComparison.Ordinal);
        Assert.Contains("只能用于本机的模拟器", bot.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_cannot_be_reached_says_so_and_not_a_trace()
    {
        // Bound and not listening: nobody else can get this port meanwhile.
        using var silent = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        silent.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        await using var bot = BotProcess.Start(Settings($"http://{silent.LocalEndPoint}/"), "rehearse");
        Assert.Equal(1, await bot.EndAsync());
        Assert.Contains("Cosmos DB", bot.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", bot.Said, StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> Settings(string endpoint) => new() { ["Store:Cosmos:Endpoint"] = endpoint, ["Store:Cosmos:Key"] = FakeCosmosOptions.PublishedKey };
}
