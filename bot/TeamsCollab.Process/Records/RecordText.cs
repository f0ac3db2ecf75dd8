using System.Globalization;
using System.Text;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Records;

/// <summary>Draws a record form as a table for a terminal.</summary>
internal static class RecordText
{
    /// <summary>Columns of the right-hand side, so that a form fits a terminal of 110 columns.</summary>
    private const int ValueColumns = 68;

    public static string Of(RecordForm form)
    {
        var labels = form.Fields.Max(field => DisplayWidth.Of(field.Label));
        var text = new StringBuilder();
        text.AppendLine(Title(form));
        Rule('┌', '┬', '┐');
        for (var index = 0; index < form.Fields.Length; index++)
        {
            if (index > 0)
            {
                Rule('├', '┼', '┤');
            }

            var field = form.Fields[index];
            var lines = field.Lines.SelectMany(line => DisplayWidth.Wrap(line, ValueColumns)).DefaultIfEmpty("—").ToArray();
            for (var row = 0; row < lines.Length; row++)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"│ {DisplayWidth.Pad(row == 0 ? field.Label : string.Empty, labels)} │ {DisplayWidth.Pad(lines[row], ValueColumns)} │");
            }
        }

        Rule('└', '┴', '┘');
        return text.ToString().ReplaceLineEndings("\n");

        void Rule(char left, char middle, char right) =>
            text.AppendLine(CultureInfo.InvariantCulture, $"{left}{new string('─', labels + 2)}{middle}{new string('─', ValueColumns + 2)}{right}");
    }

    private static string Title(RecordForm form) => (form.Language, form.Meeting) switch
    {
        (Language.Chinese, 1) => $"《跨部门沟通协作记录表》 {form.Number} 沟通会议",
        (Language.Chinese, _) => $"《跨部门沟通协作记录表》 {form.Number} 复盘会",
        (_, 1) => $"Cross-department collaboration record {form.Number}: the meeting",
        _ => $"Cross-department collaboration record {form.Number}: the retrospective",
    };
}
