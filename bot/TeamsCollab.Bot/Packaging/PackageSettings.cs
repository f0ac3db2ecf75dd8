using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace TeamsCollab.Bot.Packaging;

/// <summary>What an app package says of one installation. Ids come from the settings the bot itself runs with; nothing in it is secret.</summary>
public sealed partial record PackageSettings(
    string MicrosoftAppId,
    string TeamsAppId,
    string Host,
    string Version,
    string DeveloperName,
    string WebsiteUrl,
    string PrivacyUrl,
    string TermsOfUseUrl)
{
    /// <summary>The app's id in Teams is the bot's where <c>Package:TeamsAppId</c> names none; the three pages that Teams demands are then the bot's own.</summary>
    public static PackageSettings From(IConfiguration configuration)
    {
        var section = configuration.GetSection("Package");
        var app = configuration["MicrosoftAppId"] ?? string.Empty;
        var host = section["Host"] ?? string.Empty;
        return new PackageSettings(
            app,
            section["TeamsAppId"] is { Length: > 0 } own ? own : app,
            host,
            section["Version"] is { Length: > 0 } version ? version : "1.0.0",
            section["DeveloperName"] is { Length: > 0 } name ? name : "TeamsCollab",
            section["WebsiteUrl"] is { Length: > 0 } website ? website : $"https://{host}/about",
            section["PrivacyUrl"] is { Length: > 0 } privacy ? privacy : $"https://{host}/privacy",
            section["TermsOfUseUrl"] is { Length: > 0 } terms ? terms : $"https://{host}/terms");
    }

    /// <summary>What is missing or wrong and what to do, Chinese then English; empty when a package can be made.</summary>
    public ImmutableArray<string> Validate() => [.. Problems()];

    private IEnumerable<string> Problems()
    {
        if (!Guid.TryParseExact(MicrosoftAppId, "D", out _))
        {
            yield return "MicrosoftAppId 缺失或不是 GUID：请填写机器人的应用程序（客户端）ID，或加 --app-id。 MicrosoftAppId is missing or no GUID: set it to the bot's application (client) id, or add --app-id.";
        }

        if (TeamsAppId != MicrosoftAppId && !Guid.TryParseExact(TeamsAppId, "D", out _))
        {
            yield return "Package:TeamsAppId 不是 GUID。 Package:TeamsAppId is no GUID; leave it out to use the bot's id.";
        }

        if (!HostName().IsMatch(Host))
        {
            yield return "Package:Host 缺失或不是主机名：请填写机器人的公网主机名（如 bot.contoso.com，不带 https:// 和路径），或加 --host。 "
                + "Package:Host is missing or no host name: set it to the bot's public host (bot.contoso.com, without scheme and path), or add --host.";
        }

        if (!ThreeNumbers().IsMatch(Version))
        {
            yield return "Package:Version 应为三个数字，如 1.2.0；每次更新应用时须增大。 Package:Version is three numbers such as 1.2.0, greater at every update.";
        }

        if (DeveloperName.Length > 32)
        {
            yield return "Package:DeveloperName 最多 32 个字符。 Package:DeveloperName takes 32 characters at most.";
        }

        foreach (var (setting, address) in new[] { ("WebsiteUrl", WebsiteUrl), ("PrivacyUrl", PrivacyUrl), ("TermsOfUseUrl", TermsOfUseUrl) })
        {
            if (HostName().IsMatch(Host) && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps))
            {
                yield return $"Package:{setting} 须为 https 地址。 Package:{setting} must be an https address.";
            }
        }
    }

    [GeneratedRegex(@"^(?=.{4,253}\z)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HostName();

    [GeneratedRegex(@"^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\z", RegexOptions.CultureInvariant)]
    private static partial Regex ThreeNumbers();
}
