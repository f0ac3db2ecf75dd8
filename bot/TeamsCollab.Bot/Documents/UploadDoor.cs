using System.Net.Http.Headers;
using TeamsCollab.Bot.Materials;

namespace TeamsCollab.Bot.Documents;

/// <summary>
/// Puts a file to the address that Teams names. The address carries its own permission, so no token of ours goes with it; and it must be in
/// SharePoint, or on a host that an administrator trusts, because whoever could name another one would be sent the file.
/// </summary>
public sealed partial class UploadDoor(IConfiguration configuration, ILogger<UploadDoor> logger) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = TimeSpan.FromSeconds(60) };
    private readonly string[] _trusted = configuration.GetSection("TrustedUploadHosts").Get<string[]>() ?? [];

    /// <summary>False where the address is not trusted, or the file was not taken.</summary>
    public async Task<bool> PutAsync(string? address, byte[] content, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !IsTrusted(uri))
        {
            Log.Untrusted(logger, uri?.Host);
            return false;
        }

        try
        {
            using var body = new ByteArrayContent(content);
            body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            body.Headers.ContentRange = new ContentRangeHeaderValue(0, content.Length - 1, content.Length);
            using var answer = await _http.PutAsync(uri, body, cancellation);
            if (!answer.IsSuccessStatusCode)
            {
                Log.Refused(logger, uri.Host, (int)answer.StatusCode);
            }

            return answer.IsSuccessStatusCode;
        }
        catch (Exception fault) when (fault is HttpRequestException || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            Log.Failed(logger, uri.Host, fault);
            return false;
        }
    }

    public bool IsTrusted(Uri address) => FileHosts.Trust(address, _trusted);

    public void Dispose() => _http.Dispose();

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A file was not sent: {Host} is neither SharePoint nor in TrustedUploadHosts.")]
        public static partial void Untrusted(ILogger logger, string? host);

        [LoggerMessage(2, LogLevel.Warning, "{Host} did not take a file: HTTP {Status}.")]
        public static partial void Refused(ILogger logger, string host, int status);

        [LoggerMessage(3, LogLevel.Warning, "A file could not be sent to {Host}.")]
        public static partial void Failed(ILogger logger, string host, Exception fault);
    }
}
