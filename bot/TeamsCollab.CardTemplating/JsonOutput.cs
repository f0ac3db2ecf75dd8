using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace TeamsCollab.CardTemplating;

/// <summary>
/// Writes UTF-8 JSON on the caller's buffer. Not a Utf8JsonWriter: a template's fixed parts are runs of bytes that begin and end
/// in the middle of objects, checked when the template was loaded, and text that is valid JSON in the data already is copied as it stands.
/// All other text goes through the framework's encoder, so data cannot leave its string.
/// </summary>
internal ref struct JsonOutput(IBufferWriter<byte> output, Expansion expansion)
{
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private const int LongestTried = 512;

    private readonly IBufferWriter<byte> _output = output;
    private readonly Expansion _expansion = expansion;
    private Span<byte> _free;
    private int _room;
    private int _flushed;

    public void Raw(scoped ReadOnlySpan<byte> bytes)
    {
        if (!bytes.TryCopyTo(_free))
        {
            Grow(bytes.Length);
            bytes.CopyTo(_free);
        }

        _free = _free[bytes.Length..];
    }

    /// <summary>A JSON string whose inside is finished.</summary>
    public void Quoted(scoped ReadOnlySpan<byte> text)
    {
        Grow(text.Length + 2);
        _free[0] = (byte)'"';
        text.CopyTo(_free[1..]);
        _free[text.Length + 1] = (byte)'"';
        _free = _free[(text.Length + 2)..];
    }

    public void Byte(byte value)
    {
        if (_free.IsEmpty)
        {
            Grow(1);
        }

        _free[0] = value;
        _free = _free[1..];
    }

    /// <summary>Text without its quotes, so that a longer text can be written in parts.</summary>
    public void Escaped(scoped ReadOnlySpan<char> text)
    {
        if (text.Length <= LongestTried)
        {
            Grow(text.Length * 3);
            if (Utf8.FromUtf16(text, _free, out _, out var plain, replaceInvalidSequences: false) == OperationStatus.Done && Encoder.FindFirstCharacterToEncodeUtf8(_free[..plain]) < 0)
            {
                _free = _free[plain..];
                return;
            }
        }

        Span<char> chunk = stackalloc char[256];
        while (!text.IsEmpty)
        {
            Encoder.Encode(text, chunk, out var read, out var written);
            Grow(written * 3);
            _free = _free[Encoding.UTF8.GetBytes(chunk[..written], _free)..];
            text = text[read..];
        }
    }

    public void Number(double value)
    {
        if (Math.Abs(value) < 1e15 && Math.Floor(value) == value)
        {
            Grow(40);
            ((long)value).TryFormat(_free, out var written, default, System.Globalization.CultureInfo.InvariantCulture);
            _free = _free[written..];
        }
        else if (double.IsFinite(value))
        {
            Grow(40);
            value.TryFormat(_free, out var written, "R", System.Globalization.CultureInfo.InvariantCulture);
            _free = _free[written..];
        }
        else
        {
            Raw("null"u8);
        }
    }

    public void Flush()
    {
        var used = _room - _free.Length;
        _output.Advance(used);
        _flushed += used;
        _free = default;
        _room = 0;
        _expansion.RoomFor(_flushed);
    }

    private void Grow(int bytes)
    {
        if (_free.Length >= bytes)
        {
            return;
        }

        Flush();
        _expansion.RoomFor(_flushed + (long)bytes);
        _free = _output.GetSpan(Math.Max(bytes, 1024));
        _room = _free.Length;
    }
}
