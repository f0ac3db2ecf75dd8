namespace TeamsCollab.Process.Request;

/// <summary>What an initiator chooses who wants a result earlier than the limits allow (B5). Stored: names never change.</summary>
public enum DateChoice
{
    /// <summary>加急通道: hours instead of days, for every department that takes it (B26).</summary>
    UrgentLane,

    /// <summary>Less of it by that day, as the initiator says.</summary>
    SmallerScope,

    /// <summary>The earliest day that the limits allow, or a later one.</summary>
    LaterDate,
}
