using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using TeamsCollab.Process.Request;

namespace TeamsCollab.Bot.Materials;

/// <summary>
/// Reads a file that somebody sent, once, to its end, and keeps its size and hash alone. The address carries its own permission, so no token of ours goes
/// with it. A redirect is followed only to a host that is trusted as the first one was.
/// </summary>
public sealed partial class DownloadDoor(IOptions<MaterialSettings> settings, TimeProvider machine, ILogger<DownloadDoor> logger) : IDisposable
{
    private const int MostRedirects = 3;

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Ends when the seconds for one message are over, counted from now.</summary>
    public CancellationTokenSource Patience() => new(TimeSpan.FromSeconds(settings.Value.SecondsToRead), machine);

    /// <param name="patience">Over, the file counts as too slow.</param>
    public async Task<FileReading> ReadAsync(Uri address, CancellationToken patience, CancellationToken cancellation)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience, cancellation);
        try
        {
            return await FollowAsync(address, both.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            Log.Slow(logger, address.Host);
            return new FileReading.TooSlow();
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            Log.Failed(logger, address.Host, fault.GetType().Name);
            return new FileReading.NotGiven();
        }
    }

    public bool IsTrusted(Uri address) => FileHosts.Trust(address, settings.Value.TrustedHosts);

    public void Dispose() => _http.Dispose();

    private async Task<FileReading> FollowAsync(Uri address, CancellationToken cancellation)
    {
        for (var hop = 0; hop <= MostRedirects; hop++)
        {
            if (!IsTrusted(address))
            {
                Log.Untrusted(logger, address.Host);
                return new FileReading.OtherHost();
            }

            using var answer = await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (answer is { StatusCode: HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect, Headers.Location: { } next })
            {
                address = new Uri(address, next);
                continue;
            }

            if (answer.IsSuccessStatusCode)
            {
                return await HashAsync(answer.Content, cancellation);
            }

            Log.Refused(logger, address.Host, (int)answer.StatusCode);
            return new FileReading.NotGiven();
        }

        Log.Refused(logger, address.Host, (int)HttpStatusCode.Found);
        return new FileReading.NotGiven();
    }

    private async Task<FileReading> HashAsync(HttpContent content, CancellationToken cancellation)
    {
        var most = settings.Value.MostMegabytes * 1024L * 1024;
        if (content.Headers.ContentLength > most)
        {
            return new FileReading.TooLarge();
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        var (piece, size) = (new byte[64 * 1024], 0L);
        while (await stream.ReadAsync(piece, cancellation) is var read and > 0)
        {
            hash.AppendData(piece, 0, read);
            size += read;
            if (size > most)
            {
                // The announced length was missing, or was not true.
                return new FileReading.TooLarge();
            }
        }

        return new FileReading.Recorded(new FileContent(size, Convert.ToHexStringLower(hash.GetHashAndReset())));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A file was not read: {Host} is neither SharePoint nor in Materials:TrustedHosts.")]
        public static partial void Untrusted(ILogger logger, string host);

        [LoggerMessage(2, LogLevel.Warning, "{Host} did not give a file: HTTP {Status}.")]
        public static partial void Refused(ILogger logger, string host, int status);

        [LoggerMessage(3, LogLevel.Warning, "A file could not be read from {Host}: {Fault}.")]
        public static partial void Failed(ILogger logger, string host, string fault);

        [LoggerMessage(4, LogLevel.Information, "A file from {Host} took longer than Materials:SecondsToRead.")]
        public static partial void Slow(ILogger logger, string host);
    }
}
