using System.Text;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Process.Tests;

public sealed class WordingTests
{
    [Fact]
    public void Words_read_back_from_a_store_are_the_words_that_were_sealed()
    {
        var written = Wording.Seal(Encoding.UTF8.GetBytes("entropy"), [("text", "手册图文各20页")]);
        var read = Wording.OfDigest(written.Digest);
        Assert.True(written == read);
        Assert.False(written != read);
        Assert.True(written != Wording.Seal(Encoding.UTF8.GetBytes("entropy"), [("text", "手册图文各24页")]));
        Assert.True(written != null);
    }
}
