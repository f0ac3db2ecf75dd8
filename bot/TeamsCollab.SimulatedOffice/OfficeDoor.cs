namespace TeamsCollab.Office;

/// <summary>The doors at which faults can be injected.</summary>
public enum OfficeDoor
{
    Token,
    Connector,
    Graph,
}
