namespace TeamsCollab.Process.Meeting.Live;

/// <summary>What a note of the meeting is about.</summary>
public enum NoteTopic
{
    /// <summary>需求可行性 (R32)</summary>
    Feasibility,

    /// <summary>资源匹配度 (R33)</summary>
    Resources,

    /// <summary>潜在风险 (R34)</summary>
    Risk,

    /// <summary>共识 (R39): becomes an agreed item.</summary>
    Agreement,

    Other,
}
