using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsCollab.CardTemplating.Tests;

/// <summary>
/// The official engine (npm <c>adaptivecards-templating</c>), asked in one Node process, many questions in one go.
/// Needs Node 20 or newer; the packages are installed from the lock file the first time. Where Node is missing the tests are skipped and say so.
/// </summary>
public sealed class NodeEngine
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Once a process: several test classes ask at the same time, and two installations into one folder spoil each other.</summary>
    private static readonly Lazy<string?> Missing = new(Install);

    private readonly string? _missing = Missing.Value;

    private static string? Install()
    {
        try
        {
            Run("node", "--version", "");
            if (!File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json")))
            {
                Run(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", "ci --no-audit --no-fund", "");
            }

            return null;
        }
        catch (Exception absent) when (absent is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            return $"The official engine cannot be asked: {absent.Message} Install Node 20 or newer and allow npm ci in tests/TeamsCollab.CardTemplating.Tests/node.";
        }
    }

    private static string Folder => Path.Combine(Path.GetDirectoryName(ThisFile())!, "node");

    public IReadOnlyList<Outcome> Expand(IEnumerable<Pair> pairs) => Ask(pairs.Select(pair => new JsonObject
    {
        ["template"] = JsonNode.Parse(pair.Template),
        ["data"] = JsonNode.Parse(pair.Data),
        ["host"] = pair.Host is null ? null : JsonNode.Parse(pair.Host),
    }));

    public IReadOnlyList<Outcome> Ask(IEnumerable<JsonObject> questions)
    {
        Assert.SkipUnless(_missing is null, _missing ?? "");
        var input = new StringBuilder();
        foreach (var question in questions)
        {
            input.Append(question.ToJsonString()).Append('\n');
        }

        return [.. Run("node", "engine.mjs", input.ToString()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Read)];
    }

    private static Outcome Read(string line)
    {
        var answer = JsonElement.Parse(line);
        return answer.TryGetProperty("refused", out var refused) ? new Outcome.Refused(refused.GetString()!)
            : answer.TryGetProperty("failed", out var failed) ? new Outcome.Failed(failed.GetString()!)
            : answer.TryGetProperty("value", out var value) ? new Outcome.Expanded(value)
            : new Outcome.Failed("The result is undefined.");
    }

    private static string Run(string program, string arguments, string input)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = new UTF8Encoding(false),
        };
        start.Environment["TZ"] = "UTC";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"{program} {arguments} did not end within {Patience}.");
        }

        return process.ExitCode == 0 ? output.Result : throw new InvalidOperationException($"{program} {arguments}: {errors.Result}");
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
