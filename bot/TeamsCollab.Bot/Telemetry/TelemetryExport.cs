using Azure.Core;
using Azure.Monitor.OpenTelemetry.Exporter;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using TeamsCollab.Bot.Hosting;

namespace TeamsCollab.Bot.Telemetry;

/// <summary>
/// Sends traces, metrics and logs by OpenTelemetry, to Azure Monitor (<c>Telemetry:AzureMonitor:ConnectionString</c>, with the bot's identity) or to a
/// collector (<c>Telemetry:Otlp:Endpoint</c>), or to both. Nothing configured: nothing is sent. A receiver that is down disturbs nobody.
/// </summary>
internal static class TelemetryExport
{
    /// <exception cref="StartUpRefusedException">A setting cannot be used.</exception>
    public static void Add(WebApplicationBuilder builder, Func<TokenCredential> identity)
    {
        var settings = builder.Configuration.GetSection("Telemetry");
        var (azure, collector) = (settings["AzureMonitor:ConnectionString"], settings["Otlp:Endpoint"]);
        if (string.IsNullOrEmpty(azure) && string.IsNullOrEmpty(collector))
        {
            return;
        }

        var share = ShareOf(settings["SampleRatio"]);
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("TeamsCollab.Bot", serviceVersion: typeof(BotHost).Assembly.GetName().Version?.ToString()))
            .WithTracing(traces => traces
                .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(share)))
                .AddSource(BotMeter.Name, "System.Net.Http")
                .AddProcessor(new HostsOnly()))
            .WithMetrics(metrics => metrics.AddMeter(BotMeter.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime"))
            .WithLogging(null, logs => logs.IncludeScopes = true);
        if (azure is { Length: > 0 })
        {
            if (!azure.Contains("InstrumentationKey=", StringComparison.OrdinalIgnoreCase))
            {
                throw new StartUpRefusedException(
                    "Telemetry:AzureMonitor:ConnectionString 不是 Application Insights 的连接字符串（应含 InstrumentationKey=）。 "
                    + "Telemetry:AzureMonitor:ConnectionString is not the connection string of an Application Insights resource: it holds InstrumentationKey=.");
            }

            telemetry.UseAzureMonitorExporter(options => (options.ConnectionString, options.Credential, options.SamplingRatio) = (azure, identity(), 1));
        }

        if (collector is { Length: > 0 })
        {
            telemetry.UseOtlpExporter(OtlpExportProtocol.HttpProtobuf, AddressOf(collector));
        }
    }

    private static Uri AddressOf(string collector) =>
        Uri.TryCreate(collector, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new StartUpRefusedException(
                "Telemetry:Otlp:Endpoint 应为收集器的地址，如 http://localhost:4318。 Telemetry:Otlp:Endpoint is the address of a collector, such as http://localhost:4318.");

    private static double ShareOf(string? setting) =>
        string.IsNullOrEmpty(setting) ? 1
        : double.TryParse(setting, System.Globalization.CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1 ? share
        : throw new StartUpRefusedException("Telemetry:SampleRatio 应在 0 与 1 之间。 Telemetry:SampleRatio is a number from 0 to 1.");
}
