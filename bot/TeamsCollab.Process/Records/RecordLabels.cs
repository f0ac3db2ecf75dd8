using System.Collections.Immutable;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Records;

/// <summary>The rows of the 《跨部门沟通协作记录表》 (F01-F20), named in both languages.</summary>
public static class RecordLabels
{
    public static ImmutableArray<(string Id, string Chinese, string English)> All { get; } =
    [
        ("F01", "沟通主题", "Subject"),
        ("F02", "发起部门", "Initiating department"),
        ("F03", "接收部门", "Receiving departments"),
        ("F04", "沟通时间", "Time"),
        ("F05", "沟通地点/形式", "Place / form"),
        ("F06", "参与人员", "Participants"),
        ("F07", "沟通背景", "Background"),
        ("F08", "沟通目标", "Goal"),
        ("F09", "讨论要点", "Discussion points"),
        ("F10", "共识事项", "Agreed items"),
        ("F11", "待办任务", "Tasks"),
        ("F12", "交付标准", "Delivery standards"),
        ("F13", "争议点及后续决策方式", "Disputes and how they are decided"),
        ("F14", "后续跟进", "Follow-up"),
        ("F15", "签字确认", "Signatures"),
        ("F16", "主持人/记录人/审核人", "Host / recorder / reviewers"),
        ("F17", "缺席人员及原因", "Absent, and why"),
        ("F18", "登记编号及日期", "Register number and date"),
        ("F19", "优先级", "Priority"),
        ("F20", "附件/归档", "Attachments / archive"),
    ];

    public static string Of(string id, Language language)
    {
        var (_, chinese, english) = All.Single(label => label.Id == id);
        return language is Language.Chinese ? chinese : english;
    }
}
