using System.IO.Compression;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.Bot.Packaging;
using TeamsCollab.Bot.Teams;
using TeamsCollab.Bot.Tests.FrontDoor;

namespace TeamsCollab.Bot.Tests.Packaging;

/// <summary>What a Teams administrator uploads.</summary>
public sealed class AppPackageTests
{
    private const string BotId = "5e0f6f0e-63f1-4b7e-a2a1-3d1f5f0c9a10";
    private const string TeamsId = "0b8e8f4e-2f0b-4f58-9c58-8d8f1f6a7c11";

    private static readonly string[] SearchTexts =
    [
        "composeExtensions[0].commands[0].title", "composeExtensions[0].commands[0].description",
        "composeExtensions[0].commands[0].parameters[0].title", "composeExtensions[0].commands[0].parameters[0].description",
    ];

    private static readonly (string, string)[] Complete = [("MicrosoftAppId", BotId), ("Package:Host", "bot.contoso.com"), ("Package:TeamsAppId", TeamsId), ("Package:Version", "1.4.2")];

    [Fact]
    public void Microsofts_schema_accepts_the_manifest() =>
        Assert.Empty(MicrosoftSchemas.ErrorsOf("v1.29/MicrosoftTeams.schema.json", Manifest()));

    [Fact]
    public void Microsofts_schema_refuses_the_manifest_with_a_thirteenth_command()
    {
        var manifest = Manifest();
        var commands = manifest["bots"]![0]!["commandLists"]![0]!["commands"]!.AsArray();
        commands.Add(commands[0]!.DeepClone());
        Assert.Contains(MicrosoftSchemas.ErrorsOf("v1.29/MicrosoftTeams.schema.json", manifest), error => error.Contains("12 items", StringComparison.Ordinal));
    }

