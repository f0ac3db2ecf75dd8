using TeamsCollab.Bot.Documents;
using TeamsCollab.Bot.Practice;
using TeamsCollab.Bot.Proof;
using TeamsCollab.Verification;

namespace TeamsCollab.Bot.Tests.Documents;

/// <summary>bundle and signing-key, as an operator calls them beside the stored data.</summary>
public sealed class OperatorCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("teamscollab-operator-");

    private string Data => Path.Combine(_folder.FullName, "data.db");

    [Fact]
    public async Task A_bundle_written_beside_the_data_holds_under_the_key_that_signing_key_prints()
    {
        Assert.Equal(0, await RehearseCommand.RunAsync(["rehearse", "--Store:Sqlite:Path", Data], TextWriter.Null, TextWriter.Null));
        var (code, printed, _) = await RunAsync(SigningKeyCommand.RunAsync, "signing-key", "--Store:Sqlite:Path", Data, "--environment", "Development");
        Assert.Equal(0, code);
        var key = Path.Combine(_folder.FullName, "published.pem");
        await File.WriteAllTextAsync(key, printed[printed.IndexOf("-----BEGIN", StringComparison.Ordinal)..], TestContext.Current.CancellationToken);

        var file = Path.Combine(_folder.FullName, "evidence.zip");
        (code, _, var error) = await RunAsync(BundleCommand.RunAsync, "bundle", "mkt-2024-001", "--out", file, "--Store:Sqlite:Path", Data, "--environment", "Development");
        Assert.Equal((0, string.Empty), (code, error));
        Assert.Equal(0, VerifyCommand.Run([file, "--key", key], TextWriter.Null, TextWriter.Null));

        (code, _, error) = await RunAsync(BundleCommand.RunAsync, "bundle", "MKT-2024-999", "--out", file, "--Store:Sqlite:Path", Data, "--environment", "Development");
        Assert.Equal(1, code);
        Assert.Contains("No collaboration has this number", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bundle")]
    [InlineData("bundle", "MKT-2024-001")]
    [InlineData("bundle", "--out", "--out", "x.zip")]
    public async Task A_wrong_call_says_how_to_call_it(params string[] args)
    {
        var (code, _, error) = await RunAsync(BundleCommand.RunAsync, args);
        Assert.Equal(2, code);
        Assert.Contains("bundle <编号 number> --out <file.zip>", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_none_is_said_in_words()
    {
        var (code, _, error) = await RunAsync(SigningKeyCommand.RunAsync, "signing-key", "--Signing:KeyVaultKey", "https://contoso.example/keys/k", "--environment", "Development");
        Assert.Equal(1, code);
        Assert.Contains("Signing:KeyVaultKey", error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<(int Code, string Output, string Error)> RunAsync(Func<string[], TextWriter, TextWriter, Task<int>> command, params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        return (await command(args, output, error), output.ToString(), error.ToString());
    }
}
