using BenchmarkDotNet.Running;
using TeamsCollab.Benchmarks.Store;

if (args is ["store", ..])
{
    await StoreBenchmark.RunAsync(args[1..]);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(StoreBenchmark).Assembly).Run(args);
}
