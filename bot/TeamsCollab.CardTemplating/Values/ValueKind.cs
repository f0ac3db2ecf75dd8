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
