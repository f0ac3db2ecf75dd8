namespace TeamsCollab.FakeCosmos.Protocol;

/// <summary>The kinds of operations as they are numbered on the wire.</summary>
public enum BatchKind
{
    Create = 0,
    Patch = 1,
    Read = 2,
    Delete = 4,
    Replace = 5,
    Upsert = 20,
}

public sealed record BatchOperation(BatchKind Kind, string? Id, string? IfMatch, byte[]? Body, bool IsMinimal);

public sealed record BatchResult(int Status, int SubStatus, string? ETag, byte[]? Body, double Charge);
