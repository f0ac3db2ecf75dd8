using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace TeamsCollab.Bot.Documents;

/// <summary>Paragraphs, styles and fonts. Chinese fonts are named with what to take where they are missing.</summary>
internal static class PaperText
{
    public const string Title = "CollabTitle";
    public const string Heading = "CollabHeading";
    public const string Label = "CollabLabel";
    public const string Small = "CollabSmall";
    public const string Mark = "CollabMark";
    public const string Code = "CollabCode";

    private const string Song = "宋体";
    private const string Hei = "黑体";
    private const string Latin = "Times New Roman";
    private const string Fixed = "Consolas";

    /// <param name="style">Null for the body text.</param>
    /// <param name="before">And after: twentieths of a point.</param>
    public static Paragraph Paragraph(string text, string? style, JustificationValues justification, int before = 0, int after = 0, bool keepNext = false)
    {
        var properties = new ParagraphProperties();
        if (style is not null)
        {
            properties.Append(new ParagraphStyleId { Val = style });
        }

        if (keepNext)
        {
            properties.Append(new KeepNext());
        }

        properties.Append(new SpacingBetweenLines { Before = Number(before), After = Number(after) });
        properties.Append(new Justification { Val = justification });
        return new Paragraph(properties, Run(text));
    }

    public static Paragraph PageNumber() => new(
        new ParagraphProperties(new ParagraphStyleId { Val = Small }, new Justification { Val = JustificationValues.Center }),
        Run("第 "),
        new SimpleField(Run("1")) { Instruction = "PAGE" },
        Run(" 页 共 "),
        new SimpleField(Run("1")) { Instruction = "NUMPAGES" },
        Run(" 页"));

    public static Styles Styles() => new(
        new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(
            FontsOf(Latin, Song), new FontSize { Val = "21" }, new FontSizeComplexScript { Val = "21" }, new Languages { Val = "en-US", EastAsia = "zh-CN" }))),
        Style(Title, "Title", FontsOf(Latin, Hei), "36", isBold: true),
        Style(Heading, "Heading", FontsOf(Latin, Hei), "24", isBold: true),
        Style(Label, "Label", FontsOf(Latin, Hei), "21", isBold: false),
        Style(Small, "Small", FontsOf(Latin, Song), "18", isBold: false),
        Style(Mark, "Mark", FontsOf(Latin, Hei), "21", isBold: true, "C00000"),
        Style(Code, "Fingerprint", FontsOf(Fixed, Song), "14", isBold: false));

    /// <summary>What stands in for a font that a machine does not have.</summary>
    public static Fonts Fonts() => new(
        Font(Song, "SimSun, Songti SC, Noto Serif CJK SC", FontFamilyValues.Auto, "86"),
        Font(Hei, "SimHei, Heiti SC, Microsoft YaHei, Noto Sans CJK SC", FontFamilyValues.Modern, "86"),
        Font(Latin, "Liberation Serif", FontFamilyValues.Roman, "00"),
        Font(Fixed, "Liberation Mono", FontFamilyValues.Modern, "00"));

    /// <summary>Line ends become line breaks; what XML cannot say becomes a replacement character.</summary>
    private static Run Run(string text)
    {
        var run = new Run();
        foreach (var (line, place) in Sayable(text).Split('\n').Select((line, place) => (line, place)))
        {
            if (place > 0)
            {
                run.Append(new Break());
            }

            run.Append(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }

    private static string Sayable(string text) => string.Concat(text.EnumerateRunes().Select(rune =>
        rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString()));

    private static RunFonts FontsOf(string latin, string chinese) => new() { Ascii = latin, HighAnsi = latin, EastAsia = chinese, ComplexScript = latin };

    private static Style Style(string id, string name, RunFonts fonts, string halfPoints, bool isBold, string? colour = null)
    {
        var run = new StyleRunProperties(fonts);
        if (isBold)
        {
            run.Append(new Bold());
        }

        if (colour is not null)
        {
            run.Append(new Color { Val = colour });
        }

        run.Append(new FontSize { Val = halfPoints }, new FontSizeComplexScript { Val = halfPoints });
        return new Style(new StyleName { Val = name }, run) { Type = StyleValues.Paragraph, StyleId = id, CustomStyle = true };
    }

    private static Font Font(string name, string instead, FontFamilyValues family, string charset) =>
        new(new AltName { Val = instead }, new FontCharSet { Val = charset }, new FontFamily { Val = family }) { Name = name };

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
