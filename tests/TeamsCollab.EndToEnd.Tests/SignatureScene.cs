using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TeamsCollab.Bot.Clock;
using TeamsCollab.Bot.Effects;
using TeamsCollab.Bot.Hosting;

namespace TeamsCollab.EndToEnd.Tests;

/// <summary>The example up to minutes that await everybody's confirmation. A month of business time, so it is played where time can be moved.</summary>
internal static class SignatureScene
{
    public const string SalesHead = "王建国";

    /// <summary>Who confirm, and sign after that.</summary>
    public static readonly string[] Heads = ["陈思远", SalesHead, "周晓峰", "马海燕"];

    private static readonly string[] Departments = ["市场部", "销售部", "产品部", "客服部"];

    public static async Task PlayAsync(Stage stage)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(stage.Settings());
        builder.Configuration["Logging:LogLevel:Default"] = "Error";
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = await BotHost.BuildAsync(builder, TestContext.Current.CancellationToken, runsInTheBackground: false);
        var clock = app.Services.GetRequiredService<BusinessClock>();
        clock.StartAt(TimeSpan.FromDays(-30));
        await app.StartAsync(TestContext.Current.CancellationToken);
        stage.Office.ConnectBot(new Uri(new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()), "/api/messages"));
        await stage.Office.AnnounceInstallationsAsync(TestContext.Current.CancellationToken);
        var pump = app.Services.GetRequiredService<EffectPump>();

        await stage.OpenFormAsync();
        await PressAsync(Stage.Asker, "request.submit", Request());
        foreach (var head in Heads.Skip(1))
        {
            await PressAsync(head, "request.accept");
        }

        var start = FirstSlot(stage);
        await PressAsync(Stage.Asker, "meeting.arrange", ("slot", start));
        await PressAsync(Stage.Asker, "meeting.sendAgenda");
        clock.MoveTo(DateTimeOffset.Parse(start, CultureInfo.InvariantCulture).AddHours(2));
        await app.Services.GetRequiredService<ClockSweep>().RunAsync(TestContext.Current.CancellationToken);
        await pump.DrainAsync(TestContext.Current.CancellationToken);
        await PressAsync(Stage.Asker, "meeting.end");
        await PressAsync(Stage.Asker, "minutes.write", ("points", "销售部：需产品部提供卖点手册"), ("agreed", "首批铺货率≥95%"));
        await PressAsync(
            Stage.Asker,
            "minutes.writeTask",
            ("what", "完成首批铺货"), ("owner", stage.Office.Person(SalesHead).Id), ("due", InDays(40)), ("how", "分三批"), ("standard", "铺货率≥95%"), ("rhythm", "weekly"));
        clock.MoveTo(MachineTime.Real.GetUtcNow());
        await app.Services.GetRequiredService<ClockSweep>().RunAsync(TestContext.Current.CancellationToken);
        await pump.DrainAsync(TestContext.Current.CancellationToken);
        await PressAsync(Stage.Asker, "minutes.circulate");
        await PressAsync(SalesHead, "minutes.takeOn");
        await app.StopAsync(TestContext.Current.CancellationToken);

        async Task PressAsync(string person, string verb, params (string Name, string Value)[] inputs)
        {
            var pressed = await stage.Office.PressAsync(person, verb, inputs.ToDictionary(input => input.Name, input => input.Value));
            Assert.True(pressed.Accepted, $"{person} {verb}: {pressed.Toast}");
            Assert.False(pressed.Invoke?.GetRawText().Contains("\"attention\"", StringComparison.Ordinal), $"{person} {verb}: {pressed.Invoke}");
            await pump.DrainAsync(TestContext.Current.CancellationToken);
        }

        (string, string)[] Request() =>
        [
            ("kind", "projectDelivery"), ("milestones", $"{InDays(60)} 首批铺货"), ("title", "2024年Q3新品上市营销活动协作"), ("what", "首批铺货"), ("why", "新品上市"), ("wantedBy", InDays(60)), ("standard", "铺货率≥95%"),
            ("urgency", "normal"), ("importance", "important"), ("materials", "方案 https://intranet.example/q3/plan.docx"), ("receivers", string.Join(',', Departments.Skip(1))),
            ("contacts", string.Join(',', Heads.Skip(1).Zip(Departments.Skip(1), (head, department) => $"{department}|{stage.Office.Person(head).Id}"))),
        ];
    }

    private static string InDays(int days) => MachineTime.Real.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The first time at which everybody is free, as the asker's card offers it.</summary>
    private static string FirstSlot(Stage stage)
    {
        var card = stage.Showing(Stage.Asker, "meeting.arrange")[^1].CardsFor(stage.Office.Person(Stage.Asker).Id)[0];
        return Input(card, "slot")!.Value.GetProperty("choices")[0].GetProperty("value").GetString()!;
    }

    private static JsonElement? Input(JsonElement node, string id) => node.ValueKind switch
    {
        JsonValueKind.Array => node.EnumerateArray().Select(item => Input(item, id)).FirstOrDefault(found => found is not null),
        JsonValueKind.Object when node.TryGetProperty("id", out var own) && own.ValueKind is JsonValueKind.String && own.ValueEquals(id) => node,
        JsonValueKind.Object => node.EnumerateObject().Select(member => Input(member.Value, id)).FirstOrDefault(found => found is not null),
        _ => null,
    };
}
