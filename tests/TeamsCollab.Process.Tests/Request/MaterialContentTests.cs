using TeamsCollab.Process.Content;
using TeamsCollab.Process.Reading;
using TeamsCollab.Process.Request;
using TeamsCollab.Process.Tests.Reading;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Request.RequestSpec;

namespace TeamsCollab.Process.Tests.Request;

/// <summary>What is recorded of a material beside its name and link: size and hash, sealed with them (R14, B30).</summary>
public sealed class MaterialContentTests
{
    private static readonly string Hash = string.Concat(Enumerable.Repeat("0123456789abcdef", 4));
    private static readonly FileContent Content = new(2_411_724, Hash);
    private static readonly RequestForm Recorded = Form with { Materials = [Form.Materials[0] with { Content = Content }, new FormMaterial("数据", MaterialKind.Data, "https://files.example/data")] };

    [Fact]
    public void Size_and_hash_are_sealed_with_name_and_link_and_shown_and_a_typed_link_says_that_it_has_none()
    {
        var sent = Sent(Recorded);
        var card = RequestInShort.For(sent.State.Request, sent.For(Xia, Monday));

        Assert.Equal(["2.3 MB · SHA-256 0123456789ab…", ""], card.Materials.Select(line => line.Content));
        Assert.Equal(
            [$"上市计划 https://files.example/plan.docx（2.3 MB，SHA-256 {Hash}）", "数据 https://files.example/data（内容未登记）"],
            Records.Story.Forms(Spec.Given([.. sent.History, .. Records.Story.Met().History.Skip(1)]))[0]["F20"].Lines.Take(2));
    }

    [Fact]
    public void Who_erases_the_name_erases_size_and_hash_too()
    {
        var sent = Sent(Recorded);
        var left = sent.State.Request with { Materials = [.. sent.State.Request.Materials.Select(material => material with { Words = Wording.OfDigest(material.Words.Digest) })] };
        var card = RequestInShort.For(left, sent.For(Xia, Monday) with { Words = Words.None });

        Assert.All(card.Materials, line => Assert.Equal((string.Empty, string.Empty), (line.Link, line.Content)));
    }

    [Fact]
    public void The_record_of_a_call_brings_materials_to_the_list_of_attachments()
    {
        var paid = Delivered(Form with { Kind = RequestKind.ProblemSolving, Call = new FormCall(Sales, Xia, Monday.AddMinutes(-20)) })
            .AndWhen(Ma, Monday.AddHours(1), new RequestCommand.PayDebt("D1", "当天派 3 人排查", [new FormMaterial("照片", MaterialKind.Other, "https://files.example/photo") { Content = Content }]));

        Assert.Equal(2, paid.State.Request.AllMaterials.Count());
        Assert.Equal(Content, Material.ContentOf(paid.State.Request.AllMaterials.Last(), paid.For(Ma, Monday)));
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("-1", false)]
    [InlineData("1.5", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_size_is_a_whole_number_of_bytes(string? size, bool isOne) => Assert.Equal(isOne, FileContent.Read(size, Hash) is not null);

    [Theory]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde")]
    [InlineData("0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("g123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData(null)]
    public void A_hash_is_64_hexadecimal_digits(string? hash) => Assert.Null(FileContent.Read("1", hash));

    [Theory]
    [InlineData(812, "812 B")]
    [InlineData(1024, "1 KB")]
    [InlineData(12_697, "12.4 KB")]
    [InlineData(2_411_724, "2.3 MB")]
    public void Sizes_are_said_in_words(long size, string expected) => Assert.Equal(expected, new FileContent(size, Hash).SizeInWords);
}
