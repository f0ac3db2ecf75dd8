using System.Text;
using System.Text.Json;
using TeamsCollab.CardTemplating.Data;
using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating;

/// <summary>
/// JSON as a template reads it: parsed once, its strings left as they were written so that most of them are copied to a card as they stand.
/// Of data that came from <see cref="Parse(ReadOnlySpan{byte}, int)"/> nothing ever changes: one instance serves all threads. Data in a
/// <see cref="CardDataBuffer"/> lasts until the buffer is cleared.
/// </summary>
/// <remarks>
/// Not a JsonElement: that one looks a property up by walking over all the values before it, and cannot say of a text whether it may be copied.
/// Here the values of one object or array lie side by side, and what has to be known of a text is found out once.
/// </remarks>
public sealed class CardData
{
    /// <summary>Most levels of objects and arrays where nothing else is said.</summary>
    public const int OrdinaryDepth = 64;

    private byte[] _text;
    private Row[] _rows;
    private CardData[] _parts;
    private int _root;

    internal CardData(byte[] text, Row[] rows, int root, CardData[] parts) => (_text, _rows, _root, _parts) = (text, rows, root, parts);

    internal Node Root => new(this, _root);

    /// <summary>Text that is not Unicode is no error: it is mended where it is shown.</summary>
    /// <exception cref="JsonException">It is not JSON, or deeper than that.</exception>
    public static CardData Parse(ReadOnlySpan<byte> utf8Json, int maxDepth = OrdinaryDepth)
    {
        var text = utf8Json.ToArray();
        var tape = new RowTape();
        var root = tape.Read(text, maxDepth);
        return new CardData(text, tape.Rows.ToArray(), root, []);
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte}, int)"/>
    public static CardData Parse(string json, int maxDepth = OrdinaryDepth) => Parse(Encoding.UTF8.GetBytes(json), maxDepth);

    internal void Become(byte[] text, Row[] rows, int root, CardData[] parts) => (_text, _rows, _root, _parts) = (text, rows, root, parts);

    internal ref readonly Row RowAt(int at) => ref _rows[at];

    internal ReadOnlySpan<byte> TextOf(in Row row) => _text.AsSpan(row.Start, row.Length);

    internal ReadOnlySpan<byte> NameOf(in Row row) => _text.AsSpan(row.NameStart, row.NameLength);

    internal Node NodeAt(int at) => _rows[at].Form == RowForm.Part ? _parts[_rows[at].Start].Root : new Node(this, at);

    /// <summary>The place of a property's value, -1 where there is none. Of two with one name the last counts, as for every reader of JSON in .NET.</summary>
    internal int Find(int at, PropertyName name)
    {
        ref readonly var container = ref _rows[at];
        var properties = _rows.AsSpan(container.Start, container.Length);
        var seen = name.LastSeenAt;
        if ((uint)seen < (uint)properties.Length && container.Form != RowForm.MayRepeat && Is(properties[seen], name))
        {
            return container.Start + seen;
        }

        for (var i = properties.Length - 1; i >= 0; i--)
        {
            if (Is(properties[i], name))
            {
                name.LastSeenAt = i;
                return container.Start + i;
            }
        }

        return -1;
    }

    private bool Is(in Row row, PropertyName name) => row.NameForm == RowForm.Plain
        ? row.NameKey == name.Key && row.NameLength == name.Utf8.Length && (row.NameLength <= NameKey.LongestWhole || NameOf(row).SequenceEqual(name.Utf8))
        : WellFormedText.Repair(NameOf(row)) == name.Text;
}
