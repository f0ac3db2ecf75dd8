using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsCollab.Bot.Tests.Packaging;

/// <summary>
/// The schemas that npm <c>@microsoft/app-manifest</c> ships, asked in a Node process. The packages are installed from the lock file the first
/// time; where Node or npm is missing the test is skipped and says so.
/// </summary>
internal static class MicrosoftSchemas
{
    private static readonly Lazy<string?> Missing = new(Install);

    /// <summary>What is wrong with a document; empty where it is valid.</summary>
    public static string[] ErrorsOf(string schema, JsonNode document)
    {
        Assert.SkipUnless(Missing.Value is null, Missing.Value ?? string.Empty);
        var question = new JsonObject { ["schema"] = schema, ["document"] = document.DeepClone() };
        return JsonSerializer.Deserialize<string[]>(Run("node", "validate.mjs", question.ToJsonString()))!;
    }

    private static string Folder => Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "node");

    private static string? Install()
    {
        try
        {
            Run("node", "--version", string.Empty);
            if (!File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json")))
            {
                Run(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", "ci --ignore-scripts --no-audit --no-fund", string.Empty);
            }

            return null;
        }
        catch (Exception absent) when (absent is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            return $"未与微软的架构核对。 The app package was not held against Microsoft's schema: {absent.Message} Install Node 20 or newer and allow npm ci in tests/TeamsCollab.Bot.Tests/node.";
        }
    }

    private static string Run(string program, string arguments, string input)
    {
        using var process = System.Diagnostics.Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = new UTF8Encoding(false),
        })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        return process.ExitCode is 0 ? output.Result : throw new InvalidOperationException($"{program} {arguments}: {errors.Result}");
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
