namespace TeamsCollab.Bot.Graph;

/// <summary>
/// A person waits for a turn's answer, so all Graph calls of one turn together have two and a half seconds from the first on, and none is
/// repeated. Outside a turn a call has fifteen; whoever made it repeats it with the delays of effects.
/// </summary>
public sealed class GraphPatience : DelegatingHandler
{
    private static readonly TimeSpan InATurn = TimeSpan.FromSeconds(2.5);
    private static readonly TimeSpan Otherwise = TimeSpan.FromSeconds(15);
    private static readonly AsyncLocal<Turn?> Present = new();

    /// <summary>Something could not be looked up in this turn's time; what was drawn without it is to be drawn again later.</summary>
    public static bool HasRunOut => Present.Value is { HasRunOut: true };

    /// <summary>From here to the end of the calling method it is a turn.</summary>
    public static IDisposable Begin(TimeProvider machine) => Present.Value = new Turn(machine);

    /// <summary>Does what a call to Graph needs, for as long as there is patience.</summary>
    /// <exception cref="HttpRequestException">It took longer.</exception>
    internal static async Task<T> WithinAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellation)
    {
        var turn = Present.Value;
        using var limit = turn is null ? new CancellationTokenSource(Otherwise) : null;
        var patience = turn?.Patience ?? limit!.Token;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience);
        try
        {
            return await call(either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new HttpRequestException("Microsoft Graph did not answer in time.");
        }
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        WithinAsync(patience => base.SendAsync(request, patience), cancellationToken);

    /// <summary>Notes that Graph told nothing.</summary>
    internal static void NoteSilence()
    {
        if (Present.Value is { } turn)
        {
            turn.HasRunOut = true;
        }
    }

    private sealed class Turn(TimeProvider machine) : IDisposable
    {
        private readonly Lock _gate = new();
        private CancellationTokenSource? _source;

        public bool HasRunOut { get; set; }

        public CancellationToken Patience
        {
            get
            {
                lock (_gate)
                {
                    return (_source ??= new CancellationTokenSource(InATurn, machine)).Token;
                }
            }
        }

        public void Dispose() => Present.Value = null;
    }
}
