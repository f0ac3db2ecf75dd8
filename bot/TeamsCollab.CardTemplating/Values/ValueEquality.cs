using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TeamsCollab.CardTemplating.Values;

/// <summary>Two equalities: of content, for <c>==</c> and <c>contains</c>, and of identity, for sets, where two objects are the same only if they are one.</summary>
internal static class ValueEquality
{
    private const int DeepestCompared = 256;

    public static bool SameContent(in Value left, in Value right, int depth = 0)
    {
        if (left.IsMissing || right.IsMissing)
        {
            return left.IsMissing && right.IsMissing;
        }

        if (left.Kind != right.Kind || depth > DeepestCompared)
        {
            return false;
        }

        return left.Kind switch
        {
            ValueKind.Number => left.Number == right.Number,
            ValueKind.Text => SameText(left, right),
            ValueKind.Array => SameItems(left.Items(), right.Items(), depth + 1),
            ValueKind.Object => SameProperties(ValueMap.Copy(left), ValueMap.Copy(right), depth + 1),
            _ => true,
        };
    }

    public static bool SameIdentity(in Value left, in Value right)
    {
        if (left.Kind != right.Kind)
        {
            return false;
        }

        return left.Kind switch
        {
            ValueKind.Array or ValueKind.Object => left.IsInDocument ? right.IsInDocument && SamePlace(left, right)
                : left.Made is not null ? ReferenceEquals(left.Made, right.Made) : !right.IsInDocument && ReferenceEquals(left.Map, right.Map),
            _ => SameContent(left, right),
        };
    }

    private static bool SameText(in Value left, in Value right) =>
        right.IsInDocument && !left.IsInDocument ? SameText(right, left)
        : left.IsInDocument && !right.IsInDocument ? left.Element.ValueEquals(right.Text)
        : string.Equals(left.Text, right.Text, StringComparison.Ordinal);

    // An element does not say where it is, but its raw bytes lie in its document and nowhere else.
    private static bool SamePlace(in Value left, in Value right) => Unsafe.AreSame(
        ref MemoryMarshal.GetReference(JsonMarshal.GetRawUtf8Value(left.Element)),
        ref MemoryMarshal.GetReference(JsonMarshal.GetRawUtf8Value(right.Element)));

    private static bool SameItems(Value[] left, Value[] right, int depth)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        for (var i = 0; i < left.Length; i++)
        {
            if (!SameContent(left[i], right[i], depth))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SameProperties(ValueMap left, ValueMap right, int depth)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        foreach (var (name, value) in left)
        {
            if (!right.TryGet(name, out var other) || !SameContent(value, other, depth))
            {
                return false;
            }
        }

        return true;
    }
}
