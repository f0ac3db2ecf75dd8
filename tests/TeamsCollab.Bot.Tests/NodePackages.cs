using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;

namespace TeamsCollab.Bot.Tests;

/// <summary>
/// The npm packages beside these tests, asked in a Node process. They are installed from the lock file the first time; where Node or npm is
/// missing the test is skipped and says so.
/// </summary>
internal static class NodePackages
{
    private static readonly Lazy<string?> Missing = new(Install);

    /// <summary>What a script of node/ answers on standard output.</summary>
    public static string Ask(string script, string input)
    {
        Assert.SkipUnless(Missing.Value is null, Missing.Value ?? string.Empty);
        return Run("node", script, input);
    }

    private static string Folder => Path.Combine(Path.GetDirectoryName(ThisFile())!, "node");

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
            return $"没有可用的 Node,未核对。 Nothing was asked of npm packages: {absent.Message} Install Node 20 or newer and allow npm ci in tests/TeamsCollab.Bot.Tests/node.";
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
