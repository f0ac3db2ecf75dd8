using Microsoft.AspNetCore.Builder;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.Bot.Telemetry;

namespace TeamsCollab.Bot.Tests.Telemetry;

/// <summary>Wrong telemetry settings are said at start.</summary>
public sealed class ExportSettingsTests
{
    [Theory]
    [InlineData("Telemetry:AzureMonitor:ConnectionString", "0f0f0f0f-0000-0000-0000-000000000000")]
    [InlineData("Telemetry:Otlp:Endpoint", "collector")]
    [InlineData("Telemetry:Otlp:Endpoint", "ftp://collector")]
    [InlineData("Telemetry:SampleRatio", "2")]
    [InlineData("Telemetry:SampleRatio", "half")]
    public void A_setting_that_cannot_be_used_is_named(string setting, string value)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["Telemetry:Otlp:Endpoint"] = "http://127.0.0.1:4318";
        builder.Configuration[setting] = value;
        var refused = Assert.Throws<StartUpRefusedException>(() => TelemetryExport.Add(builder, () => throw new InvalidOperationException()));
        Assert.Contains(setting, refused.Message, StringComparison.Ordinal);
        Assert.Contains(refused.Message, letter => letter is >= '\u4e00' and <= '\u9fff');
    }
}
