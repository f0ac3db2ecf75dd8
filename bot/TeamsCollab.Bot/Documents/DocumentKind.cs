namespace TeamsCollab.Bot.Documents;

/// <summary>What people can have as a file.</summary>
public enum DocumentKind
{
    /// <summary>存证包: every document and the proof (B30).</summary>
    Bundle,

    /// <summary>《会议纪要》</summary>
    Minutes,

    /// <summary>《跨部门沟通协作记录表》</summary>
    RecordForm,

    /// <summary>《跨部门协作备忘录》</summary>
    Memorandum,

    /// <summary>《资源申请表》, the last one that was filed.</summary>
    ResourceApplication,

    /// <summary>《预算审批单》, the last one that was filed.</summary>
    BudgetApproval,
}
