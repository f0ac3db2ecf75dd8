using System.Security.Cryptography;
using System.Text;

namespace TeamsCollab.FakeCosmos.Protocol;

/// <summary>The HMAC over method, kind, name and date that a request with a key carries. https://learn.microsoft.com/rest/api/cosmos-db/access-control-on-cosmosdb-resources</summary>
internal static class Signature
{
    public static void Check(GatewayRequest request, string key)
    {
        var sent = Uri.UnescapeDataString(request["authorization"] ?? throw new GatewayException(401, "Required Header authorization is missing."));
        var signature = sent[(sent.IndexOf("sig=", StringComparison.Ordinal) + 4)..];
        var names = request.Path;
        var (kind, link) = names.Length == 0 ? ("", "") : names.Length % 2 == 1 ? (names[^1], string.Join('/', names[..^1])) : (names[^2], string.Join('/', names));
        // A resource named by the service's own id is signed by that id alone, in lower case.
        if (signature != Of(request, key, kind, link) && signature != Of(request, key, kind, link.Split('/')[^1].ToLowerInvariant()))
        {
            throw new GatewayException(401, "The input authorization token can't serve the request. The wrong key is being used or the expected payload is not built as per the protocol.");
        }
    }

    private static string Of(GatewayRequest request, string key, string kind, string link) => Convert.ToBase64String(HMACSHA256.HashData(
        Convert.FromBase64String(key),
        Encoding.UTF8.GetBytes($"{request.Method.ToLowerInvariant()}\n{kind.ToLowerInvariant()}\n{link}\n{(request["x-ms-date"] ?? "").ToLowerInvariant()}\n\n")));
}
