using System.Buffers;
using System.Text;
using System.Text.Json;
using TeamsCollab.CardTemplating.Data;
using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating;

/// <summary>
/// Room that is used again for one card's data after the other's: write UTF-8 JSON into it, call <see cref="Parse"/>, expand, clear.
/// Once it has grown to the size that is usual it allocates nothing. For one thread at a time.
/// </summary>
public sealed class CardDataBuffer : IBufferWriter<byte>
{
    private const int SmallestRoom = 1024;

    private readonly RowTape _tape = new();
    private readonly CardData _data = new([], [], 0, []);
    private byte[] _text = new byte[SmallestRoom * 4];
    private CardData[] _parts = [];
    private int _written;

    /// <summary>Bytes of room held, for those who would rather let go of what one very large card has left.</summary>
    public int Capacity => _text.Length;

    /// <summary>What was written is data until the next call of this or <see cref="Clear"/>; the instance is the same each time.</summary>
    /// <param name="parts">
    /// Properties of the root object whose values were parsed before, such as texts that all cards share: they are pointed at and not copied.
    /// Where the written object has a property of that name too, the part counts.
    /// </param>
    /// <exception cref="JsonException">It is not JSON, or deeper than <see cref="CardData.OrdinaryDepth"/>.</exception>
    public CardData Parse(params ReadOnlySpan<KeyValuePair<string, CardData>> parts)
    {
        var end = _written;
        var rows = parts.IsEmpty ? [] : new Row[parts.Length];
        if (_parts.Length != parts.Length)
        {
            _parts = parts.IsEmpty ? [] : new CardData[parts.Length];
        }

        for (var i = 0; i < rows.Length; i++)
        {
            _parts[i] = parts[i].Value;
            rows[i] = new Row { Kind = parts[i].Value.Root.Kind, Form = RowForm.Part, Start = i, NameStart = _written };
            rows[i].NameLength = Encoding.UTF8.GetBytes(parts[i].Key, GetSpan(Encoding.UTF8.GetMaxByteCount(parts[i].Key.Length)));
            rows[i].NameKey = NameKey.Of(_text.AsSpan(_written, rows[i].NameLength));
            _written += rows[i].NameLength;
        }

        var root = _tape.Read(_text.AsSpan(0, end), CardData.OrdinaryDepth, rows);
        _data.Become(_text, _tape.Room, root, _parts);
        _written = end;
        return parts.IsEmpty || _data.Root.Kind == ValueKind.Object ? _data : throw new ArgumentException("Only an object can have parts.", nameof(parts));
    }

    /// <summary>Ready for the next card.</summary>
    public void Clear() => _written = 0;

    /// <inheritdoc/>
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)(_text.Length - _written), nameof(count));
        _written += count;
    }

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return _text.AsMemory(_written);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return _text.AsSpan(_written);
    }

    private void MakeRoom(int wanted)
    {
        wanted = Math.Max(wanted, SmallestRoom);
        if (_text.Length - _written < wanted)
        {
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _written + wanted));
        }
    }
}
