using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace TeamsCollab.BotFramework;

/// <summary>
/// The signing keys one issuer announces. Refreshed from twelve hours on in the background, never used older than a day, fetched again at
/// an unknown key id but not more than once in five minutes; one fetch at a time, whoever asks. What a failed fetch leaves unknown is asked
/// for again after five seconds, and until then nobody is told that the key does not exist.
/// </summary>
internal sealed partial class SigningKeys(Uri metadata, IHttpClientFactory clients, TimeProvider clock, ILogger logger)
{
    public const string HttpClientName = "BotFramework.Metadata";

    private static readonly TimeSpan RefreshAfter = TimeSpan.FromHours(12);
    private static readonly TimeSpan UnusableAfter = TimeSpan.FromHours(24);
    private static readonly TimeSpan PauseBetweenRefreshes = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private Announced? _announced;
    private Task? _fetch;
    private bool _failed;
    private DateTimeOffset _lastAttempt = DateTimeOffset.MinValue;
    private DateTimeOffset _lastUnknown = DateTimeOffset.MinValue;

    private sealed record Announced(DateTimeOffset At, Dictionary<string, SigningKey> Keys);

    /// <summary>
    /// False when no keys young enough can be had, or <paramref name="id"/> is not among them and the newest cannot be fetched; the key is null
    /// when it is not announced.
    /// </summary>
    public async Task<(bool Available, SigningKey? Key)> FindAsync(string id, CancellationToken cancellation)
    {
        if (Usable() is null)
        {
            await (Fetch(PauseAfterFailure) ?? Task.CompletedTask).WaitAsync(cancellation);
        }
        else if (Usable() is { } aging && clock.GetUtcNow() - aging.At >= RefreshAfter)
        {
            _ = Fetch(PauseBetweenRefreshes);
        }

        if (Usable() is { } announced && !announced.Keys.ContainsKey(id))
        {
            await (FetchForUnknown() ?? Task.CompletedTask).WaitAsync(cancellation);
        }

        var key = Usable()?.Keys.GetValueOrDefault(id);
        return (key is not null || (Usable() is not null && !Volatile.Read(ref _failed)), key);
    }

    /// <summary>Fetches the keys where none are usable; whether they are now.</summary>
    public async Task<bool> PrepareAsync(CancellationToken cancellation)
    {
        if (Usable() is null)
        {
            await (Fetch(PauseAfterFailure) ?? Task.CompletedTask).WaitAsync(cancellation);
        }

        return Usable() is not null;
    }

    private Announced? Usable() => Volatile.Read(ref _announced) is { } known && clock.GetUtcNow() - known.At < UnusableAfter ? known : null;

    private Task? FetchForUnknown()
    {
        lock (_gate)
        {
            if (_fetch is null && clock.GetUtcNow() - _lastUnknown < (_failed ? PauseAfterFailure : PauseBetweenRefreshes))
            {
                return null;
            }

            _lastUnknown = clock.GetUtcNow();
            return Fetch(TimeSpan.Zero);
        }
    }

    private Task? Fetch(TimeSpan pause)
    {
        lock (_gate)
        {
            if (_fetch is not null)
            {
                return _fetch;
            }

            if (clock.GetUtcNow() - _lastAttempt < pause)
            {
                return null;
            }

            _lastAttempt = clock.GetUtcNow();
            return _fetch = Task.Run(FetchAsync);
        }
    }

    private async Task FetchAsync()
    {
        try
        {
            var client = clients.CreateClient(HttpClientName);
            using var configuration = JsonDocument.Parse(await client.GetByteArrayAsync(metadata));
            var address = configuration.RootElement.GetProperty("jwks_uri").GetString();
            if (!ServiceUrlTrust.IsSafe(address) || new Uri(address!).Scheme != metadata.Scheme)
            {
                throw new InvalidOperationException("The announced key address is not https.");
            }

            using var document = JsonDocument.Parse(await client.GetByteArrayAsync(new Uri(address!)));
            var keys = SigningKeyDocument.Read(document.RootElement);
            if (keys.Count is 0)
            {
                // Never instead of good ones: whatever answered is not the issuer as it should be.
                throw new InvalidOperationException("No usable key is announced.");
            }

            Volatile.Write(ref _announced, new Announced(clock.GetUtcNow(), keys));
            Volatile.Write(ref _failed, false);
        }
        catch (Exception failure)
        {
            // Whatever a strange answer brings about: the keys at hand stay, and without any the channel is asked to come back.
            Volatile.Write(ref _failed, true);
            Log.KeysUnavailable(logger, metadata, failure);
        }
        finally
        {
            lock (_gate)
            {
                _fetch = null;
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The signing keys announced at {Metadata} could not be fetched.")]
        public static partial void KeysUnavailable(ILogger logger, Uri metadata, Exception failure);
    }
}
