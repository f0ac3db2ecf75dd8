using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace TeamsCollab.Verification.Tests;

/// <summary>The documents of the bundle, as Word reads them.</summary>
public sealed class DocumentTests(RehearsedBundle real)
{
    private const string Minutes = "documents/会议纪要.docx";
    private const string RecordForm = "documents/跨部门沟通协作记录表.docx";

    [Fact]
    public void Every_document_is_valid_for_word()
    {
        var validator = new OpenXmlValidator(FileFormatVersions.Microsoft365);
        foreach (var path in real.Files.Keys.Where(path => path.EndsWith(".docx", StringComparison.Ordinal)))
        {
            using var document = Open(path);
            Assert.Empty(validator.Validate(document, TestContext.Current.CancellationToken).Select(error => $"{path} {error.Path?.XPath}: {error.Description}"));
        }
    }

    [Fact]
    public void The_record_form_has_the_rows_of_the_process_document_in_their_order()
    {
        var text = TextOf(RecordForm);
        var at = 0;
        foreach (var row in new[] { "跨部门沟通协作记录表", "项目", "内容", "沟通主题", "发起部门", "接收部门", "销售部、产品部、客服部", "沟通时间", "沟通地点/形式", "参与人员", "沟通背景", "沟通目标", "讨论要点", "共识事项", "待办任务", "签字确认", "存证信息" })
        {
            var found = text.IndexOf(row, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"{row} is missing after {at}.");
            at = found;
        }
    }

    [Theory]
    [InlineData(Minutes)]
    [InlineData(RecordForm)]
    public void A_signature_stands_there_with_name_side_draft_time_and_the_fingerprint_that_verify_prints(string path)
    {
        var text = TextOf(path);
        var signature = BundleVerifier.Verify(real.Files, null).Signatures[0];
        Assert.StartsWith("陈思远（市场部） v1 2024-06-11T16:00:00", signature, StringComparison.Ordinal);
        var fingerprint = signature[(signature.IndexOf('·', StringComparison.Ordinal) + 2)..];
        Assert.Matches($@"市场部\n陈思远\n本人\nv1\n2024-06-11 16:00\n{fingerprint}", text);
    }

    [Fact]
    public void Practice_documents_say_so_on_every_page_and_under_the_title()
    {
        foreach (var path in real.Files.Keys.Where(path => path.EndsWith(".docx", StringComparison.Ordinal)))
        {
            using var document = Open(path);
            Assert.Contains("演示文件·不具效力", document.MainDocumentPart!.HeaderParts.Single().Header!.InnerText, StringComparison.Ordinal);
            Assert.Contains("演示文件·不具效力", TextOf(path), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Chinese_fonts_are_named_with_what_to_take_where_they_are_missing()
    {
        using var document = Open(Minutes);
        var fonts = document.MainDocumentPart!.FontTablePart!.Fonts!.Elements<DocumentFormat.OpenXml.Wordprocessing.Font>().ToDictionary(font => font.Name!.Value!, font => font.AltName!.Val!.Value!);
        Assert.StartsWith("SimSun", fonts["宋体"], StringComparison.Ordinal);
        Assert.StartsWith("SimHei", fonts["黑体"], StringComparison.Ordinal);
    }

    private WordprocessingDocument Open(string path) => WordprocessingDocument.Open(new MemoryStream(real.Files[path]), isEditable: false);

    private string TextOf(string path)
    {
        using var document = Open(path);
        return string.Join('\n', document.MainDocumentPart!.Document!.Body!.Descendants<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().Select(paragraph => paragraph.InnerText));
    }
}
