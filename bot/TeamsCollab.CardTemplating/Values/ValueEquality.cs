using TeamsCollab.CardTemplating.Data;

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
            ValueKind.Array or ValueKind.Object => left.IsInDocument ? right.IsInDocument && SamePlace(left.Node, right.Node)
                : left.Made is not null ? ReferenceEquals(left.Made, right.Made) : !right.IsInDocument && ReferenceEquals(left.Map, right.Map),
            _ => SameContent(left, right),
        };
    }

    private static bool SameText(in Value left, in Value right) =>
        AsPlain(left, out var one) && AsPlain(right, out var other) ? one.SequenceEqual(other) : string.Equals(left.Text, right.Text, StringComparison.Ordinal);

    /// <summary>Most texts that are compared are words of the data and of the template; their bytes are at hand.</summary>
    private static bool AsPlain(in Value text, out ReadOnlySpan<byte> utf8)
    {
        if (text.Constant is { } constant)
        {
            utf8 = constant.Utf8;
            return true;
        }

        var isPlain = text.IsInDocument && text.Node.IsPlainText;
        utf8 = isPlain ? text.Node.Raw : [];
        return isPlain;
    }

    private static bool SamePlace(Node left, Node right) => ReferenceEquals(left.Document, right.Document) && left.At == right.At;

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
