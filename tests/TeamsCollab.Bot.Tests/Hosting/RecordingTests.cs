using TeamsCollab.Bot.Hosting;
using TeamsCollab.Bot.Practice;
using TeamsCollab.Bot.Practice.Rehearsal;

namespace TeamsCollab.Bot.Tests.Hosting;

/// <summary>Where <c>rehearse --record</c> writes.</summary>
public sealed class RecordingTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("teamscollab-recording-");

    [Fact]
    public void An_earlier_rehearsal_s_exchanges_are_taken_out_and_nothing_else()
    {
        string[] left = ["summary.json", "0001-notes.json", "00011-graph.json", "0001-graph.json.bak", "minutes.docx"];
        foreach (var name in left.Concat(["0001-activity-in.json", "0002-activity-out.json", "0003-invoke-response.json", "1234-graph.json"]))
        {
            File.WriteAllText(Path.Combine(_folder.FullName, name), "{}");
        }

        using var recorder = ExchangeRecorder.Open(_folder.FullName);
        Assert.Equal(left.Order(StringComparer.Ordinal), _folder.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_folder_that_is_not_there_yet_is_made()
    {
        using var recorder = ExchangeRecorder.Open(Path.Combine(_folder.FullName, "a", "b"));
        Assert.True(Directory.Exists(recorder.Folder));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_said_before_anything_is_played()
    {
        var file = Path.Combine(_folder.FullName, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        Assert.Equal(1, await RehearseCommand.RunAsync(["rehearse", "--record", file], output, error));
        Assert.Contains("name another folder with --record", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(output.ToString());
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
