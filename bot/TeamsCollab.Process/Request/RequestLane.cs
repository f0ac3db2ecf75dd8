namespace TeamsCollab.Process.Request;

/// <summary>By which clocks an initiator asks (R04, B26).</summary>
public enum RequestLane
{
    Regular,

    /// <summary>加急通道</summary>
    Urgent,
}

/// <summary>What one department said to the urgent lane. Only who took it is bound by the shorter clocks (B26). Stored: names never change.</summary>
public enum LaneStands
{
    Offered,
    Taken,
    Refused,
}
