using Azure.Identity;
using Microsoft.Extensions.Options;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Effects;
using TeamsCollab.Bot.Health;
using TeamsCollab.Bot.Organisation;
using TeamsCollab.Bot.Proof;
using TeamsCollab.BotFramework;
using TeamsCollab.CardTemplating;

namespace TeamsCollab.Bot.Hosting;

/// <summary>Says at start what is configured, what is simulated and what is missing.</summary>
public static class StartUpReport
{
    public static string Of(WebApplication app)
    {
        var bot = app.Services.GetRequiredService<IOptions<BotFrameworkOptions>>().Value;
        var contact = app.Services.GetRequiredService<IOptions<ContactSettings>>().Value;
        var organisation = app.Services.GetRequiredService<IOptions<OrganisationSettings>>().Value;
        return $"""
            TeamsCollab 已启动 / is running: {string.Join(", ", app.Urls)}
              应用 app           {bot.MicrosoftAppId} ({bot.MicrosoftAppType}), 租户 tenant {bot.MicrosoftAppTenantId}
              存储 store         {StoreSettings.Say(app.Configuration)}
              签名 signing       {SigningKeySettings.Say(app.Services.GetRequiredService<ISigningKey>())}
              部门 departments   {(organisation.Departments.Count > 0 ? $"{organisation.Departments.Count} (Organisation:Departments)" : "取自目录 / from the directory")}
              主动安装 install   {Say(contact.CatalogAppId, "Contact:CatalogAppId")}
              邮件 mail          {Say(contact.MailSender, "Contact:MailSender")}
              遥测 telemetry     {Say(app.Configuration["Telemetry:AzureMonitor:ConnectionString"] ?? app.Configuration["Telemetry:Otlp:Endpoint"], "Telemetry:…")}
            """;
    }

    /// <summary>What to tell an operator about a fault at start, or null where it is no known one.</summary>
    public static string? Explain(Exception refusal) => refusal switch
    {
        StartUpRefusedException or StoreUnavailableException or InvalidDataException or CardTemplateException => refusal.Message,
        AuthenticationFailedException noToken => TokenTrouble.AtStart(noToken),
        OptionsValidationException settings => string.Join(Environment.NewLine, settings.Failures),
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } => $"端口已被占用，请用 --urls 换一个。 The port is taken: choose another with --urls. {refusal.Message}",
        AggregateException { InnerExceptions: var several } when several.All(one => one is OptionsValidationException) => string.Join(Environment.NewLine, several.Select(Explain)),
        IOException { InnerException: System.Net.Sockets.SocketException } or System.Net.Sockets.SocketException =>
            $"无法监听该地址，请检查 --urls。 This address cannot be listened at: check --urls. {refusal.Message}",
        _ => null,
    };

    private static string Say(string? setting, string name) => setting is { Length: > 0 } ? "已配置 / configured" : $"未配置 / not configured: {name}";
}
