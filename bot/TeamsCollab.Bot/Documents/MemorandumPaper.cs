using System.Globalization;
using TeamsCollab.Process;
using TeamsCollab.Process.Memorandum;

namespace TeamsCollab.Bot.Documents;

/// <summary>《跨部门协作备忘录》 (R55-R59): the last draft, and which heads signed it.</summary>
public static class MemorandumPaper
{
    /// <summary>Null before the first draft.</summary>
    public static byte[]? Of(CollaborationRecord record)
    {
        var memorandum = record.State.Memorandum;
        if (memorandum.Draft == 0)
        {
            return null;
        }

        var draft = memorandum.Draft.ToString(CultureInfo.InvariantCulture);
        var paper = new Paper($"跨部门协作备忘录  {record.Number}  v{draft}", record.IsPractice);
        paper.Title("跨部门协作备忘录", $"{record.Number}  第 {draft} 稿  {Status(memorandum, record)}");
        paper.Add(PaperTable.Form(
        [
            ("协作主题", [record.Reader.Text(record.State.Request.Words, "title").Text]),
            ("签订各方", [string.Join('、', memorandum.Signatories.Select(signatory => signatory.Department.Name))]),
            .. Enum.GetValues<MemorandumClauseKind>()
                .Select(kind => (Label(kind), Lines: memorandum.Clauses.Where(clause => clause.Kind == kind).Select(clause => Line(clause, record)).ToArray()))
                .Where(row => row.Lines.Length > 0)
                .Select(row => (row.Item1, row.Lines.SelectMany(line => line.Split('\n')))),
        ]));
        SignatureBlock.Add(paper, memorandum.Signatories.Select(signatory => SignatureBlock.Row(signatory, Signature(signatory, record), record)));
        SignatureBlock.AddProof(paper, record);
        return paper.ToBytes();
    }

    private static string Status(MemorandumState memorandum, CollaborationRecord record) => memorandum.Status switch
    {
        MemorandumStatus.InForce => $"已生效（{SignatureBlock.Minute(record.Events.OfType<MemorandumEvent.TookEffect>().Last().At, record)}）",
        MemorandumStatus.Objected => "有异议，待修订，尚未生效",
        _ => "待各方负责人签字，尚未生效",
    };

    /// <summary>Core clauses stand alone in their row; of further ones there can be many.</summary>
    private static string Line(MemorandumClause clause, CollaborationRecord record)
    {
        var text = record.Reader.Text(clause.Clause.Wording).Text;
        return clause.Kind is MemorandumClauseKind.Further ? $"{clause.Clause.Id} {text}" : text;
    }

    private static string Label(MemorandumClauseKind kind) => kind switch
    {
        MemorandumClauseKind.Goal => "协作目标",
        MemorandumClauseKind.Duties => "双方权责",
        MemorandumClauseKind.Standard => "交付标准",
        MemorandumClauseKind.Resolution => "争议解决机制",
        MemorandumClauseKind.Further => "其他条款",
        _ => "默示同意",
    };

    private static GivenSignature? Signature(Process.Minutes.Signatory signatory, CollaborationRecord record) => GivenSignature.Last<MemorandumEvent.SignedOff>(
        record,
        signed => signed.Departments.Contains(signatory.Department)
            && record.State.Memorandum.Signatures.Given.Any(consent => consent.By == signed.Head && consent.Draft == signed.Draft),
        signed => (signed.By, signed.Name, $"v{signed.Draft.ToString(CultureInfo.InvariantCulture)}"));
}
