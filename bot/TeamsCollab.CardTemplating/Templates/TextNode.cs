using TeamsCollab.CardTemplating.Expressions;
using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Templates;

/// <summary>An expression inside a longer text. One without a result stays as it is written.</summary>
internal sealed class TextNode(Expression expression, string source, bool isMarkdown) : TemplateNode
{
    private readonly byte[] _source = SequenceBuilder.Encode("${" + source + "}");

    private readonly PathExpression? _path = expression as PathExpression;

    public override void Write(ref JsonOutput output, Expansion expansion)
    {
        if (_path is not null && _path.TryFind(expansion, isMarkdown, out var found) && found.TryWriteInText(ref output))
        {
            return;
        }

        var value = expression.Evaluate(expansion);
        if (isMarkdown && value.Typed && ValueText.Of(value) is { } typed)
        {
            output.Escaped(Markdown.Escape(typed).AsSpan());
        }
        else if (value.Kind == ValueKind.Text)
        {
            ValueWriter.Text(ref output, value);
        }
        else if (value is { Kind: ValueKind.Number, IsInDocument: false, IsInteger: true } && Math.Abs(value.Number) < 1e15)
        {
            output.Number(value.Number);
        }
        else if (ValueText.Of(value) is { } text)
        {
            output.Escaped(text.AsSpan());
        }
        else
        {
            output.Raw(_source);
        }
    }
}
