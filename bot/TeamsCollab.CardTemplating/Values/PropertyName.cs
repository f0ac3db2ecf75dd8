using System.Text;

namespace TeamsCollab.CardTemplating.Values;

/// <summary>A property name in both encodings, made once for each place of a template that has it.</summary>
internal sealed class PropertyName(string text)
{
    private readonly byte[] _utf8 = Encoding.UTF8.GetBytes(text);

    private Mark? _lastAsked;

    public string Text { get; } = text;

    public ReadOnlySpan<byte> Utf8 => _utf8;

    public NameKey Key { get; } = NameKey.Of(Encoding.UTF8.GetBytes(text));

    /// <summary>
    /// Where among its neighbours the property stood the last time. Only a hint, so threads may overwrite each other's: the data of one template comes of
    /// one record, so the property nearly always stands there again.
    /// </summary>
    public int LastSeenAt { get; set; }

    /// <summary>Whether the set has the name; the answer is kept, because it is the same set each time.</summary>
    public bool IsIn(IReadOnlySet<string>? names)
    {
        if (names is null)
        {
            return false;
        }

        var known = _lastAsked;
        if (known is null || !ReferenceEquals(known.Of, names))
        {
            _lastAsked = known = new Mark(names, names.Contains(Text));
        }

        return known.IsIn;
    }

    /// <summary>For names that are computed: mostly the same one again and again. <paramref name="last"/> belongs to the place in the template.</summary>
    public static PropertyName Of(string text, ref PropertyName? last) => last is { } known && known.Text == text ? known : last = new PropertyName(text);

    private sealed record Mark(IReadOnlySet<string> Of, bool IsIn);
}
