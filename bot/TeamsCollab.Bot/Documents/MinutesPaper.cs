using System.Globalization;
using TeamsCollab.Process;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Procedure;
using TeamsCollab.Process.Reading;
using TeamsCollab.Process.Records;

namespace TeamsCollab.Bot.Documents;

/// <summary>《会议纪要》 (R42-R48): the draft that went round last, who confirmed it and who signed it.</summary>
public static class MinutesPaper
{
    private static readonly string[] Head = ["F01", "F18", "F02", "F03", "F04", "F05", "F16", "F06", "F17", "F08", "F09", "F10"];

    /// <summary>Null before the first draft went round.</summary>
    public static byte[]? Of(CollaborationRecord record)
    {
        var minutes = record.State.Minutes;
        if (minutes.Draft == 0)
        {
            return null;
        }

        var form = RecordForm.Of(record.Events, record.Words, record.Names, record.Calendar, Language.Chinese).First(form => form.Meeting == 1);
        var paper = new Paper($"会议纪要  {record.Number}  v{minutes.Draft.ToString(CultureInfo.InvariantCulture)}", record.IsPractice);
        paper.Title("会议纪要", $"{record.Number}  第 {minutes.Draft.ToString(CultureInfo.InvariantCulture)} 稿  {Status(minutes, record)}");
        paper.Add(PaperTable.Form(
        [
            .. Head.Select(id => RecordFormPaper.Row(form[id])),
        ]));
        AddTasks(paper, minutes, record);
        AddDisputes(paper, minutes, record);
        AddConfirmations(paper, minutes, record);
        AddRatifications(paper, minutes, record);
        SignatureBlock.Add(paper, record);
        SignatureBlock.AddProof(paper, record);
        return paper.ToBytes();
    }

    private static string Status(MinutesState minutes, CollaborationRecord record) => minutes.Status switch
    {
        MinutesStatus.InForce => $"已生效（{SignatureBlock.Minute(record.Events.OfType<MinutesEvent.TookEffect>().Last().At, record)}）",
        MinutesStatus.Signing when minutes.Signatures.IsComplete => "决策人缺席·待追认，尚未生效",
        MinutesStatus.Signing => "待各方负责人签字，尚未生效",
        MinutesStatus.Objected => "有异议，待修订，尚未生效",
        _ => "待参会人员确认，尚未生效",
    };

    private static void AddTasks(Paper paper, MinutesState minutes, CollaborationRecord record)
    {
        if (ClauseLine.Of(minutes.Clauses, ClauseKind.Task, minutes, record.Reader) is not { IsEmpty: false } tasks)
        {
            return;
        }

        paper.Heading("待办任务");
        paper.Add(PaperTable.Grid(
            ["序号", "任务内容", "负责人", "截止时间", "如何做", "交付标准"],
            [7, 26, 13, 16, 19, 19],
            tasks.Zip(minutes.Tasks).Select(pair => new[]
            {
                pair.First.Id,
                pair.First.Text.Text,
                $"{pair.First.Owner.Text}\n{pair.First.Department.Text}\n{(pair.First.IsTakenOn ? "已接受" : "未接受")}",
                pair.Second.DueOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty,
                pair.First.How.Text,
                pair.First.Standard.Text,
            })));
        foreach (var application in record.State.Procedures.Applications.Where(application => application.Tasks.Length > 0 && application.Status is not ApplicationStatus.Replaced))
        {
            paper.Note($"{string.Join('、', application.Tasks)} 待 {application.Id}（{record.Reader.Text(application.Words, "item").Text}）批准后生效：{Result(application)}");
        }
    }

    private static string Result(Application application) => application.Status switch
    {
        ApplicationStatus.Approved => "已批准",
        ApplicationStatus.Awaited => "审批中",
        ApplicationStatus.Withdrawn => application.Change?.SettledAt is null ? "已撤回，待商定" : "已撤回，已商定",
        _ => application.Change?.SettledAt is null ? "未批准，待商定" : "未批准，已商定",
    };

    private static string Lines(params string[] lines) => string.Join('\n', lines.Where(line => !string.IsNullOrEmpty(line)));

    private static string Named(string name, string text) => text.Length == 0 ? string.Empty : $"{name}：{text}";

    private static string Decision(ClauseLine dispute) => string.IsNullOrEmpty(dispute.Decider.Text) ? string.Empty : $"由{dispute.Decider.Text}于{dispute.DueOn}前裁决";

    private static void AddDisputes(Paper paper, MinutesState minutes, CollaborationRecord record)
    {
        if (ClauseLine.Of(minutes.Clauses, ClauseKind.Dispute, minutes, record.Reader) is { IsEmpty: false } disputes)
        {
            paper.Heading("争议点及后续决策方式");
            paper.Add(PaperTable.Grid(["序号", "争议点与各方立场", "后续决策方式"], [8, 52, 40], disputes.Select(dispute => new[] { dispute.Id, Lines(dispute.Text.Text, dispute.Positions.Text, Named("可选方案", dispute.Options.Text.Replace('\n', '；')), Named("裁决前暂停的任务", dispute.DisputedTasks)), Lines(dispute.Route.Text, Decision(dispute), Named("裁决", dispute.Ruling.Text)) })));
        }
    }

    /// <summary>决策人缺席·待追认 (B12): the sides whose decision maker was absent, and whether their head ratified.</summary>
    private static void AddRatifications(Paper paper, MinutesState minutes, CollaborationRecord record)
    {
        if (minutes.ToRatify.IsEmpty)
        {
            return;
        }

        paper.Heading("决策人缺席·追认");
        paper.Add(PaperTable.Grid(
            ["部门", "负责人", "追认的版本", "追认时间"],
            [25, 25, 20, 30],
            minutes.Signatories.Where(signatory => minutes.ToRatify.Contains(signatory.Department)).Select(signatory =>
            {
                var given = minutes.Ratifications.Given.FirstOrDefault(consent => consent.By == signatory.Person);
                return new[]
                {
                    signatory.Department.Name,
                    record.Reader.Name(signatory.Person).Text,
                    given is null ? string.Empty : $"v{given.Draft.ToString(CultureInfo.InvariantCulture)}",
                    given is null ? "待追认" : SignatureBlock.Minute(given.At, record),
                };
            })));
    }

    /// <summary>Every participant confirms (R46); the heads sign as well (R48).</summary>
    private static void AddConfirmations(Paper paper, MinutesState minutes, CollaborationRecord record)
    {
        paper.Heading("参会人员确认");
        paper.Add(PaperTable.Grid(
            ["姓名", "确认的版本", "确认时间"],
            [40, 20, 40],
            minutes.Confirmations.Required.Select(person =>
            {
                var given = minutes.Confirmations.Given.FirstOrDefault(consent => consent.By == person);
                return new[]
                {
                    record.Reader.Name(person).Text,
                    given is null ? string.Empty : $"v{given.Draft.ToString(CultureInfo.InvariantCulture)}",
                    given is null ? "未确认" : SignatureBlock.Minute(given.At, record) + (minutes.Silent.Contains(person) ? "（逾期未反馈视为同意）" : string.Empty),
                };
            })));
    }
}
