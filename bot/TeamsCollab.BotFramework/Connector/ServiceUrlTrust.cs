namespace TeamsCollab.BotFramework;

/// <summary>
/// Which service addresses we send our token to. A host a stranger names is never one of them: the list is the administrator's, names
/// match whole, a wildcard stands for one or more labels, and only loopback may do without https.
/// </summary>
public sealed class ServiceUrlTrust
{
    /// <summary>The connector of the public cloud.</summary>
    public static IReadOnlyList<string> PublicCloud { get; } = ["smba.trafficmanager.net", "*.teams.microsoft.com"];

    private readonly string[] _rules;

    /// <summary>Trusts the hosts of <paramref name="rules"/>; none means the public cloud's.</summary>
    public ServiceUrlTrust(IEnumerable<string> rules)
    {
        string[] given = [.. rules];
        _rules = given.Length > 0 ? given : [.. PublicCloud];
    }

    /// <summary>True when our token may go to <paramref name="serviceUrl"/>.</summary>
    public bool IsTrusted(string? serviceUrl) =>
        IsSafe(serviceUrl)
        && Uri.TryCreate(serviceUrl, UriKind.Absolute, out var address)
        && address.UserInfo.Length is 0 && address.Query.Length is 0 && address.Fragment.Length is 0
        && Array.Exists(_rules, rule => Matches(rule, address));

    /// <summary>True when every trusted host is this machine: a simulated office, whom Teams' limits do not concern.</summary>
    public bool IsLoopbackOnly => Array.TrueForAll(_rules, rule => Uri.TryCreate($"http://{rule}", UriKind.Absolute, out var host) && host.IsLoopback);

    /// <summary>An absolute https address, or http on loopback.</summary>
    internal static bool IsSafe(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    internal static bool IsHostRule(string rule) =>
        rule.Length > 0 && Uri.TryCreate($"https://{(rule.StartsWith("*.", StringComparison.Ordinal) ? rule[2..] : rule)}", UriKind.Absolute, out var uri)
        && uri.PathAndQuery is "/" && uri.Fragment.Length is 0 && uri.UserInfo.Length is 0 && !rule.EndsWith('/');

    private static bool Matches(string rule, Uri address) =>
        rule.StartsWith("*.", StringComparison.Ordinal)
            ? address.IsDefaultPort && address.IdnHost.EndsWith(rule[1..], StringComparison.OrdinalIgnoreCase)
            : string.Equals(rule, address.IdnHost, StringComparison.OrdinalIgnoreCase)
                ? address.IsDefaultPort || address.IsLoopback
                : string.Equals(rule, $"{address.IdnHost}:{address.Port}", StringComparison.OrdinalIgnoreCase);
}
