namespace TeamsCollab.Process;

/// <summary>The five stages of the process document, and the end.</summary>
public enum Stage
{
    /// <summary>协作启动阶段</summary>
    Request,

    /// <summary>共识达成阶段</summary>
    Meeting,

    /// <summary>责任明确阶段</summary>
    Minutes,

    /// <summary>落地推进阶段</summary>
    Execution,

    /// <summary>闭环提升阶段</summary>
    Retrospective,

    /// <summary>Finished, withdrawn, or taken on by nobody.</summary>
    Ended,
}
