using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using TeamsCollab.Office.Connector;

namespace TeamsCollab.Office.Doors;

/// <summary>
/// Keeps everybody but this machine out: a loopback host name against name rebinding, no foreign origin, and for everything a browser
/// shows or changes the random key of the start-up address.
/// </summary>
internal sealed class FrontDoor(string key, OfficeAddress address)
{
    private const string Header = "X-Office-Key";

    private string Cookie => $"office-{address.Port}";

    public Task PassAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers.XFrameOptions = "DENY";
        context.Response.Headers.CacheControl = "no-store";
        if (!IsLoopback(request.Host))
        {
            return SayAsync(context, StatusCodes.Status400BadRequest, "体验环境只在本机使用。 The practice office answers only to this machine's own name.");
        }

        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0 && origin != $"{request.Scheme}://{request.Host}")
        {
            return SayAsync(context, StatusCodes.Status403Forbidden, "来源不允许。 Requests from other pages are refused.");
        }

        if (IsService(request.Path))
        {
            return next(context);
        }

        if (HttpMethods.IsGet(request.Method) && request.Path == "/" && request.Query["key"] is [{ } given] && Same(given))
        {
            context.Response.Cookies.Append(Cookie, key, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/" });
            context.Response.Redirect("/");
            return Task.CompletedTask;
        }

        var tool = request.Headers[Header] is [{ } shown] && Same(shown);
        var browser = request.Cookies.TryGetValue(Cookie, out var kept) && Same(kept);
        if (!tool && !browser)
        {
            return SayAsync(context, StatusCodes.Status401Unauthorized, "请使用启动时显示的完整地址打开体验页面。 Open the full address that was printed at start-up.");
        }

        return !tool && origin.Length == 0 && !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)
            ? SayAsync(context, StatusCodes.Status403Forbidden, "缺少来源。 A change needs an Origin.")
            : next(context);
    }

    private static bool IsLoopback(HostString host) =>
        string.Equals(host.Host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>Doors with a lock of their own (client secret, bearer token, the id of a file), or that are public by nature (the signing key).</summary>
    private static bool IsService(PathString path) =>
        path.StartsWithSegments("/connector") || path.StartsWithSegments(FileRoutes.Upload) || path.StartsWithSegments(FileRoutes.Download) || path.StartsWithSegments("/graph") || path.StartsWithSegments("/v1/.well-known") || path.Value?.EndsWith("/oauth2/v2.0/token", StringComparison.Ordinal) is true;

    private bool Same(string given) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(key));

    private static Task SayAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text);
    }
}
