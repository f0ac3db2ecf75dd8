using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TeamsCollab.Benchmarks.Process;
using TeamsCollab.Bot.Documents;
using TeamsCollab.Bot.Practice;
using TeamsCollab.Verification;

namespace TeamsCollab.Benchmarks.Verification;

/// <summary>
/// <c>dotnet run -c Release --project tests/TeamsCollab.Benchmarks -- bundle</c>: how long it takes to make and to verify the bundle of minutes with
/// 200 clauses and 30 signers, every clause written and every signature given in a turn of its own, so that each has its signed head.
/// </summary>
internal static class BundleBenchmark
{
    private const int Times = 25;

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("bundle-benchmark-");
        try
        {
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
            builder.Configuration["Logging:LogLevel:Default"] = "Error";
            builder.Configuration["Store:Sqlite:Path"] = Path.Combine(folder.FullName, "bundle.db");
            await using var practice = await PracticeMode.StartAsync(builder, new PracticeOptions(null, 0, LargeMinutes.Day, RunsInTheBackground: false, null), CancellationToken.None);
            var services = practice.App.Services;
            var key = await new LargeMinutes(services).WriteAsync(clauses: 200, signers: 30);
            var library = services.GetRequiredService<DocumentLibrary>();
            var bundle = (await library.MakeAsync(key, DocumentKind.Bundle, null, default))!;
            var made = new List<double>();
            var verified = new List<double>();
            Verdict verdict = null!;
            for (var time = 0; time < Times; time++)
            {
                var start = Stopwatch.GetTimestamp();
                await library.MakeAsync(key, DocumentKind.Bundle, null, default);
                made.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                start = Stopwatch.GetTimestamp();
                verdict = BundleVerifier.Verify(BundleReader.Read(new MemoryStream(bundle.Content)), null);
                verified.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            Figures.Print($"{bundle.Content.Length / 1024} KB, {verdict.Events} events, {verdict.Heads} signed heads, {verdict.Words} texts, {verdict.Signatures.Count} signatures, holds: {verdict.Holds}");
            Figures.Print($"made     median {made.Median():F0} ms, worst {made.Max():F0} ms");
            Figures.Print($"verified median {verified.Median():F0} ms, worst {verified.Max():F0} ms, of {Times}");
        }
        finally
        {
            folder.Delete(true);
        }
    }
}
