using TeamsCollab.CardTemplating.Templates;

namespace TeamsCollab.CardTemplating.Values;

/// <summary>A text of the template itself, encoded for JSON when the template is loaded.</summary>
internal sealed class ConstantText(string text)
{
    private readonly byte[] _encoded = SequenceBuilder.Encode(text);

    public string Text { get; } = text;

    public ReadOnlySpan<byte> Encoded => _encoded;
}
