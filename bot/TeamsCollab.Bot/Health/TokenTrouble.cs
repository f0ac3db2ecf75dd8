using Azure.Identity;

namespace TeamsCollab.Bot.Health;

/// <summary>Why Entra ID gave the bot no token, by the codes it documents (AADSTS…), and what to do. What Entra wrote itself is not repeated: it names tenants and apps.</summary>
internal static class TokenTrouble
{
    public static StartUpFinding Of(Exception fault) => Known(fault) ?? new(
        "暂时无法从 Entra ID 取得令牌，五分钟后再试。请确认可以访问 ToChannelFromBotLoginUrl。",
        "Entra ID gave no token for now; tried again in five minutes. See that ToChannelFromBotLoginUrl can be reached.",
        MayPass: true);

    /// <summary>The same where the bot cannot start without the token, because its store is reached with it.</summary>
    public static string AtStart(Exception fault) => Known(fault) is { } known
        ? $"{known.Chinese} {known.English}"
        : "无法从 Entra ID 取得令牌，因此打不开存储：请确认可以访问 ToChannelFromBotLoginUrl（托管标识须已分配给本程序），然后重新启动。 "
            + "Entra ID gave no token, so the store cannot be opened: see that ToChannelFromBotLoginUrl can be reached (a managed identity: that it is assigned), then start again.";

    private static StartUpFinding? Known(Exception fault) => fault switch
    {
        CredentialUnavailableException => new(
            "拿不到托管标识的令牌：请确认本程序运行在 Azure 中，且已分配 MicrosoftAppId 所指的用户分配标识。",
            "There is no token for the managed identity: run this in Azure, with the user-assigned identity that MicrosoftAppId names."),
        _ when Says(fault, "AADSTS7000222") => new(
            "MicrosoftAppPassword 已过期：请在 Entra 应用注册中新建客户端密码并更新设置。",
            "MicrosoftAppPassword has expired: make a new client secret in the Entra app registration and set it."),
        _ when Says(fault, "AADSTS7000215") => new(
            "MicrosoftAppPassword 不正确：请填写客户端密码的“值”，而不是“机密 ID”。",
            "MicrosoftAppPassword is wrong: set the secret's value, not its id."),
        _ when Says(fault, "AADSTS700016") => new(
            "在租户中找不到 MicrosoftAppId 所指的应用：请核对 MicrosoftAppId 与 MicrosoftAppTenantId。",
            "The tenant has no app with this MicrosoftAppId: compare MicrosoftAppId and MicrosoftAppTenantId."),
        _ when Says(fault, "AADSTS90002") || Says(fault, "AADSTS900021") || Says(fault, "AADSTS900023") => new(
            "没有 MicrosoftAppTenantId 所指的租户。",
            "There is no tenant with this MicrosoftAppTenantId."),
        _ when Says(fault, "AADSTS700027") => new(
            "MicrosoftAppCertificatePath 的证书没有登记在 Entra 应用注册中，或已过期。",
            "The certificate at MicrosoftAppCertificatePath is not registered with the Entra app, or has expired."),
        _ => null,
    };

    private static bool Says(Exception fault, string code) =>
        // AADSTS900021 begins with AADSTS90002: the code ends where its digits do.
        fault.Message.IndexOf(code, StringComparison.Ordinal) is >= 0 and var place
        && (place + code.Length == fault.Message.Length || !char.IsAsciiDigit(fault.Message[place + code.Length]));
}
