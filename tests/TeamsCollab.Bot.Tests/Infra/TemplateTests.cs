using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsCollab.Bot.Tests.Infra;

/// <summary>The Azure templates, compiled by Microsoft's compiler. What only a subscription can tell is not told here.</summary>
public sealed class TemplateTests
{
    /// <summary>Compiled once for all tests.</summary>
    private static readonly Lazy<Task<(string[] Diagnostics, string Template)>> Main = new(() => Bicep.BuildAsync("main.bicep"));

    [Fact]
    public async Task The_compiler_and_its_linter_have_nothing_to_say()
    {
        Assert.Empty((await Main.Value).Diagnostics);
        var main = await File.ReadAllTextAsync(Path.Combine(Bicep.Folder, "main.bicep"), TestContext.Current.CancellationToken);
        Assert.All(Directory.EnumerateFiles(Path.Combine(Bicep.Folder, "modules"), "*.bicep"), module => Assert.Contains($"'modules/{Path.GetFileName(module)}'", main, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("param unused string", "no-unused-params")]
    [InlineData("resource a 'Microsoft.DocumentDB/databaseAccounts@2025-04-15' = { name: 'a', location: 'westeurope', properties: { disableLocalAut: true } }", "BCP")]
    public async Task What_is_wrong_with_a_template_is_found(string template, string rule)
    {
        var folder = Directory.CreateTempSubdirectory("teamscollab-bicep-");
        var file = Path.Combine(folder.FullName, "wrong.bicep");
        await File.WriteAllTextAsync(file, template, TestContext.Current.CancellationToken);
        File.Copy(Path.Combine(Bicep.Folder, "bicepconfig.json"), Path.Combine(folder.FullName, "bicepconfig.json"));
        Assert.Contains((await Bicep.BuildAsync(file)).Diagnostics, diagnostic => diagnostic.Contains(rule, StringComparison.Ordinal));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Every_file_is_formatted()
    {
        var folder = Directory.CreateTempSubdirectory("teamscollab-format-");
        var files = Directory.EnumerateFiles(Bicep.Folder, "*.bicep*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Bicep.Folder, file)).ToArray();
        Directory.CreateDirectory(Path.Combine(folder.FullName, "modules"));
        foreach (var file in files)
        {
            File.Copy(Path.Combine(Bicep.Folder, file), Path.Combine(folder.FullName, file));
        }

        foreach (var kind in new[] { "bicep", "bicepparam" })
        {
            Assert.Equal(0, (await Bicep.RunInAsync(folder.FullName, "format", "--pattern", $"**/*.{kind}")).ExitCode);
        }

        Assert.All(files, file => Assert.Equal(File.ReadAllText(Path.Combine(Bicep.Folder, file)), File.ReadAllText(Path.Combine(folder.FullName, file))));
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("test.bicepparam", 1)]
    [InlineData("production.bicepparam", 2)]
    public async Task Each_set_of_parameters_fits_and_the_clock_never_sleeps(string file, int replicas)
    {
        var (code, output, errors) = await Bicep.RunAsync("build-params", file, "--stdout");
        Assert.Equal(0, code);
        Assert.Empty(errors);
        var parameters = JsonNode.Parse((string)JsonNode.Parse(output)!["parametersJson"]!)!["parameters"]!;
        Assert.Equal(replicas, (int)parameters["minReplicas"]!["value"]!);
        Assert.True((int)parameters["maxReplicas"]!["value"]! >= replicas);
    }

    [Fact]
    public async Task Nothing_is_opened_by_a_key_or_a_password()
    {
        var resources = (await ResourcesAsync()).ToLookup(resource => resource.GetProperty("type").GetString()!, resource => resource.TryGetProperty("properties", out var properties) ? properties : default);
        Assert.True(Assert.Single(resources["Microsoft.DocumentDB/databaseAccounts"]).GetProperty("disableLocalAuth").GetBoolean());
        Assert.True(Assert.Single(resources["Microsoft.Insights/components"]).GetProperty("DisableLocalAuth").GetBoolean());
        Assert.False(Assert.Single(resources["Microsoft.ContainerRegistry/registries"]).GetProperty("adminUserEnabled").GetBoolean());
        Assert.True(Assert.Single(resources["Microsoft.KeyVault/vaults"]).GetProperty("enableRbacAuthorization").GetBoolean());
        var bot = Assert.Single(resources["Microsoft.BotService/botServices"]);
        Assert.Equal("UserAssignedMSI", bot.GetProperty("msaAppType").GetString());
        Assert.True(bot.GetProperty("disableLocalAuth").GetBoolean());
        var template = await CompiledAsync();
        Assert.DoesNotContain("listKeys", template, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secureString", template, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("MicrosoftAppPassword", template, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_signing_key_is_a_P256_key_that_cannot_leave_the_vault_and_the_bot_may_only_use_it()
    {
        var resources = await ResourcesAsync();
        var key = Assert.Single(resources, resource => resource.GetProperty("type").GetString() is "Microsoft.KeyVault/vaults/keys").GetProperty("properties");
        Assert.Equal(("EC", "P-256"), (key.GetProperty("kty").GetString(), key.GetProperty("curveName").GetString()));
        Assert.Equal(["sign", "verify"], key.GetProperty("keyOps").EnumerateArray().Select(operation => operation.GetString()));
        Assert.False(key.GetProperty("attributes").GetProperty("exportable").GetBoolean());
        const string cryptoUser = "12338af0-0e69-4776-bea7-57ae8d297424";
        Assert.Contains(cryptoUser, await CompiledAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bot_runs_always_grows_with_use_and_is_asked_for_its_health_where_it_answers()
    {
        var template = Assert.Single(await ResourcesAsync(), resource => resource.GetProperty("type").GetString() is "Microsoft.App/containerApps").GetProperty("properties").GetProperty("template");
        Assert.Equal("[parameters('minReplicas')]", template.GetProperty("scale").GetProperty("minReplicas").GetString());
        Assert.NotEmpty(template.GetProperty("scale").GetProperty("rules").EnumerateArray());
        Assert.Equal(
            [("Startup", "/health/live"), ("Liveness", "/health/live"), ("Readiness", "/health/ready")],
            template.GetProperty("containers")[0].GetProperty("probes").EnumerateArray()
                .Select(probe => (probe.GetProperty("type").GetString()!, probe.GetProperty("httpGet").GetProperty("path").GetString()!)));
        Assert.Equal(1, JsonNode.Parse(await CompiledAsync())!["parameters"]!["minReplicas"]!["minValue"]!.GetValue<int>());
    }

    private static async Task<string> CompiledAsync() => (await Main.Value).Template;

    /// <summary>Every resource of every module.</summary>
    private static async Task<JsonElement[]> ResourcesAsync() => [.. In(JsonElement.Parse(await CompiledAsync()))];

    private static IEnumerable<JsonElement> In(JsonElement template)
    {
        var resources = template.GetProperty("resources");
        foreach (var resource in resources.ValueKind is JsonValueKind.Array ? resources.EnumerateArray() : resources.EnumerateObject().Select(member => member.Value))
        {
            yield return resource;
            if (resource.GetProperty("type").GetString() is "Microsoft.Resources/deployments")
            {
                foreach (var inner in In(resource.GetProperty("properties").GetProperty("template")))
                {
                    yield return inner;
                }
            }
        }
    }
}
