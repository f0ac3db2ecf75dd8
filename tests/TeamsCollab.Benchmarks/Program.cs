using BenchmarkDotNet.Running;
using TeamsCollab.Benchmarks.CardTemplating;
using TeamsCollab.Benchmarks.Cosmos;
using TeamsCollab.Benchmarks.Process;
using TeamsCollab.Benchmarks.Store;
using TeamsCollab.Benchmarks.Turns;
using TeamsCollab.Benchmarks.Verification;

if (args is ["store", ..])
{
    await StoreBenchmark.RunAsync(args[1..]);
}
else if (args is ["product", ..])
{
    await ProductBenchmark.RunAsync(args[1..]);
}
else if (args is ["turns", ..])
{
    await TurnsBenchmark.RunAsync(args[1..]);
}
else if (args is ["bot", ..])
{
    await ComparedBots.RunAsync(args[1..]);
}
else if (args is ["bundle"])
{
    await BundleBenchmark.RunAsync();
}
else if (args is ["ru", ..])
{
    await RequestUnits.RunAsync(args[1..]);
}
else if (args is ["templating"])
{
    return TemplatingBenchmark.Run();
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(StoreBenchmark).Assembly).Run(args);
}

return 0;
