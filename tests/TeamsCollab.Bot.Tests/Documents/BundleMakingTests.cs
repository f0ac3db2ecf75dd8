using System.IO.Compression;
using Microsoft.Extensions.DependencyInjection;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Documents;
using TeamsCollab.Bot.Tests.FrontDoor;
using TeamsCollab.Process;
using TeamsCollab.Verification;

namespace TeamsCollab.Bot.Tests.Documents;

/// <summary>Documents are made from the record whenever somebody asks, and are the same every time.</summary>
public sealed class BundleMakingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bundle_asked_for_twice_is_equal_to_the_byte_and_so_is_one_of_an_earlier_version_after_more_has_happened()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        await campaign.MeetingAsync();
        await campaign.DraftAsync();
        await campaign.ConfirmAsync();
        await campaign.SignAsync();
        var (key, library) = (await office.KeyAsync(), office.Services.GetRequiredService<DocumentLibrary>());
        var first = await MakeAsync(library, key, null);
        Assert.Equal(first.Content, (await MakeAsync(library, key, null)).Content);
        await office.UntilAsync(6, 18, 17);
        Assert.True((await office.Store.ReadEventsAsync(key, Cancellation)).Length > first.Version);
        var again = await MakeAsync(library, key, first.Version);
        Assert.Equal(first.Name, again.Name);
        Assert.Equal(first.Content, again.Content);
        Assert.NotEqual(first.Content, (await MakeAsync(library, key, null)).Content);
        AssertHolds(first);
    }

    [Fact]
    public async Task Documents_are_there_from_the_moment_on_at_which_there_is_something_to_say()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.SubmitAsync();
        var (key, library) = (await office.KeyAsync(), office.Services.GetRequiredService<DocumentLibrary>());
        Assert.Null(await library.MakeAsync(key, DocumentKind.Minutes, null, Cancellation));
        Assert.Null(await library.MakeAsync(key, DocumentKind.RecordForm, null, Cancellation));
        AssertHolds(await MakeAsync(library, key, null));
        Assert.Null(await library.MakeAsync(key, DocumentKind.Bundle, 999, Cancellation));
        Assert.Null(await library.MakeAsync(StreamKey.Collaboration(key.Tenant, "none"), DocumentKind.Bundle, null, Cancellation));
    }

    [Fact]
    public async Task Erased_words_are_marked_in_the_bundle_which_still_holds()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        var (key, library) = (await office.KeyAsync(), office.Services.GetRequiredService<DocumentLibrary>());
        var title = (await office.StateAsync(key)).Request.Words!.Digest;
        await ((ICollaborationArchive)office.Store).EraseWordsAsync(key, [title], Cancellation);
        var verdict = AssertHolds(await MakeAsync(library, key, null));
        Assert.Equal(1, verdict.ErasedWords);
    }

    [Fact]
    public async Task Whatever_people_type_a_document_can_be_made_of_it()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office) { Words = text => $"{text}\u0001\uFFFE\n\t<w:t>&amp;]]>{{}}\u202E😀" };
        await campaign.RequestAsync();
        await campaign.MeetingAsync();
        await campaign.DraftAsync();
        var bundle = await MakeAsync(office.Services.GetRequiredService<DocumentLibrary>(), await office.KeyAsync(), null);
        AssertHolds(bundle);
        using var zip = new ZipArchive(new MemoryStream(bundle.Content));
        foreach (var entry in zip.Entries.Where(entry => entry.Name.EndsWith(".docx", StringComparison.Ordinal)))
        {
            using var document = new ZipArchive(entry.Open());
            using var body = document.GetEntry("word/document.xml")!.Open();
            Assert.NotNull(await System.Xml.Linq.XDocument.LoadAsync(body, System.Xml.Linq.LoadOptions.None, Cancellation));
        }
    }

    private static async Task<DocumentFile> MakeAsync(DocumentLibrary library, StreamKey key, long? upTo) =>
        await library.MakeAsync(key, DocumentKind.Bundle, upTo, Cancellation) ?? throw new InvalidOperationException("There is no bundle.");

    private static Verdict AssertHolds(DocumentFile bundle)
    {
        var verdict = BundleVerifier.Verify(BundleReader.Read(new MemoryStream(bundle.Content)), null);
        Assert.Empty(verdict.Findings);
        return verdict;
    }
}
