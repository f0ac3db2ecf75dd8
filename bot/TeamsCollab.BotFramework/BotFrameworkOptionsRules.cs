using Microsoft.Extensions.Options;

namespace TeamsCollab.BotFramework;

/// <summary>The start-up check of <see cref="BotFrameworkOptions"/>: each problem says what to do about it.</summary>
internal sealed class BotFrameworkOptionsRules : IValidateOptions<BotFrameworkOptions>
{
    public ValidateOptionsResult Validate(string? name, BotFrameworkOptions options) =>
        options.Validate() is { Count: > 0 } problems ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;

    public static IEnumerable<string> Problems(BotFrameworkOptions options)
    {
        if (!options.IsSingleTenant && !options.IsManagedIdentity)
        {
            yield return "MicrosoftAppType 应为 SingleTenant 或 UserAssignedMSI（新的多租户机器人已不能创建）。"
                + " Set MicrosoftAppType to SingleTenant or UserAssignedMSI; multi-tenant bots can no longer be created.";
        }

        if (options.MicrosoftAppId.Length is 0)
        {
            yield return "缺少 MicrosoftAppId：请填写机器人在 Entra 中的应用程序（客户端）ID。"
                + " MicrosoftAppId is missing: enter the bot's Entra application (client) id.";
        }

        if (options.MicrosoftAppTenantId.Length is 0)
        {
            yield return "缺少 MicrosoftAppTenantId：请填写本组织的 Entra 租户 ID。"
                + " MicrosoftAppTenantId is missing: enter the organisation's Entra tenant id.";
        }

        var secrets = (options.MicrosoftAppPassword.Length > 0 ? 1 : 0) + (options.MicrosoftAppCertificatePath.Length > 0 ? 1 : 0);
        if (options.IsManagedIdentity && secrets > 0)
        {
            yield return "托管标识不使用密码或证书：请删除 MicrosoftAppPassword 与 MicrosoftAppCertificatePath。"
                + " A managed identity has no secret: remove MicrosoftAppPassword and MicrosoftAppCertificatePath.";
        }

        if (options.IsSingleTenant && options.Credential is null && secrets is not 1)
        {
            yield return "SingleTenant 需要 MicrosoftAppPassword（客户端密码）或 MicrosoftAppCertificatePath（证书文件），二选一。"
                + " SingleTenant needs either MicrosoftAppPassword (client secret) or MicrosoftAppCertificatePath (certificate file), exactly one.";
        }

        if (options.MicrosoftAppCertificatePath.Length > 0 && !File.Exists(options.MicrosoftAppCertificatePath))
        {
            yield return "找不到 MicrosoftAppCertificatePath 指定的证书文件。 The certificate file at MicrosoftAppCertificatePath does not exist.";
        }

        if (options.ToBotFromChannelTokenIssuer.Length is 0)
        {
            yield return "缺少 ToBotFromChannelTokenIssuer：请删除此设置以使用公有云默认值。"
                + " ToBotFromChannelTokenIssuer is empty: remove the setting to use the public cloud's.";
        }

        foreach (var (setting, address) in Addresses(options).Where(pair => !ServiceUrlTrust.IsSafe(pair.Address)))
        {
            yield return $"{setting}（{address}）必须是 https 地址；仅本机回环地址可用 http。"
                + $" {setting} must be an https address; http is for loopback only.";
        }

        foreach (var host in options.TrustedServiceUrlHosts.Where(host => !ServiceUrlTrust.IsHostRule(host)))
        {
            yield return $"TrustedServiceUrlHosts 中的“{host}”不是主机名：请写成 host、host:port 或 *.domain。"
                + " TrustedServiceUrlHosts takes host, host:port or *.domain, without scheme and path.";
        }

        if (options.MaxRequestBytes < 1024 || options.MaxMessageBytes < 1024 || options.SendRetries is < 0 or > 10 || options.InTurnSendRetries is < 0 or > 10)
        {
            yield return "MaxRequestBytes 与 MaxMessageBytes 至少为 1024，SendRetries 与 InTurnSendRetries 为 0 到 10。"
                + " MaxRequestBytes and MaxMessageBytes are at least 1024; SendRetries and InTurnSendRetries are 0 to 10.";
        }
    }

    private static IEnumerable<(string Setting, string Address)> Addresses(BotFrameworkOptions options)
    {
        yield return (nameof(options.ToBotFromChannelOpenIdMetadataUrl), options.ToBotFromChannelOpenIdMetadataUrl);
        yield return (nameof(options.ToChannelFromBotLoginUrl), options.ToChannelFromBotLoginUrl);
        if (options.ToBotFromEmulatorOpenIdMetadataUrl.Length > 0)
        {
            yield return (nameof(options.ToBotFromEmulatorOpenIdMetadataUrl), options.ToBotFromEmulatorOpenIdMetadataUrl);
        }
    }
}
