using System.Text.Json;
using System.Text.Unicode;
using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Data;

/// <summary>Makes the rows of a document. Values wait until their object or array ends and then take their places side by side; the root comes last.</summary>
internal sealed class RowTape
{
    private const int LongestWholeNumber = 15;

    /// <summary>Above that many properties nobody looks for two of one name, so that hostile data costs no square of its length.</summary>
    private const int MostCompared = 256;

    private Row[] _rows = new Row[64];
    private Row[] _waiting = new Row[64];
    private int _count;
    private int _waitingCount;

    public ReadOnlySpan<Row> Rows => _rows.AsSpan(0, _count);

    /// <summary>The rows with room behind them; others come in their place at the next reading.</summary>
    public Row[] Room => _rows;

    /// <summary>Returns the root's place. Each of <paramref name="parts"/> becomes a property of the root, behind its own.</summary>
    /// <exception cref="JsonException">It is not JSON, or too deep.</exception>
    public int Read(ReadOnlySpan<byte> text, int maxDepth, params ReadOnlySpan<Row> parts)
    {
        (_count, _waitingCount) = (0, 0);
        var isUtf8 = Utf8.IsValid(text);
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = maxDepth });
        var open = -1;
        var row = default(Row);
        while (reader.Read())
        {
            var start = (int)reader.TokenStartIndex;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    row.NameStart = start + 1;
                    row.NameLength = reader.ValueSpan.Length;
                    row.NameForm = Form(ref reader, isUtf8);
                    row.NameKey = NameKey.Of(reader.ValueSpan);
                    continue;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    row.Kind = reader.TokenType == JsonTokenType.StartObject ? ValueKind.Object : ValueKind.Array;
                    row.Start = open;
                    open = _waitingCount;
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    if (_waiting[open].Start < 0)
                    {
                        Wait(parts);
                    }

                    open = Close(open);
                    continue;
                case JsonTokenType.String:
                    (row.Kind, row.Form, row.Start, row.Length) = (ValueKind.Text, Form(ref reader, isUtf8), start + 1, reader.ValueSpan.Length);
                    break;
                case JsonTokenType.Number:
                    (row.Kind, row.Form, row.Start, row.Length) = (ValueKind.Number, FormOfNumber(reader.ValueSpan), start, reader.ValueSpan.Length);
                    break;
                default:
                    row.Kind = reader.TokenType switch { JsonTokenType.True => ValueKind.True, JsonTokenType.False => ValueKind.False, _ => ValueKind.Null };
                    break;
            }

            Wait(row);
            row = default;
        }

        Take(_waiting.AsSpan(0, 1));
        return _count - 1;
    }

    private static RowForm Form(ref Utf8JsonReader reader, bool isUtf8) =>
        !isUtf8 && !Utf8.IsValid(reader.ValueSpan) ? RowForm.Unsound
        : !reader.ValueIsEscaped ? RowForm.Plain
        : reader.ValueSpan.IndexOf("\\u"u8) >= 0 ? RowForm.Unsound
        : RowForm.Escaped;

    private static RowForm FormOfNumber(ReadOnlySpan<byte> number) =>
        number.Length <= LongestWholeNumber && !number.ContainsAnyExceptInRange((byte)'0', (byte)'9') ? RowForm.Plain : RowForm.Escaped;

    private static bool MayRepeat(ReadOnlySpan<Row> properties)
    {
        if (properties.Length > MostCompared)
        {
            return true;
        }

        ulong met = 0;
        for (var i = 0; i < properties.Length; i++)
        {
            var key = properties[i].NameKey;
            var bit = 1UL << key.Bucket;
            if (properties[i].NameForm != RowForm.Plain || ((met & bit) != 0 && Has(properties[..i], key)))
            {
                return true;
            }

            met |= bit;
        }

        return false;
    }

    private static bool Has(ReadOnlySpan<Row> properties, NameKey key)
    {
        foreach (ref readonly var property in properties)
        {
            if (property.NameKey == key)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns the object or array around the one that ends.</summary>
    private int Close(int open)
    {
        var inside = _waiting.AsSpan(open + 1, _waitingCount - open - 1);
        ref var container = ref _waiting[open];
        var around = container.Start;
        (container.Start, container.Length) = (_count, inside.Length);
        container.Form = container.Kind == ValueKind.Object && MayRepeat(inside) ? RowForm.MayRepeat : RowForm.Plain;
        Take(inside);
        _waitingCount = open + 1;
        return around;
    }

    private void Take(ReadOnlySpan<Row> rows)
    {
        if (_rows.Length - _count < rows.Length)
        {
            Array.Resize(ref _rows, Math.Max(_rows.Length * 2, _count + rows.Length));
        }

        rows.CopyTo(_rows.AsSpan(_count));
        _count += rows.Length;
    }

    private void Wait(params ReadOnlySpan<Row> rows)
    {
        if (_waiting.Length - _waitingCount < rows.Length)
        {
            Array.Resize(ref _waiting, Math.Max(_waiting.Length * 2, _waitingCount + rows.Length));
        }

        rows.CopyTo(_waiting.AsSpan(_waitingCount));
        _waitingCount += rows.Length;
    }
}
