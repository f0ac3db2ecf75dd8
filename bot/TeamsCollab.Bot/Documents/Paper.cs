using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace TeamsCollab.Bot.Documents;

/// <summary>One .docx on A4, filled from top to bottom. The same calls give the same bytes: no times, no random ids, no compression.</summary>
/// <param name="running">The line at the top of every page.</param>
/// <param name="isPractice">Says 演示文件·不具效力 at the top of every page and under the title.</param>
public sealed class Paper(string running, bool isPractice)
{
    /// <summary>What stands on every practice document.</summary>
    public const string PracticeMark = "演示文件·不具效力";

    /// <summary>Twentieths of a point.</summary>
    private const uint PageWidth = 11906;
    private const uint PageHeight = 16838;
    private const uint Margin = 1247;

    /// <summary>What is left between the margins.</summary>
    public const int TextWidth = (int)(PageWidth - (2 * Margin));

    private readonly Body _body = new();

    public void Title(string title, string below)
    {
        _body.Append(PaperText.Paragraph(title, PaperText.Title, JustificationValues.Center, after: 60));
        if (isPractice)
        {
            _body.Append(PaperText.Paragraph(PracticeMark, PaperText.Mark, JustificationValues.Center, after: 60));
        }

        _body.Append(PaperText.Paragraph(below, PaperText.Small, JustificationValues.Center, after: 160));
    }

    public void Heading(string text) => _body.Append(PaperText.Paragraph(text, PaperText.Heading, JustificationValues.Left, before: 240, after: 100, keepNext: true));

    public void Note(string text) => _body.Append(PaperText.Paragraph(text, PaperText.Small, JustificationValues.Left, before: 60, after: 60));

    public void Add(Table table) => _body.Append(table);

    public byte[] ToBytes()
    {
        using var package = new MemoryStream();
        using (var file = WordprocessingDocument.Create(package, WordprocessingDocumentType.Document))
        {
            var main = file.AddNewPart<MainDocumentPart>("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "rId1");
            main.AddNewPart<StyleDefinitionsPart>("rId1").Styles = PaperText.Styles();
            main.AddNewPart<FontTablePart>("rId2").Fonts = PaperText.Fonts();
            main.AddNewPart<DocumentSettingsPart>("rId3").Settings = new Settings(
                new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }));
            main.AddNewPart<HeaderPart>("rId4").Header = new Header(
                PaperText.Paragraph(isPractice ? $"{running}  {PracticeMark}" : running, isPractice ? PaperText.Mark : PaperText.Small, JustificationValues.Right));
            main.AddNewPart<FooterPart>("rId5").Footer = new Footer(PaperText.PageNumber());
            main.Document = new Document(_body);
            _body.Append(new SectionProperties(
                new HeaderReference { Type = HeaderFooterValues.Default, Id = "rId4" },
                new FooterReference { Type = HeaderFooterValues.Default, Id = "rId5" },
                new PageSize { Width = PageWidth, Height = PageHeight },
                new PageMargin { Top = 1361, Bottom = 1247, Left = Margin, Right = Margin, Header = 680, Footer = 567, Gutter = 0 }));
        }

        return StoredZip.Of(Unpacked(package));
    }

    /// <summary>The content types first, as Word writes them; then by name.</summary>
    private static IEnumerable<(string Path, byte[] Content)> Unpacked(MemoryStream package)
    {
        using var archive = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var entry in archive.Entries.OrderBy(entry => entry.FullName[0] == '[' ? 0 : 1).ThenBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            using var content = entry.Open();
            using var read = new MemoryStream();
            content.CopyTo(read);
            yield return (entry.FullName, read.ToArray());
        }
    }
}
