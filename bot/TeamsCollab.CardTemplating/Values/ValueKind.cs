namespace TeamsCollab.CardTemplating.Values;

/// <summary>Undefined is a path that leads nowhere; Error is an evaluation that has no result. Both stay in the card as text.</summary>
internal enum ValueKind : byte
{
    Undefined,
    Null,
    False,
    True,
    Number,
    Text,
    Array,
    Object,
    Error,
}

internal static class ValueKinds
{
    public static bool IsTruthy(this ValueKind kind) => kind is not (ValueKind.Undefined or ValueKind.Null or ValueKind.False or ValueKind.Error);
}
