namespace TeamsCollab.Process.Request;

/// <summary>The scenarios of the process document, and an open end (R01).</summary>
public enum RequestKind
{
    /// <summary>项目推进 (R02)</summary>
    ProjectDelivery,

    /// <summary>资源调配 (R03)</summary>
    ResourceSharing,

    /// <summary>问题解决 (R04)</summary>
    ProblemSolving,

    /// <summary>目标对齐 (R05)</summary>
    GoalAlignment,

    /// <summary>流程优化 (R06)</summary>
    ProcessImprovement,

    /// <summary>其他</summary>
    Other,
}

/// <summary>One axis of the priority (R12).</summary>
public enum Urgency
{
    Normal,

    /// <summary>紧急</summary>
    Urgent,
}

/// <summary>The other axis of the priority (R12).</summary>
public enum Importance
{
    Normal,

    /// <summary>重要</summary>
    Important,
}

/// <summary>What a background document is (R14).</summary>
public enum MaterialKind
{
    /// <summary>项目计划</summary>
    Plan,

    /// <summary>问题说明</summary>
    Problem,

    /// <summary>数据支撑</summary>
    Data,

    Other,
}
