using System.Globalization;
using TeamsCollab.Process;
using TeamsCollab.Process.Procedure;

namespace TeamsCollab.Bot.Documents;

/// <summary>《资源申请表》 (R53) and 《预算审批单》 (R54): one application, its result, and who approved it.</summary>
public static class ProcedurePaper
{
    /// <summary>The document's name; null where the procedure has no form of ours, because it was carried out elsewhere.</summary>
    public static string? NameOf(ProcedureKind kind) => kind switch
    {
        ProcedureKind.ResourceApplication => "资源申请表",
        ProcedureKind.BudgetApproval => "预算审批单",
        _ => null,
    };

    public static byte[] Of(Application application, string name, CollaborationRecord record)
    {
        var paper = new Paper($"{name}  {record.Number}-{application.Id}", record.IsPractice);
        paper.Title(name, $"{record.Number}-{application.Id}  {Status(application, record)}");
        paper.Add(PaperTable.Form(
        [
            ("协作主题", [record.Reader.Text(record.State.Request.Words, "title").Text]),
            ("申请部门", [application.Department.Name]),
            ("申请人", [record.Reader.Name(application.By).Text]),
            ("申请时间", [SignatureBlock.Minute(record.Events.OfType<ProcedureEvent.Applied>().First(applied => applied.Id == application.Id).At, record)]),
            .. Fields(application.Kind).Select(field => (field.Label, (IEnumerable<string>)record.Reader.Text(application.Words, field.Name).Text.Split('\n'))),
            ("待生效任务", [Tasks(application)]),
        ]));
        paper.Heading("审批");
        paper.Add(PaperTable.Grid(
            ["审批人", "意见", "审批时间", "第几条记录 · 指纹"],
            [14, 26, 20, 40],
            application.Approvals.Required.Select(person => Row(person, application, record)),
            code: 3));
        SignatureBlock.AddProof(paper, record);
        return paper.ToBytes();
    }

    private static (string Label, string Name)[] Fields(ProcedureKind kind) => kind is ProcedureKind.BudgetApproval
        ? [("费用项目", "item"), ("金额（元）", "amount"), ("使用期间", "period"), ("用途与理由", "purpose")]
        : [("申请的资源", "item"), ("数量", "amount"), ("使用期间", "period"), ("提供部门", "grantor"), ("用途与理由", "purpose")];

    private static string Tasks(Application application) => application.Tasks.IsEmpty ? "无"
        : string.Join('、', application.Tasks) + (application.Days is { } days ? $"，批准后 {days.ToString(CultureInfo.InvariantCulture)} 个工作日内完成" : string.Empty);

    private static string Status(Application application, CollaborationRecord record) => application.Status switch
    {
        ApplicationStatus.Approved => $"已批准（{SignatureBlock.Minute(application.DecidedAt!.Value, record)}）",
        ApplicationStatus.Awaited => "审批中",
        ApplicationStatus.Withdrawn => "申请人已撤回",
        ApplicationStatus.Replaced => "未批准，已重新提交",
        _ => $"未批准（{SignatureBlock.Minute(application.DecidedAt!.Value, record)}）",
    };

    private static string[] Row(Person person, Application application, CollaborationRecord record)
    {
        var name = record.Reader.Name(person).Text;
        if (application.RefusedBy == person)
        {
            return [name, $"不批准：{record.Reader.Text(application.Reason).Text}", SignatureBlock.Minute(application.DecidedAt!.Value, record), string.Empty];
        }

        return GivenSignature.Last<ProcedureEvent.Agreed>(record, agreed => agreed.Id == application.Id && agreed.By == person, agreed => (agreed.By, agreed.Name, string.Empty)) is { } given
            ? [record.Reader.Text(given.Name).Text, "批准", SignatureBlock.Minute(given.At, record), SignatureBlock.PlaceOf(given)]
            : [name, "未审批", string.Empty, string.Empty];
    }
}
