namespace TeamsCollab.Bot.Tests.Infra;

/// <summary>The script that gives the bot its Graph permissions, run against an Azure CLI of our own that writes down what it is asked.</summary>
public sealed class GraphPermissionScriptTests
{
    private const string Cli =
        """
        #!/usr/bin/env bash
        printf '%s\n' "$*" >> "$ASKED"
        case "$*" in
          *"--query id "*) echo graph-resource ;;
          *appRoles*Nowhere*) ;;
          *appRoles*) sed -n "s/.*value=='\([^']*\)'.*/role:\1/p" <<<"$*" ;;
          *GET*appRoleAssignments*) echo "role:Calendars.ReadBasic" ;;
        esac
        """;

    [Theory]
    [InlineData(new string[0], new[] { "User.Read.All" })]
    [InlineData(new[] { "install", "mail" }, new[] { "User.Read.All", "TeamsAppInstallation.ReadWriteSelfForUser.All", "Mail.Send" })]
    public async Task It_gives_what_is_missing_and_asks_for_nothing_else(string[] wishes, string[] given)
    {
        var (code, output, asked) = await RunAsync(["identity", .. wishes]);
        Assert.Equal(0, code);
        Assert.Equal(given.Select(permission => $"role:{permission}"), asked.Where(line => line.Contains("POST", StringComparison.Ordinal)).Select(line => line.Split('"')[^2]));
        Assert.Contains("already given  Calendars.ReadBasic", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wish_it_does_not_know_gives_nothing()
    {
        var (code, _, asked) = await RunAsync(["identity", "everything"]);
        Assert.Equal(2, code);
        Assert.Empty(asked);
    }

    private static async Task<(int Code, string Output, string[] Asked)> RunAsync(string[] arguments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "bash is needed. 需要 bash。");
        var folder = Directory.CreateTempSubdirectory("teamscollab-az-");
        var asked = Path.Combine(folder.FullName, "asked");
        var az = Path.Combine(folder.FullName, "az");
        await File.WriteAllTextAsync(az, Cli, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(asked, string.Empty, TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(az, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var (code, output, _) = await Commands.RunAsync(
            "bash", [Path.Combine(Bicep.Folder, "grant-graph-permissions.sh"), .. arguments], folder.FullName,
            ("PATH", $"{folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}"), ("ASKED", asked));
        var lines = await File.ReadAllLinesAsync(asked, TestContext.Current.CancellationToken);
        folder.Delete(recursive: true);
        return (code, output, lines);
    }
}