    [Fact]
    public void Microsofts_schema_accepts_every_language_and_each_translates_everything()
    {
        var manifest = Manifest();
        var languages = manifest["localizationInfo"]!["additionalLanguages"]!.AsArray();
        Assert.Equal("zh-CN", (string?)manifest["localizationInfo"]!["defaultLanguageTag"]);
        Assert.Equal("en", (string?)Assert.Single(languages)!["languageTag"]);
        var english = Read("en.json");
        Assert.Empty(MicrosoftSchemas.ErrorsOf("v1.29/MicrosoftTeams.Localization.schema.json", english));
        var wanted = Commands(manifest).SelectMany(command => new[] { $"{command.Path}.title", $"{command.Path}.description" });
        Assert.Equal(
            wanted.Concat(["name.short", "name.full", "description.short", "description.full"]).Concat(SearchTexts).Order(StringComparer.Ordinal),
            english.AsObject().Select(member => member.Key).Where(key => key != "$schema").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_ids_of_the_installation_stand_where_Teams_looks_for_them()
    {
        var manifest = Manifest();
        Assert.Equal(TeamsId, (string?)manifest["id"]);
        Assert.Equal(BotId, (string?)manifest["bots"]![0]!["botId"]);
        Assert.Equal(BotId, (string?)manifest["webApplicationInfo"]!["id"]);
        Assert.Equal("1.4.2", (string?)manifest["version"]);
        Assert.Equal(["bot.contoso.com"], manifest["validDomains"]!.AsArray().Select(domain => (string?)domain));
        Assert.Equal("https://bot.contoso.com/privacy", (string?)manifest["developer"]!["privacyUrl"]);
        Assert.DoesNotContain("${", manifest.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(BotId, PackageSettings.From(Configuration(("MicrosoftAppId", BotId))).TeamsAppId);
    }

    [Fact]
    public void It_serves_people_teams_and_group_chats_and_hands_out_files()
    {
        var bot = Manifest()["bots"]![0]!;
        Assert.Equal(["personal", "team", "groupChat"], bot["scopes"]!.AsArray().Select(scope => (string?)scope));
        Assert.Equal(["personal", "team", "groupChat"], bot["commandLists"]!.AsArray().Select(list => (string?)Assert.Single(list!["scopes"]!.AsArray())));
        Assert.True((bool)bot["supportsFiles"]!);
    }

    /// <summary>The invoke that the command causes is answered in FrontDoor/InvokeTests.</summary>
    [Fact]
    public void It_puts_a_collaboration_into_any_message_and_has_no_settings_page()
    {
        var extension = Assert.Single(Manifest()["composeExtensions"]!.AsArray())!;
        Assert.Equal((BotId, false), ((string?)extension["botId"], (bool)extension["canUpdateConfiguration"]!));
        var find = Assert.Single(extension["commands"]!.AsArray())!;
        Assert.Equal(("query", true), ((string?)find["type"], (bool)find["initialRun"]!));
        Assert.Equal("text", (string?)Assert.Single(find["parameters"]!.AsArray())!["name"]);
    }

    /// <summary>
    /// An app that asks for any can only be installed for people with a wider Graph permission, and a bot with a managed identity would need an
    /// app registration besides.
    /// </summary>
    [Fact]
    public void It_asks_for_no_resource_specific_permission() =>
        Assert.Empty(Manifest()["authorization"]!["permissions"]!["resourceSpecific"]!.AsArray());

    [Fact]
    public void Every_command_means_the_same_to_the_bot_in_both_languages()
    {
        var verbs = new VerbTable(BotHost.Verbs);
        var english = Read("en.json");
        foreach (var (path, title) in Commands(Manifest()))
        {
            var translated = (string)english[$"{path}.title"]!;
            if (title is "English")
            {
                Assert.Equal("中文", translated);
                continue;
            }

            Assert.True(verbs.FindByWord(title) is { }, $"The bot does not know {title}.");
            Assert.Same(verbs.FindByWord(title), verbs.FindByWord(translated));
        }
    }

    [Fact]
    public async Task Every_command_is_answered_with_its_card_and_not_with_the_help()
    {
        await using var office = await RunningOffice.StartAsync();
        var help = Head(await office.SayAsync(Campaign.Asker, "帮助"));
        Assert.NotEqual(help, Head(await office.SayAsync(Campaign.Asker, "English")));
        var english = Read("en.json");
        foreach (var (path, title) in Commands(Manifest()).Where(command => command.Title is not ("English" or "帮助")))
        {
            await office.SayAsync(Campaign.Asker, "中文");
            Assert.NotEqual(help, Head(await office.SayAsync(Campaign.Asker, title)));
            Assert.NotEqual(help, Head(await office.SayAsync(Campaign.Asker, (string)english[$"{path}.title"]!)));
        }

        static string Head(System.Text.Json.JsonElement card) => string.Join('|', FrontDoor.Cards.TextsOf(card).Take(3));
    }

    [Fact]
    public void The_colour_icon_is_a_full_square_of_192_with_its_mark_in_the_middle()
    {
        var icon = Png.Read(Files()["color.png"]);
        Assert.Equal((192, 192), (icon.Width, icon.Height));
        var ground = icon.At(0, 0);
        Assert.Equal((byte)255, ground.Alpha);
        var marked = All(icon).Where(place => icon.At(place.X, place.Y) != ground).ToArray();
        Assert.NotEmpty(marked);
        Assert.All(marked, place => Assert.True(place is { X: >= 48 and < 144, Y: >= 48 and < 144 }));
    }

    [Fact]
    public void The_outline_icon_is_32_white_on_nothing()
    {
        var icon = Png.Read(Files()["outline.png"]);
        Assert.Equal((32, 32), (icon.Width, icon.Height));
        Assert.Equal((byte)0, icon.At(0, 0).Alpha);
        var drawn = All(icon).Select(place => icon.At(place.X, place.Y)).Where(pixel => pixel.Alpha > 0).ToArray();
        Assert.Contains(drawn, pixel => pixel.Alpha is 255);
        Assert.All(drawn, pixel => Assert.Equal((255, 255, 255), (pixel.Red, pixel.Green, pixel.Blue)));
    }

    [Fact]
    public void The_same_settings_give_the_same_bytes_and_other_ids_others()
    {
        Assert.Equal(Create(Complete), Create(Complete));
        Assert.NotEqual(Create(Complete), Create([.. Complete[..1], ("Package:Host", "other.contoso.com")]));
    }

    [Theory]
    [InlineData("MicrosoftAppId", "", "MicrosoftAppId is missing")]
    [InlineData("MicrosoftAppId", "teamscollab", "MicrosoftAppId is missing or no GUID")]
    [InlineData("Package:Host", "", "Package:Host is missing")]
    [InlineData("Package:Host", "https://bot.contoso.com/api", "Package:Host is missing or no host name")]
    [InlineData("Package:TeamsAppId", "17", "Package:TeamsAppId is no GUID")]
    [InlineData("Package:Version", "1.0", "Package:Version is three numbers")]
    [InlineData("Package:PrivacyUrl", "http://contoso.com", "Package:PrivacyUrl must be an https address")]
    [InlineData("Package:DeveloperName", "A company with a name that is longer than Teams takes", "32 characters")]
    [InlineData("Package:Out", "", "--out teamscollab.zip")]
    [InlineData("Package:Out", "/nowhere/at/all.zip", "The package could not be made")]
    public void What_is_missing_or_wrong_is_said(string setting, string value, string said)
    {
        using var folder = new TemporaryFolder();
        using var error = new StringWriter();
        var code = PackageCommand.Run(["package"], TextWriter.Null, error, Configuration([.. Complete, ("Package:Out", folder.File("app.zip")), (setting, value)]));
        Assert.Equal(2, code);
        Assert.Contains(said, error.ToString(), StringComparison.Ordinal);
        Assert.Contains(error.ToString(), letter => letter is >= '\u4e00' and <= '\u9fff');
        Assert.False(File.Exists(folder.File("app.zip")));
    }

    [Fact]
    public void One_command_writes_the_package()
    {
        using var folder = new TemporaryFolder();
        using var output = new StringWriter();
        var path = folder.File("app.zip");
        string[] args = ["package", "--out", path, "--app-id", BotId, "--host", "bot.contoso.com", "--teams-app-id", TeamsId, "--version", "1.4.2"];
        Assert.Equal(0, PackageCommand.Run(args, output, TextWriter.Null));
        Assert.Equal(Create(Complete), File.ReadAllBytes(path));
        Assert.Contains(path, output.ToString(), StringComparison.Ordinal);
    }

    private static JsonNode Manifest() => JsonNode.Parse(Files()["manifest.json"])!;

    private static JsonNode Read(string name) => JsonNode.Parse(Files()[name])!;

    private static byte[] Create(params (string Key, string Value)[] settings) => AppPackage.Create(PackageSettings.From(Configuration(settings)), AppPackage.Folder);

    private static Dictionary<string, byte[]> Files()
    {
        using var zip = new ZipArchive(new MemoryStream(Create(Complete)));
        return zip.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            return content.ToArray();
        });
    }

    private static IEnumerable<(string Path, string Title)> Commands(JsonNode manifest) =>
        from list in manifest["bots"]![0]!["commandLists"]!.AsArray().Index()
        from command in list.Item!["commands"]!.AsArray().Index()
        select ($"bots[0].commandLists[{list.Index}].commands[{command.Index}]", (string)command.Item!["title"]!);

    private static IEnumerable<(int X, int Y)> All(Png icon) =>
        from y in Enumerable.Range(0, icon.Height) from x in Enumerable.Range(0, icon.Width) select (x, y);

    private static IConfiguration Configuration(params (string Key, string Value)[] settings)
    {
        var values = new Dictionary<string, string?>();
        foreach (var (key, value) in settings)
        {
            values[key] = value;
        }

        return new ConfigurationBuilder().AddInMemoryCollection(values).Build();
    }

    private sealed class TemporaryFolder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("teamscollab-package-");

        public string File(string name) => Path.Combine(_folder.FullName, name);

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
