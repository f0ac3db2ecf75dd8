using System.Text.Json;

namespace TeamsCollab.Bot.Tests.Infra;

/// <summary>What the bot's container stands on. No image is pulled here.</summary>
public sealed class ImageTests
{
    [Fact]
    public async Task The_image_is_chiselled_and_knows_languages_and_time_zones()
    {
        var project = Path.Combine(Bicep.Folder, "..", "bot", "TeamsCollab.Bot", "TeamsCollab.Bot.csproj");
        var (code, output, errors) = await Commands.RunAsync(
            "dotnet", ["msbuild", project, "-t:ComputeContainerBaseImage", "-getProperty:ContainerBaseImage", "-getProperty:ContainerRepository", "-p:_IsPublishing=true"], Bicep.Folder);
        Assert.True(code is 0, output + errors);
        var properties = JsonElement.Parse(output).GetProperty("Properties");
        Assert.EndsWith("/dotnet/aspnet:10.0-noble-chiseled-extra", properties.GetProperty("ContainerBaseImage").GetString(), StringComparison.Ordinal);
        Assert.Equal("teamscollab-bot", properties.GetProperty("ContainerRepository").GetString());
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(Bicep.Folder, ".."), "Dockerfile*"));
    }
}
