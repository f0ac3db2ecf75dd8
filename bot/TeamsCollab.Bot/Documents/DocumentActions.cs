using System.Collections.Immutable;
using TeamsCollab.Bot.Teams;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Documents;

/// <summary>导出: whoever takes part gets the collaboration's files into their own OneDrive (B30). Changes nothing.</summary>
public static class DocumentActions
{
    public static ImmutableArray<CardVerb> All { get; } =
    [
        new("documents.export", CardName.Overview, Read, "done.exported") { Words = ["导出", "下载", "export", "download"], TextInput = "file" },
    ];

    /// <summary>As the card's choices name it, or as people say it.</summary>
    private static ActionReading Read(ActionInputs inputs) => inputs.Text("file").ToUpperInvariant() switch
    {
        "" or "BUNDLE" or "存证包" or "全部" => new ActionReading.Export(DocumentKind.Bundle),
        "MINUTES" or "纪要" or "会议纪要" or "《会议纪要》" => new ActionReading.Export(DocumentKind.Minutes),
        "RECORDFORM" or "RECORD" or "记录表" or "跨部门沟通协作记录表" or "《跨部门沟通协作记录表》" => new ActionReading.Export(DocumentKind.RecordForm),
        "MEMORANDUM" or "备忘录" or "跨部门协作备忘录" or "《跨部门协作备忘录》" => new ActionReading.Export(DocumentKind.Memorandum),
        "RESOURCEAPPLICATION" or "资源申请表" or "《资源申请表》" => new ActionReading.Export(DocumentKind.ResourceApplication),
        "BUDGETAPPROVAL" or "预算审批单" or "《预算审批单》" => new ActionReading.Export(DocumentKind.BudgetApproval),
        _ => new Refusal(Because.NotAChoice, "file", "存证包 / 会议纪要 / 记录表 / 备忘录 / 资源申请表 / 预算审批单"),
    };
}
