using System.IO.Compression;
using TeamsCollab.Bot.Practice;

[assembly: AssemblyFixture(typeof(TeamsCollab.Verification.Tests.RehearsedBundle))]

namespace TeamsCollab.Verification.Tests;

/// <summary>The bundle of a collaboration played from the first request to the last lesson, as the product leaves it. Made once.</summary>
public sealed class RehearsedBundle : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("teamscollab-bundle-");

    public string Path { get; private set; } = string.Empty;

    public IReadOnlyDictionary<string, byte[]> Files { get; private set; } = new Dictionary<string, byte[]>();

    public async ValueTask InitializeAsync()
    {
        Assert.Equal(0, await RehearseCommand.RunAsync(["rehearse", "--record", _folder.FullName], TextWriter.Null, TextWriter.Null));
        Path = Assert.Single(Directory.GetFiles(_folder.FullName, "*.zip"));
        using var zip = ZipFile.OpenRead(Path);
        Files = zip.Entries.ToDictionary(entry => entry.FullName, Read);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var read = new MemoryStream();
        content.CopyTo(read);
        return read.ToArray();
    }
}
