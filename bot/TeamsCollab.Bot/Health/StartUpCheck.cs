using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text.Json;
using Azure.Core;
using Microsoft.Extensions.Options;
using TeamsCollab.Bot.Effects;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.BotFramework;

namespace TeamsCollab.Bot.Health;

/// <summary>
/// Looks once after the start, in the background, whether the bot has what it was configured for, and says in the log what is missing and what to do.
/// Never keeps the bot from running: a permission that is missing costs its feature only. What may pass is looked at again.
/// </summary>
internal sealed partial class StartUpCheck(
    IOptions<BotFrameworkOptions> bot, IOptions<ContactSettings> contact, IConfiguration configuration, ChannelTokenValidator validator, TimeProvider machine, ILogger<StartUpCheck> logger) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(5);

    public async Task<ImmutableArray<StartUpFinding>> LookAsync(CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Patience, machine);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        var found = ImmutableArray.CreateBuilder<StartUpFinding>();
        if (!await PreparedAsync(either.Token))
        {
            found.Add(new(
                "无法取得 Teams 的签名密钥，收到的消息会被拒绝：请确认可以访问 ToBotFromChannelOpenIdMetadataUrl。",
                "Teams' signing keys cannot be fetched, so messages are refused: see that ToBotFromChannelOpenIdMetadataUrl can be reached.",
                MayPass: true));
        }

        try
        {
            var token = await bot.Value.CreateCredential().GetTokenAsync(new TokenRequestContext([GraphClients.Scope(configuration["Graph:BaseAddress"])]), either.Token);
            found.AddRange(Judge(RolesOf(token.Token)));
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            found.Add(TokenTrouble.Of(fault));
        }

        return found.ToImmutable();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var said = new HashSet<StartUpFinding>();
        try
        {
            while (!await SayAsync(said, stoppingToken))
            {
                await Task.Delay(Again, machine, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops before the check was done; the next start makes it again.
        }
    }

    /// <summary>Says what was not said before; whether that is all.</summary>
    private async Task<bool> SayAsync(HashSet<StartUpFinding> said, CancellationToken cancellation)
    {
        var found = await LookAsync(cancellation);
        foreach (var finding in found.Where(said.Add))
        {
            if (finding.IsOptional)
            {
                Log.NotGiven(logger, finding.Chinese, finding.English);
            }
            else
            {
                Log.Missing(logger, finding.Chinese, finding.English);
            }
        }

        if (found.Any(finding => finding.MayPass))
        {
            return false;
        }

        Log.Looked(logger, found.Count(finding => !finding.IsOptional));
        return true;
    }

    private IEnumerable<StartUpFinding> Judge(ImmutableHashSet<string> held)
    {
        var wanted = new List<GraphPermission> { GraphPermission.People, GraphPermission.FreeTimes };
        if (contact.Value.CatalogAppId is { Length: > 0 })
        {
            wanted.Add(GraphPermission.Install);
        }

        if (contact.Value.MailSender is { Length: > 0 })
        {
            wanted.Add(GraphPermission.Mail);
        }

        foreach (var missing in wanted.Where(permission => !permission.IsIn(held)))
        {
            yield return new(
                $"缺少 Microsoft Graph 应用程序权限 {missing.Name}：{missing.Chinese}。请按 infra/README.md 授予。",
                $"The Microsoft Graph application permission {missing.Name} is missing: {missing.English}. Give it as infra/README.md says.");
        }

        foreach (var missing in new[] { GraphPermission.Hours, GraphPermission.Rooms }.Where(permission => !permission.IsIn(held)))
        {
            yield return new(
                $"未授予可选的 Microsoft Graph 应用程序权限 {missing.Name}：{missing.Chinese}。需要时按 infra/README.md 授予。",
                $"The optional Microsoft Graph application permission {missing.Name} is not given: {missing.English}. Give it as infra/README.md says where you want it.",
                IsOptional: true);
        }

        if (held.Contains(GraphPermission.Booking))
        {
            yield return new(
                "Calendars.ReadWrite 已在 Entra 中授予，可以改动全公司的日历，Exchange 中的范围限制因此不起作用。建议改用 infra/README.md 所述的 Exchange 角色。",
                "Calendars.ReadWrite is consented in Entra and reaches every calendar, whatever Exchange limits. Rather give the Exchange role of infra/README.md.");
        }
    }

    private async Task<bool> PreparedAsync(CancellationToken cancellation)
    {
        try
        {
            return await validator.PrepareAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>The permissions that Entra wrote into the token. Only read, never believed: Graph itself decides.</summary>
    private static ImmutableHashSet<string> RolesOf(string token)
    {
        if (token.Split('.') is not [_, var payload, ..])
        {
            return [];
        }

        using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(payload));
        return claims.RootElement.TryGetProperty("roles", out var roles)
            ? roles.ValueKind is JsonValueKind.Array ? [.. roles.EnumerateArray().Select(role => role.GetString() ?? string.Empty)] : [roles.ToString()]
            : [];
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "启动检查：{Chinese} Start-up check: {English}")]
        public static partial void Missing(ILogger logger, string chinese, string english);

        [LoggerMessage(3, LogLevel.Information, "启动检查：{Chinese} Start-up check: {English}")]
        public static partial void NotGiven(ILogger logger, string chinese, string english);

        [LoggerMessage(2, LogLevel.Information, "启动检查完成，{Count} 项需要处理。 The start-up check is done; {Count} things need attention.")]
        public static partial void Looked(ILogger logger, int count);
    }
}
