namespace TeamsCollab.FakeCosmos;

/// <summary>What the service would refuse, with the status that it would answer.</summary>
public sealed class GatewayException(int status, string message, int subStatus = 0) : Exception(message)
{
    public int Status => status;

    public int SubStatus => subStatus;
}
