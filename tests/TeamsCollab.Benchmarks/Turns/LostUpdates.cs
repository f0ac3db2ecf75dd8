using System.Text.Json.Nodes;
using static TeamsCollab.Benchmarks.Process.Figures;

namespace TeamsCollab.Benchmarks.Turns;

/// <summary>400 turns in one conversation, 16 in flight, each adding one to what is stored. Here it is a clause of minutes, 200 at most in each, so two collaborations.</summary>
internal static class LostUpdates
{
    private const int Turns = 400, Together = 16;

    public static async Task RunAsync(StubChannel stub)
    {
        foreach (var kind in new[] { "botbuilder-count", "agents-count" })
        {
            using var bot = await BotProcess.NodeAsync(kind, stub);
            var sent = await TurnLoad.RunAsync(bot.Port, $"Bearer {stub.Token()}", Together, TurnBodies.Messages(stub, Turns, isOneConversation: true), TurnsBenchmark.IsEmptyOk);
            TurnsBenchmark.Demand(sent.Failed is 0, $"{kind}: {sent.Failed} turns failed.");
            using var http = new HttpClient();
            // One more turn alone reads what is stored and adds its own.
            await TurnLoad.RunAsync(bot.Port, $"Bearer {stub.Token()}", 1, TurnBodies.Messages(stub, 1, isOneConversation: true), TurnsBenchmark.IsEmptyOk);
            var counted = int.Parse(await http.GetStringAsync(new Uri($"http://127.0.0.1:{bot.Port}/count")), System.Globalization.CultureInfo.InvariantCulture) - 1;
            Print($"lost updates, {kind}: {Turns - counted} of {Turns}");
        }

        var folder = Directory.CreateTempSubdirectory("lost-");
        try
        {
            using var product = await BotProcess.DotNetAsync("product", Path.Combine(folder.FullName, "product.db"));
            var captured = await product.AskAsync($"capture {ProductUnderLoad.Asker}");
            var ids = (await product.AskAsync("held 0 2")).EnumerateArray().Select(id => id.GetString()!).ToArray();
            var writes = Enumerable.Range(0, Turns).Select(number => (ids[number % 2], new JsonObject { ["points"] = $"销售部:第 {number} 条" }));
            var token = captured.GetProperty("token").GetString()!;
            var sent = await TurnLoad.RunAsync(product.Port, token, Together, TurnBodies.Presses(captured, "minutes.write", writes), TurnsBenchmark.IsSigned);
            TurnsBenchmark.Demand(sent.Failed is 0, $"{sent.Failed} writes failed.");
            Print($"lost updates, TeamsCollab: {Turns - (await product.AskAsync("clauses 0 2")).GetInt32()} of {Turns}");
            Console.WriteLine();
        }
        finally
        {
            folder.Delete(true);
        }
    }
}
