using TeamsCollab.Bot.Hosting;

namespace TeamsCollab.Bot.Tests.Hosting;

/// <summary>Whoever asks how the executable is called is told, and nothing is started, opened or made.</summary>
public sealed class CommandHelpTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("help")]
    [InlineData("--urls", "http://localhost:3978", "--help")]
    public void Help_lists_every_command_in_both_languages(params string[] args)
    {
        var (code, output, error) = Ask(args);
        Assert.Equal(0, code);
        Assert.Empty(error);
        foreach (var command in (string[])["rehearse", "calendar", "cards", "verify", "bundle", "signing-key", "package", "effects", "export", "import", "erase", "rebuild"])
        {
            Assert.Contains($"  {command} ", output, StringComparison.Ordinal);
        }

        Assert.Contains("用法 Usage", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("calendar explain --from", "calendar", "--help")]
    [InlineData("calendar explain --from", "calendar", "explain", "--help")]
    [InlineData("cards expand <template", "cards", "expand", "-h")]
    [InlineData("cards preview", "help", "cards")]
    [InlineData("verify <bundle.zip>", "verify", "--help")]
    [InlineData("bundle <编号 number> --out", "bundle", "--help")]
    [InlineData("signing-key [--Signing:KeyFile", "signing-key", "--help")]
    [InlineData("package --out", "package", "--help")]
    [InlineData("effects retry", "effects", "--help")]
    [InlineData("export --to", "export", "--help")]
    [InlineData("import --from", "help", "import")]
    [InlineData("erase --person", "erase", "--person", "x", "--help")]
    [InlineData("rebuild --tenant", "rebuild", "--help")]
    [InlineData("rehearse [--scenario campaign|urgent|goals|resource|minutes|absence|budget] [--record DIR]", "rehearse", "--help")]
    public void Each_command_tells_how_it_is_called(string usage, params string[] args)
    {
        var (code, output, error) = Ask(args);
        Assert.Equal(0, code);
        Assert.Empty(error);
        Assert.Contains(usage, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exprot")]
    [InlineData("exprot", "--help")]
    [InlineData("help", "exprot")]
    public void A_command_that_does_not_exist_is_named_and_starts_nothing(params string[] args)
    {
        var (code, output, error) = Ask(args);
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains("There is no command exprot", error, StringComparison.Ordinal);
        Assert.Contains("export", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("rehearse", "--record", "x")]
    [InlineData("--MicrosoftAppId", "x")]
    [InlineData("/MicrosoftAppId", "x")]
    [InlineData("MicrosoftAppId=x")]
    public void Everything_else_is_carried_out(params string[] args) => Assert.Null(Ask(args).Code);

    private static (int? Code, string Output, string Error) Ask(string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = CommandHelp.Answer(args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
