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
        _ => new Refusal(Because.NotAChoice, "file", "存证包 / 会议纪要 / 记录表"),
    };
}
