using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace TeamsCollab.EndToEnd.Tests;

/// <summary>The built bot as a process of its own. Ready when its printed line says so.</summary>
internal sealed partial class BotProcess : IAsyncDisposable
{
    private readonly System.Diagnostics.Process _process;
    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource<Uri?> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _output;
    private readonly Task _error;

    private BotProcess(System.Diagnostics.Process process)
    {
        _process = process;
        _output = ListenAsync(process.StandardOutput);
        _error = ListenAsync(process.StandardError);
        _ = Task.WhenAll(_output, _error).ContinueWith(_ => _ready.TrySetResult(null), TaskScheduler.Default);
    }

    /// <summary>Everything it printed so far, both streams.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <summary>What the process holds of the machine's memory now, in bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public static BotProcess Start(IReadOnlyDictionary<string, string?> settings, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            ["exec", Path.Combine(AppContext.BaseDirectory, "TeamsCollab.Bot.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = Path.GetTempPath(),
        };
        // Whatever the machine has set up is none of these tests' business.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || name.StartsWith("Microsoft", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return new BotProcess(System.Diagnostics.Process.Start(start)!);
    }

    /// <summary>The address it serves, or in practice the one of the page.</summary>
    public async Task<Uri> ReadyAsync()
    {
        var address = await _ready.Task.WaitAsync(Waiting.Longest, TestContext.Current.CancellationToken);
        Assert.True(address is not null, $"The bot ended without being ready: {Said}");
        return address;
    }

    /// <summary>SIGKILL: no code of the bot runs any more.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await EndAsync();
    }

    /// <summary>SIGTERM, which the host obeys as it does Ctrl+C. Not SIGINT: what a shell's background job starts, these tests among it, ignores that.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = System.Diagnostics.Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        return await EndAsync();
    }

    /// <summary>Waits for its end; the exit code.</summary>
    public async Task<int> EndAsync(int times = 1)
    {
        await Task.WhenAll(_process.WaitForExitAsync(), _output, _error).WaitAsync(Waiting.Longest * times, TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private async Task ListenAsync(StreamReader stream)
    {
        while (await stream.ReadLineAsync() is { } line)
        {
            lock (_said)
            {
                _said.AppendLine(line);
            }

            if (Ready().Match(line) is { Success: true } ready)
            {
                _ready.TrySetResult(new Uri(ready.Groups["address"].Value));
            }
        }
    }

    [GeneratedRegex(@"(is running:|/ open) +(?<address>http://127\.0\.0\.1:\d+\S*)")]
    private static partial Regex Ready();
}
