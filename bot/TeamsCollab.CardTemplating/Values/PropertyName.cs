using System.Text;

namespace TeamsCollab.CardTemplating.Values;

/// <summary>A property name in both encodings, made once when the template is loaded.</summary>
internal sealed class PropertyName(string text)
{
    private readonly byte[] _utf8 = Encoding.UTF8.GetBytes(text);

    public string Text { get; } = text;

    public ReadOnlySpan<byte> Utf8 => _utf8;
}
