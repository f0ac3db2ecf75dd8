using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsCollab.Benchmarks.Process;
using static TeamsCollab.Benchmarks.Process.Figures;

namespace TeamsCollab.Benchmarks.Turns;

/// <summary>
/// <c>dotnet run -c Release --project tests/TeamsCollab.Benchmarks -- turns [echo|signoff|lost|burst|product]</c>: what a turn costs beside bots on Microsoft's
/// JavaScript SDKs, a bare endpoint and a bare loop over the same rows. Every bot is a process of its own, all talk to one stub, they take
/// turns for five rounds, and the processor's time is that of the bot's process alone.
/// </summary>
internal static class TurnsBenchmark
{
    private const int Rounds = 5, Together = 16;
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(3), WarmUp = TimeSpan.FromSeconds(2);

    public static async Task RunAsync(string[] words)
    {
        if (!await BotProcess.InstallAsync())
        {
            Console.WriteLine("Node and npm are needed for the JavaScript SDKs. 需要 Node 与 npm。");
            return;
        }

        await using var stub = await StubChannel.StartAsync();
        if (words is [] or ["echo"])
        {
            await EchoAsync(stub);
        }

        if (words is [] or ["signoff"])
        {
            await SignOffAsync(stub);
        }

        if (words is ["product"])
        {
            await ProductAsync();
        }

        if (words is [] or ["lost"])
        {
            await LostUpdates.RunAsync(stub);
        }

        if (words is [] or ["burst"])
        {
            await Burst.RunAsync(stub);
        }
    }

    private static async Task EchoAsync(StubChannel stub)
    {
        using var ours = await BotProcess.DotNetAsync("echo", stub.Address);
        using var kestrel = await BotProcess.DotNetAsync("kestrel", stub.Address);
        using var botbuilder = await BotProcess.NodeAsync("botbuilder-echo", stub);
        using var agents = await BotProcess.NodeAsync("agents-echo", stub);
        var lines = new[] { ours, kestrel, botbuilder, agents }.Select(bot => new TurnLine(bot)).ToArray();
        foreach (var line in lines)
        {
            await line.RunAsync(stub.Token(), Together, TurnBodies.Echo(stub, WarmUp), IsEmptyOk, isMeasured: false);
        }

        for (var round = 0; round < Rounds; round++)
        {
            foreach (var line in lines)
            {
                var before = stub.Sends;
                var turned = await line.RunAsync(stub.Token(), Together, TurnBodies.Echo(stub, Measured), IsEmptyOk);
                Demand(stub.Sends - before == turned.Turns, $"{line.Name} sent {stub.Sends - before} answers to {turned.Turns} texts.");
            }
        }

        TurnLine.Print("echo", lines);
        var better = Math.Max(lines[2].PerSecond, lines[3].PerSecond);
        Print($"echo: {lines[0].PerSecond / better:F1} times the better JavaScript SDK's rate (goal 8), {lines[0].Cpu / lines[1].Cpu:F2} times bare Kestrel's processor time (goal at most 2.5)");
        Console.WriteLine();
    }

