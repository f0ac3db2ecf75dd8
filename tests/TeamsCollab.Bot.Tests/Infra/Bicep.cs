using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace TeamsCollab.Bot.Tests.Infra;

/// <summary>
/// Microsoft's Bicep compiler from its NuGet package, restored the first time. Works without a network afterwards; where it cannot be had the
/// test is skipped and says so.
/// </summary>
internal static class Bicep
{
    private const string Version = "0.49.2";

    private static readonly Lazy<(string? Program, string Why)> Compiler = new(Restore);

    public static string Folder => Path.GetFullPath(Path.Combine(Here, "..", "..", "..", "infra"));

    /// <summary>
    /// Compiles a template with its modules: what the compiler and its linter have to say, and the result. Exit codes are not asked: faults in a
    /// resource's body are only warnings to them.
    /// </summary>
    public static async Task<(string[] Diagnostics, string Template)> BuildAsync(string file)
    {
        var (_, template, errors) = await RunAsync("build", file, "--stdout", "--diagnostics-format", "sarif");
        var results = JsonElement.Parse(errors).GetProperty("runs")[0].GetProperty("results");
        return ([.. results.EnumerateArray().Select(result => $"{result.GetProperty("ruleId").GetString()} {result.GetProperty("message").GetProperty("text").GetString()}")], template);
    }

    public static Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) => RunInAsync(Folder, arguments);

    public static async Task<(int ExitCode, string Output, string Errors)> RunInAsync(string folder, params string[] arguments)
    {
        var (program, why) = Compiler.Value;
        Assert.SkipUnless(program is not null, why);
        return await Commands.RunAsync(program!, arguments, folder);
    }

    private static string Here => Path.GetDirectoryName(ThisFile())!;

    private static (string?, string) Restore()
    {
        var platform = $"{(OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux")}-{(RuntimeInformation.OSArchitecture is Architecture.Arm64 ? "arm64" : "x64")}";
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set
            ? set
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var program = Path.Combine(packages, $"azure.bicep.commandline.{platform}", Version, "tools", OperatingSystem.IsWindows() ? "bicep.exe" : "bicep");
        if (File.Exists(program))
        {
            return (program, string.Empty);
        }

        using var restore = System.Diagnostics.Process.Start(new ProcessStartInfo("dotnet", ["restore", Path.Combine(Here, "..", "bicep", "bicep.csproj"), $"-p:BicepPlatform={platform}"]) { RedirectStandardOutput = true })!;
        var said = restore.StandardOutput.ReadToEnd();
        restore.WaitForExit();
        return File.Exists(program) ? (program, string.Empty) : (null, $"未能取得 Bicep 编译器。 The templates were not compiled: Azure.Bicep.CommandLine.{platform} {Version} could not be restored. {said}");
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
