using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using TeamsCollab.CardTemplating.Values;

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
    private Span<byte> _free = output.GetSpan(1024);
    private int _used;
    private int _flushed;

    public void Raw(scoped ReadOnlySpan<byte> bytes)
    {
        if (_free.Length - _used < bytes.Length)
        {
            Grow(bytes.Length);
        }

        bytes.CopyTo(_free[_used..]);
        _used += bytes.Length;
    }

    public void Byte(byte value)
    {
        if (_free.Length == _used)
        {
            Grow(1);
        }

        _free[_used++] = value;
    }

    /// <summary>Text without its quotes, so that a longer text can be written in parts.</summary>
    public void Escaped(scoped ReadOnlySpan<char> text)
    {
        if (text.Length <= LongestTried)
        {
            Grow(text.Length * 3);
            var rest = _free[_used..];
            if (Utf8.FromUtf16(text, rest, out _, out var plain, replaceInvalidSequences: false) == OperationStatus.Done && Encoder.FindFirstCharacterToEncodeUtf8(rest[..plain]) < 0)
            {
                _used += plain;
                return;
            }
        }

        Span<char> chunk = stackalloc char[256];
        while (!text.IsEmpty)
        {
            Encoder.Encode(text, chunk, out var read, out var written);
            Grow(written * 3);
            _used += Encoding.UTF8.GetBytes(chunk[..written], _free[_used..]);
            text = text[read..];
        }
    }

    /// <summary>The text of a string in the data without its quotes; its own bytes where they are sound.</summary>
    public void Escaped(JsonElement text)
    {
        var token = JsonMarshal.GetRawUtf8Value(text)[1..^1];
        if (_expansion.IsPlain || (Utf8.IsValid(token) && token.IndexOf("\\u"u8) < 0))
        {
            Raw(token);
        }
        else
        {
            Escaped(Value.Of(text).Text.AsSpan());
        }
    }

    public void Number(double value)
    {
        if (Math.Abs(value) < 1e15 && Math.Floor(value) == value)
        {
            Grow(40);
            ((long)value).TryFormat(_free[_used..], out var written, default, System.Globalization.CultureInfo.InvariantCulture);
            _used += written;
        }
        else if (double.IsFinite(value))
        {
            Grow(40);
            value.TryFormat(_free[_used..], out var written, "R", System.Globalization.CultureInfo.InvariantCulture);
            _used += written;
        }
        else
        {
            Raw("null"u8);
        }
    }

    public void Flush()
    {
        _output.Advance(_used);
        _flushed += _used;
        _used = 0;
        _free = default;
        _expansion.RoomFor(_flushed);
    }

    private void Grow(int bytes)
    {
        if (_free.Length - _used >= bytes)
        {
            return;
        }

        Flush();
        _expansion.RoomFor(_flushed + (long)bytes);
        _free = _output.GetSpan(Math.Max(bytes, 1024));
    }
}
