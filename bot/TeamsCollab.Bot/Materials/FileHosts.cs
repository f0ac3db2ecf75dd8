namespace TeamsCollab.Bot.Materials;

/// <summary>
/// Where files come from and go to. Teams names the address, and it carries its own permission; but whoever could name another host would be sent a file, or
/// would have the bot ask an address of their choice. So it is SharePoint, over https on its own port, or a host that an administrator trusts.
/// </summary>
public static class FileHosts
{
    /// <summary>SharePoint of the public cloud, China and the US government.</summary>
    private static readonly string[] SharePoint = [".sharepoint.com", ".sharepoint.cn", ".sharepoint.us", ".sharepoint-mil.us"];

    /// <param name="trusted">By an administrator, as <c>host</c> or <c>host:port</c>. Without https on this machine only.</param>
    public static bool Trust(Uri address, IEnumerable<string> trusted) =>
        address.UserInfo.Length == 0
        && ((address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && SharePoint.Any(suffix => address.IdnHost.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)))
            || ((address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)) && trusted.Contains(address.Authority, StringComparer.OrdinalIgnoreCase)));
}
