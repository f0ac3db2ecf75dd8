using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace TeamsCollab.Bot.Documents;

/// <summary>Tables as on the process document's forms: ruled all over, labels shaded, the head repeated on every page.</summary>
internal static class PaperTable
{
    private const int LabelWidth = 2000;
    private const string Shade = "F2F2F2";

    /// <summary>项目 | 内容</summary>
    public static Table Form(IEnumerable<(string Label, IEnumerable<string> Lines)> rows)
    {
        int[] widths = [LabelWidth, Paper.TextWidth - LabelWidth];
        var table = Ruled(widths);
        table.Append(Head(["项目", "内容"], widths));
        foreach (var (label, lines) in rows)
        {
            table.Append(new TableRow(
                new TableRowProperties(new CantSplit()),
                Cell([label], widths[0], PaperText.Label, JustificationValues.Center, isShaded: true),
                Cell(lines, widths[1], null, JustificationValues.Left, isShaded: false)));
        }

        return table;
    }

    /// <param name="widths">Shares of the page's width.</param>
    /// <param name="code">The column that holds fingerprints; -1 for none.</param>
    public static Table Grid(string[] head, int[] widths, IEnumerable<string[]> rows, int code = -1)
    {
        var whole = widths.Sum();
        int[] wide = [.. widths.Select(share => Paper.TextWidth * share / whole)];
        var table = Ruled(wide);
        table.Append(Head(head, wide));
        foreach (var row in rows)
        {
            var line = new TableRow(new TableRowProperties(new CantSplit()));
            line.Append(row.Select((text, column) => (OpenXmlElement)Cell(
                [text], wide[column], column == code ? PaperText.Code : null, JustificationValues.Left, isShaded: false)));
            table.Append(line);
        }

        return table;
    }

    private static Table Ruled(int[] widths)
    {
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = Number(widths.Sum()), Type = TableWidthUnitValues.Dxa },
                new TableBorders(
                    Rule<TopBorder>(), Rule<LeftBorder>(), Rule<BottomBorder>(), Rule<RightBorder>(), Rule<InsideHorizontalBorder>(), Rule<InsideVerticalBorder>()),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TopMargin { Width = "60", Type = TableWidthUnitValues.Dxa },
                    new TableCellLeftMargin { Width = 100, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = "60", Type = TableWidthUnitValues.Dxa },
                    new TableCellRightMargin { Width = 100, Type = TableWidthValues.Dxa })),
            new TableGrid(widths.Select(width => new GridColumn { Width = Number(width) })));
        return table;
    }

    private static T Rule<T>()
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Color = "404040" };

    private static TableRow Head(string[] titles, int[] widths)
    {
        var row = new TableRow(new TableRowProperties(new CantSplit(), new TableHeader()));
        row.Append(titles.Select((title, column) => (OpenXmlElement)Cell([title], widths[column], PaperText.Label, JustificationValues.Center, isShaded: true)));
        return row;
    }

    private static TableCell Cell(IEnumerable<string> lines, int width, string? style, JustificationValues justification, bool isShaded)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = Number(width), Type = TableWidthUnitValues.Dxa });
        if (isShaded)
        {
            properties.Append(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = Shade });
        }

        properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        var cell = new TableCell(properties);
        cell.Append(lines.DefaultIfEmpty(string.Empty).Select(line => (OpenXmlElement)PaperText.Paragraph(line, style, justification)));
        return cell;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
