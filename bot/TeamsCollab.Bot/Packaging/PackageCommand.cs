using System.Security.Cryptography;
using TeamsCollab.Bot.Hosting;

namespace TeamsCollab.Bot.Packaging;

/// <summary>
/// <c>package --out FILE [--host HOST] [--app-id ID] [--teams-app-id ID] [--version N.N.N]</c>: makes the app package from the settings of this
/// installation. Exit code 0, or 2 where a setting is missing or the file cannot be written.
/// </summary>
internal static class PackageCommand
{
    internal const string Usage = "用法 Usage: package --out teamscollab.zip [--host bot.contoso.com] [--app-id <guid>] [--teams-app-id <guid>] [--version 1.0.0]";

    private static readonly Dictionary<string, string> Switches = new()
    {
        ["--out"] = "Package:Out",
        ["--host"] = "Package:Host",
        ["--app-id"] = "MicrosoftAppId",
        ["--teams-app-id"] = "Package:TeamsAppId",
        ["--version"] = "Package:Version",
    };

    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        try
        {
            return Run(args, output, error, OperatorCommands.Read(args[1..], Switches));
        }
        catch (StartUpRefusedException unusable)
        {
            error.WriteLine(unusable.Message);
            return 2;
        }
    }

    internal static int Run(string[] args, TextWriter output, TextWriter error, IConfiguration configuration)
    {
        var settings = PackageSettings.From(configuration);
        var problems = settings.Validate();
        if (configuration["Package:Out"] is not { Length: > 0 } path || !problems.IsEmpty)
        {
            error.WriteLine(string.Join(Environment.NewLine, problems.Add(Usage)));
            return 2;
        }

        try
        {
            var package = AppPackage.Create(settings, AppPackage.Folder);
            File.WriteAllBytes(path, package);
            output.WriteLine($"{Path.GetFullPath(path)}  {package.Length} B  SHA-256 {Convert.ToHexStringLower(SHA256.HashData(package))}");
            output.WriteLine("下一步：在 Teams 管理中心上传（管理应用 > 上传新应用）。 Next: upload it in the Teams admin centre (Manage apps > Upload new app).");
            return 0;
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            error.WriteLine($"未能生成应用包。 The package could not be made. {unusable.Message}");
            return 2;
        }
    }
}
