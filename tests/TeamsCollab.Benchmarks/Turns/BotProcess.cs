using System.Diagnostics;
using System.Text.Json;

namespace TeamsCollab.Benchmarks.Turns;

/// <summary>A bot in a process of its own: started, asked, measured, ended.</summary>
internal sealed class BotProcess : IDisposable
{
    private readonly System.Diagnostics.Process _process;

    private BotProcess(string name, System.Diagnostics.Process process, int port) => (Name, _process, Port) = (name, process, port);

    public string Name { get; }

    public int Port { get; }

    /// <summary>Processor time since the start, in milliseconds: user and system, of this process alone.</summary>
    public double Milliseconds
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalMilliseconds;
        }
    }

    public double Megabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1024d / 1024d;
        }
    }

    /// <summary>The Node bots.</summary>
    public static Task<BotProcess> NodeAsync(string kind, StubChannel stub) => StartAsync(kind, "node",
        [Path.Combine(Folder, "bots.js"), JsonSerializer.Serialize(new { kind, appId = StubChannel.AppId, tenant = StubChannel.Tenant, metadata = stub.Metadata, keys = stub.Keys })]);

    /// <summary>One of <see cref="ComparedBots"/>, in this same program.</summary>
    public static Task<BotProcess> DotNetAsync(string kind, params string[] words) => StartAsync(kind, "dotnet", [typeof(BotProcess).Assembly.Location, "bot", kind, .. words]);

    /// <summary>Tells the bot something on its standard input and reads its answer.</summary>
    public async Task<JsonElement> AskAsync(string command)
    {
        await _process.StandardInput.WriteLineAsync(command);
        return JsonElement.Parse(await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"{Name} ended."));
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(10_000))
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    /// <summary>Installs the packages of the lock file where they are missing; false where there is no Node.</summary>
    public static async Task<bool> InstallAsync() =>
        Directory.Exists(Path.Combine(Folder, "node_modules", "botbuilder")) || await RunAsync("npm", ["ci", "--ignore-scripts", "--no-fund", "--no-audit"]);

    private static string Folder
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "TeamsCollab.sln")))
            {
                folder = folder.Parent ?? throw new InvalidOperationException("Run the benchmarks from a clone of the repository.");
            }

            return Path.Combine(folder.FullName, "tests", "TeamsCollab.Benchmarks", "Turns", "node");
        }
    }

    private static async Task<bool> RunAsync(string program, string[] arguments)
    {
        try
        {
            using var process = System.Diagnostics.Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder })!;
            await process.WaitForExitAsync();
            return process.ExitCode is 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static async Task<BotProcess> StartAsync(string name, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        var process = System.Diagnostics.Process.Start(start)!;
        var ready = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"{name} ended at once.");
        return new BotProcess(name, process, JsonElement.Parse(ready).GetProperty("port").GetInt32());
    }
}
