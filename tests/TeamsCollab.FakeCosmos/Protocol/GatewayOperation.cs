namespace TeamsCollab.FakeCosmos.Protocol;

public enum GatewayOperation
{
    ReadAccount,
    ReadRanges,
    Read,
    Create,
    Replace,
    Upsert,
    Delete,
    Batch,
    Query,
    Plan,

    /// <summary>Databases and containers.</summary>
    Manage,
}