    private static async Task SignOffAsync(StubChannel stub)
    {
        // The runtime compiles in steps: a third of the first thousands of turns is its compiler's. The dialogs are warmed as long.
        const int EachRound = 1500, First = 5000;
        var warmUp = TimeSpan.FromSeconds(6);
        var folder = Directory.CreateTempSubdirectory("turns-");
        try
        {
            var store = Path.Combine(folder.FullName, "product.db");
            using var product = await BotProcess.DotNetAsync("product", store);
            using var botbuilder = await BotProcess.NodeAsync("botbuilder-dialog", stub);
            using var agents = await BotProcess.NodeAsync("agents-dialog", stub);
            var captured = await product.AskAsync($"capture {ProductUnderLoad.Signatory}");
            var token = captured.GetProperty("token").GetString()!["Bearer ".Length..];
            var ids = (await product.AskAsync($"confirmed 0 {First + Rounds * EachRound}")).EnumerateArray().Select(id => id.GetString()!).ToArray();

            var lines = new[] { product, botbuilder, agents }.Select(bot => new TurnLine(bot)).ToArray();
            var before = BareRows.Snapshot(store, "before.db");
            await lines[0].RunAsync(token, Together, Signatures(captured, ids.AsSpan(0, First)), IsSigned, isMeasured: false);
            var bare = new BareRows(before, BareRows.Snapshot(store, "after.db"), ids.Take(First));
            foreach (var line in lines[1..])
            {
                await line.RunAsync(stub.Token(), Together, TurnBodies.Echo(stub, warmUp), IsEmptyOk, isMeasured: false);
            }

            var loops = new List<(double PerSecond, double Milliseconds)>();
            for (var round = 0; round < Rounds; round++)
            {
                var commits = (await product.AskAsync("commits")).GetInt64();
                await lines[0].RunAsync(token, Together, Signatures(captured, ids.AsSpan(First + round * EachRound, EachRound)), IsSigned);
                var together = Math.Max(1, (int)Math.Round((double)EachRound / ((await product.AskAsync("commits")).GetInt64() - commits)));
                foreach (var line in lines[1..])
                {
                    await line.RunAsync(stub.Token(), Together, TurnBodies.Echo(stub, Measured), IsEmptyOk);
                }

                loops.Add(bare.Run(together));
                Print($"round {round + 1}: {together} sign-offs a transaction");
            }

            var signed = (await product.AskAsync($"signed 0 {ids.Length}")).GetInt32();
            Demand(signed == ids.Length, $"{signed} of {ids.Length} accepted signatures are stored.");
            TurnLine.Print("accepted first sign-off; three-step dialog", lines);
            var loop = loops.Select(one => one.PerSecond).Median();
            Print($"{"bare loop over the same rows",-34} | {loops.Select(one => one.Milliseconds).Median(),7:F3} | {loop,7:F0} |  ({bare.RowsPerTurn:F1} rows each)");
            var better = Math.Max(lines[1].PerSecond, lines[2].PerSecond);
            Print($"sign-off: {lines[0].PerSecond / loop:F2} of the bare loop (goal 0.6), {lines[0].PerSecond / better:F1} times the better JavaScript dialog (goal 2)");
            Console.WriteLine();
        }
        finally
        {
            folder.Delete(true);
        }
    }

    /// <summary>Sign-offs of the product alone: long enough for a profiler.</summary>
    private static async Task ProductAsync()
    {
        const int First = 5000, EachRound = 1500;
        var folder = Directory.CreateTempSubdirectory("turns-");
        try
        {
            using var product = await BotProcess.DotNetAsync("product", Path.Combine(folder.FullName, "product.db"));
            var captured = await product.AskAsync($"capture {ProductUnderLoad.Signatory}");
            var token = captured.GetProperty("token").GetString()!["Bearer ".Length..];
            var ids = (await product.AskAsync($"confirmed 0 {First + Rounds * EachRound}")).EnumerateArray().Select(id => id.GetString()!).ToArray();
            var line = new TurnLine(product);
            await line.RunAsync(token, Together, Signatures(captured, ids.AsSpan(0, First)), IsSigned, isMeasured: false);
            Console.WriteLine("warm");
            for (var round = 0; round < Rounds; round++)
            {
                await line.RunAsync(token, Together, Signatures(captured, ids.AsSpan(First + round * EachRound, EachRound)), IsSigned);
            }

            TurnLine.Print("accepted first sign-off", [line]);
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static IEnumerator<byte[]> Signatures(JsonElement captured, ReadOnlySpan<string> ids) =>
        TurnBodies.Presses(captured, "minutes.signOff", ids.ToArray().Select(id => (id, new JsonObject { ["draft"] = "1" })));

    internal static bool IsEmptyOk(int status, ReadOnlySpan<byte> body) => status is 200 or 202;

    internal static bool IsSigned(int status, ReadOnlySpan<byte> body) => status is 200 && body.IndexOf("\"style\":\"good\""u8) >= 0;

    internal static void Demand(bool holds, FormattableString otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(FormattableString.Invariant(otherwise));
        }
    }
}
