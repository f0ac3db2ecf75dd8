using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using TeamsCollab.Office.Page;
using TeamsCollab.Office.Record;

namespace TeamsCollab.Office.Tests;

/// <summary>Nothing that happens in the office is lost on the way to an open page.</summary>
public sealed class PageUpdatesTests
{
    [Fact]
    public async Task The_page_shows_what_arrived_whenever_it_arrived()
    {
        using var folder = new PageFolder();
        var said = await NodeAsync(Path.Combine(Here(), "page", "updates.mjs"), folder.Path);
        Assert.Equal(
            """
            A message that arrives while the chat is read for the first time: 1,2
            Readings under way at once: 1
            An answer that is older than the last question: 1,2
            What stands after both: 1,2,3
            A message whose readings failed twice: 4
            What happened while the line was broken: 5 6
            Connected after an answer that was no stream: false
            Connected by a new line: true
            """.ReplaceLineEndings("\n"),
            said.Trim());
    }

    [Fact]
    public async Task A_page_that_is_too_slow_is_cut_off_so_that_it_reads_everything_again()
    {
        using var record = new OfficeRecord(null, new DateOnly(2026, 11, 25));
        var events = new PageEvents(record, null!);
        using var slow = new SlowBody();
        var context = new DefaultHttpContext();
        context.Response.Body = slow;
        var served = events.ServeAsync(context, OfficeFixture.Cancel);
        await slow.Reached.WaitAsync(OfficeFixture.Cancel);
        foreach (var _ in Enumerable.Range(0, 1001))
        {
            record.MarkRead("wang");
        }

        slow.Release();
        await served.WaitAsync(OfficeFixture.Cancel);
        Assert.True(served.IsCompletedSuccessfully);
    }

    private static async Task<string> NodeAsync(params string[] arguments)
    {
        using var node = new Process { StartInfo = new ProcessStartInfo("node", arguments) { RedirectStandardOutput = true, RedirectStandardError = true } };
        try
        {
            node.Start();
        }
        catch (Win32Exception absent)
        {
            Assert.Skip($"Node cannot be started: {absent.Message} Install Node 20 or newer.");
        }

        var (output, errors) = (node.StandardOutput.ReadToEndAsync(OfficeFixture.Cancel), node.StandardError.ReadToEndAsync(OfficeFixture.Cancel));
        await node.WaitForExitAsync(OfficeFixture.Cancel);
        Assert.True(node.ExitCode == 0, await errors);
        return await output;
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    /// <summary>The page's own scripts, where Node takes them for modules.</summary>
    private sealed class PageFolder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("teamscollab-page-");

        public PageFolder()
        {
            File.WriteAllText(System.IO.Path.Combine(_folder.FullName, "package.json"), """{"type":"module"}""");
            foreach (var script in (string[])["office.js", "api.js"])
            {
                File.Copy(System.IO.Path.Combine(Here(), "..", "..", "bot", "TeamsCollab.SimulatedOffice", "wwwroot", "js", script), System.IO.Path.Combine(_folder.FullName, script));
            }
        }

        public string Path => _folder.FullName;

        public void Dispose() => _folder.Delete(recursive: true);
    }

    /// <summary>Takes nothing until it is released.</summary>
    private sealed class SlowBody : MemoryStream
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => _reached.Task;

        public void Release() => _released.SetResult();

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _reached.TrySetResult();
            await _released.Task.WaitAsync(cancellationToken);
            await base.WriteAsync(buffer, cancellationToken);
        }
    }
}
