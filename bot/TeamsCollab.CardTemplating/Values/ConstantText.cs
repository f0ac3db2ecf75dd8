using System.Text;
using TeamsCollab.CardTemplating.Templates;

namespace TeamsCollab.CardTemplating.Values;

/// <summary>A text of the template itself, in the forms it may be asked for.</summary>
internal sealed class ConstantText(string text)
{
    private readonly byte[] _utf8 = Encoding.UTF8.GetBytes(text);
    private readonly byte[] _encoded = SequenceBuilder.Encode(text);

    public string Text { get; } = text;

    public ReadOnlySpan<byte> Utf8 => _utf8;

    /// <summary>The inside of a JSON string.</summary>
    public ReadOnlySpan<byte> Encoded => _encoded;
}
