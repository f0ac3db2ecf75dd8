using TeamsCollab.Process.Records;

namespace TeamsCollab.Bot.Documents;

/// <summary>《跨部门沟通协作记录表》 of one meeting (R86), in the two columns of the process document.</summary>
public static class RecordFormPaper
{
    /// <summary>Signatures have a table of their own below the form.</summary>
    private const string Signatures = "F15";

    public static byte[] Of(RecordForm form, CollaborationRecord record)
    {
        var paper = new Paper($"跨部门沟通协作记录表  {record.Number}", record.IsPractice);
        paper.Title("跨部门沟通协作记录表", form.Meeting == 1 ? $"{record.Number}  沟通会议" : $"{record.Number}  复盘会");
        var isSigned = form.Meeting == 1 && record.State.Minutes.Draft > 0;
        paper.Add(PaperTable.Form(form.Fields
            .Where(field => !isSigned || field.Id != Signatures)
            .Select(Row)));
        if (isSigned)
        {
            SignatureBlock.Add(paper, record);
        }

        SignatureBlock.AddProof(paper, record);
        return paper.ToBytes();
    }

    /// <summary>Departments and people stand in one line, as the form's own example has them.</summary>
    public static (string Label, IEnumerable<string> Lines) Row(RecordField field) =>
        field.Id is "F03" or "F06" && field.Lines.Length > 0 ? (field.Label, [string.Join('、', field.Lines)]) : (field.Label, field.Lines);
}
