using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace TeamsCollab.Benchmarks.Turns;

/// <summary>What a run of turns came to.</summary>
internal sealed record Turned(int Turns, double Seconds, double[] Milliseconds, int Failed)
{
    public double PerSecond => Turns / Seconds;
}

/// <summary>
/// Sends turns over kept connections, so many at once. Over bare sockets, and nothing is made or read that need not be: whoever sends shares the
/// processors with the bot, and an HTTP client would cost more than the bots that are measured.
/// </summary>
internal static class TurnLoad
{
    private const int Deliveries = 3;

    /// <summary>Sends <paramref name="bodies"/> one after another until there are no more, <paramref name="together"/> at once.</summary>
    /// <param name="isGood">Reads the answer; a turn that failed makes the comparison worthless and is counted.</param>
    public static async Task<Turned> RunAsync(int port, string token, int together, IEnumerator<byte[]> bodies, Func<int, ReadOnlySpan<byte>, bool> isGood)
    {
        var gate = new Lock();
        var times = new List<double>();
        var failed = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, together).Select(_ => Task.Run(WorkAsync)));
        watch.Stop();
        return new Turned(times.Count, watch.Elapsed.TotalSeconds, [.. times], failed);

        async Task WorkAsync()
        {
            using var socket = new TcpClient { NoDelay = true };
            await socket.ConnectAsync("127.0.0.1", port);
            var stream = socket.GetStream();
            var buffer = new byte[256 * 1024];
            while (Next() is { } body)
            {
                var began = Stopwatch.GetTimestamp();
                var (status, answer) = (503, ReadOnlyMemory<byte>.Empty);
                // As the channel does, whoever is asked to come back delivers again.
                for (var delivery = 0; delivery < Deliveries && status is 503; delivery++)
                {
                    await stream.WriteAsync(Request(token, body));
                    (status, answer) = await ReadAsync(stream, buffer);
                }

                var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
                lock (gate)
                {
                    times.Add(took);
                    failed += isGood(status, answer.Span) ? 0 : 1;
                }
            }
        }

        byte[]? Next()
        {
            lock (gate)
            {
                return bodies.MoveNext() ? bodies.Current : null;
            }
        }
    }

    private static byte[] Request(string token, byte[] body)
    {
        var head = Encoding.ASCII.GetBytes(
            $"POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: {token}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n");
        byte[] whole = [.. head, .. body];
        return whole;
    }

    private static async Task<(int Status, ReadOnlyMemory<byte> Body)> ReadAsync(NetworkStream stream, byte[] buffer)
    {
        var (length, head, rest) = (0, -1, 0);
        while (head < 0 || length < head + rest)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length));
            if (read is 0)
            {
                throw new InvalidOperationException("The bot hung up.");
            }

            length += read;
            if (head < 0 && buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8) is >= 0 and var end)
            {
                head = end + 4;
                rest = LengthOf(Encoding.ASCII.GetString(buffer, 0, end));
            }
        }

        return (int.Parse(Encoding.ASCII.GetString(buffer, 9, 3), System.Globalization.CultureInfo.InvariantCulture), buffer.AsMemory(head, rest));
    }

    private static int LengthOf(string head)
    {
        const string Name = "\r\ncontent-length:";
        var at = head.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? throw new InvalidOperationException($"No length: {head}") : int.Parse(head[(at + Name.Length)..].Split('\r')[0], System.Globalization.CultureInfo.InvariantCulture);
    }
}
