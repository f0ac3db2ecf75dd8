using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.Bot.Practice;
using TeamsCollab.Bot.Practice.Rehearsal;
using TeamsCollab.FakeCosmos;
using TeamsCollab.Office;
using static TeamsCollab.Benchmarks.Process.Figures;

namespace TeamsCollab.Benchmarks.Cosmos;

/// <summary>
/// <c>dotnet run -c Release --project tests/TeamsCollab.Benchmarks -- ru [growth SIZES]</c>: request units of the process document's own example, stage by stage, of an
/// idle instance, and what they cost. Measured where <c>Store__Cosmos__Endpoint</c> names an account; name a container of its own
/// there (<c>Store__Cosmos__Container</c>), for practice data stays in it. Otherwise estimated by the fake's published formula.
/// </summary>
internal static class RequestUnits
{
    /// <summary>List prices in US dollars, East US, November 2026, as Microsoft publishes them; check them before you budget. https://azure.microsoft.com/pricing/details/cosmos-db</summary>
    private const double PerMillionServerless = 0.25, PerGigabyteMonth = 0.25;

    private const int Month = 30 * 24 * 3600, PumpSeconds = 2, SweepSeconds = 5, Collaborations = 10_000;

    private static readonly DateTimeOffset Beginning = new(2024, 6, 3, 9, 30, 0, TimeSpan.FromHours(8));

    public static async Task RunAsync(string[] words)
    {
        if (words is ["growth", ..])
        {
            await CosmosGrowth.RunAsync([.. words[1..].Select(size => int.Parse(size, CultureInfo.InvariantCulture))]);
            return;
        }

        await using var fake = await FakeCosmosServer.StartAsync(new FakeCosmosOptions(MachineTime.Real, 1, PracticeTenant.Id) { Consistency = "Strong" });
        var temporary = Directory.CreateTempSubdirectory("teamscollab-ru-");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.Configuration["Signing:KeyFile"] = Path.Combine(temporary.FullName, "signing-key.pem");
        var isMeasured = StoreSettings.IsRemote(builder.Configuration);
        if (!isMeasured)
        {
            builder.Configuration["Store:Cosmos:Endpoint"] = fake.Endpoint.ToString();
            builder.Configuration["Store:Cosmos:Key"] = FakeCosmosOptions.PublishedKey;
        }

        using var meter = new ChargeMeter();
        await using (var practice = await PracticeMode.StartAsync(builder, new PracticeOptions(null, 0, Beginning, false, null), CancellationToken.None))
        {
            using var stages = new StageMarks(() => meter.Total);
            meter.Take();
            using var recorder = new ExchangeRecorder(null);
            if (!await RehearsalPlay.PlayAsync(RehearsalScenario.All[0], new Stagehands(practice, stages, RehearsalDays.AsWritten), recorder, stages, CancellationToken.None))
            {
                throw new InvalidOperationException(stages.ToString());
            }

            Report(isMeasured, stages, meter.Take(), await IdleAsync(practice, meter), isMeasured ? null : fake.Gateway.Container("teamscollab", "collaborations").All.Sum(document => document.Body.Length));
        }

        temporary.Delete(recursive: true);
    }

    /// <summary>One look of the pump and one of the clock that find nothing.</summary>
    private static async Task<(double Pump, double Sweep)> IdleAsync(PracticeMode practice, ChargeMeter meter)
    {
        var store = practice.App.Services.GetRequiredService<ICollaborationStore>();
        while (await store.ClaimEffectsAsync(DateTimeOffset.UnixEpoch, TimeSpan.FromMinutes(1), 16, CancellationToken.None) is { IsEmpty: false })
        {
        }

        meter.Take();
        await store.ClaimEffectsAsync(DateTimeOffset.UnixEpoch, TimeSpan.FromMinutes(1), 16, CancellationToken.None);
        var pump = meter.Take().Values.Sum(each => each.Charge);
        await store.ReadDueAsync(DateTimeOffset.UnixEpoch, 200, CancellationToken.None);
        return (pump, meter.Take().Values.Sum(each => each.Charge));
    }

    private static void Report(bool isMeasured, StageMarks stages, Dictionary<string, (int Requests, double Charge)> purposes, (double Pump, double Sweep) idle, int? bytes)
    {
        Print($"{(isMeasured ? "measured" : "estimated by formula")}, strong consistency, one physical partition");
        Print($"");
        Print($"| | RU |");
        Print($"|---|---:|");
        var total = purposes.Values.Sum(each => each.Charge);
        for (var place = 0; place < stages.Begun.Count; place++)
        {
            var end = place + 1 < stages.Begun.Count ? stages.Begun[place + 1].Charge : total;
            Print($"| {stages.Begun[place].Stage} | {end - stages.Begun[place].Charge:N0} |");
        }

        Print($"| **one whole collaboration** | **{total - stages.Begun[0].Charge:N0}** |");
        foreach (var (purpose, (requests, charge)) in purposes.OrderByDescending(each => each.Value.Charge))
        {
            Print($"| of it: {purpose}, {requests:N0} requests | {charge:N0} |");
        }

        Print($"| an idle look of the pump, every {PumpSeconds} s | {idle.Pump:N1} |");
        Print($"| an idle sweep of the clock, every {SweepSeconds} s | {idle.Sweep:N1} |");
        var month = (Collaborations * (total - stages.Begun[0].Charge)) + (idle.Pump * Month / PumpSeconds) + (idle.Sweep * Month / SweepSeconds);
        Print($"| {Collaborations:N0} collaborations in a month, one instance | {month / 1e6:N1} million |");
        Print($"| = {Collaborations:N0} × {total - stages.Begun[0].Charge:N0} + {Month / PumpSeconds:N0} × {idle.Pump:N1} + {Month / SweepSeconds:N0} × {idle.Sweep:N1} RU, of 30 days | |");
        Print($"| serverless at ${PerMillionServerless} a million | ${month / 1e6 * PerMillionServerless:N2} |");
        if (bytes is { } stored)
        {
            Print($"| storage: {stored / 1024.0:N0} KB each without indexes, ${PerGigabyteMonth} a GB | ${stored * (double)Collaborations / (1 << 30) * PerGigabyteMonth:N2} |");
        }
    }
}
