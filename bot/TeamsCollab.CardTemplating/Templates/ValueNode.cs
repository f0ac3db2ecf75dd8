using TeamsCollab.CardTemplating.Expressions;
using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Templates;

/// <summary>A text that is one expression and nothing else: it keeps the JSON type of its result. In an array null vanishes and an array's elements take its place.</summary>
internal sealed class ValueNode(Expression expression, string source, bool isMarkdown, int depth) : TemplateNode
{
    private readonly byte[] _source = [(byte)'"', .. SequenceBuilder.Encode("${" + source + "}"), (byte)'"'];

    private readonly PathExpression? _path = expression as PathExpression;

    public override void Write(ref JsonOutput output, Expansion expansion)
    {
        if (_path is not null && _path.TryFind(expansion, isMarkdown, out var found) && found.Kind == ValueKind.Text)
        {
            found.WriteQuoted(ref output);
        }
        else
        {
            Write(ref output, expansion, expression.Evaluate(expansion));
        }
    }

    public override void WriteElements(ref JsonOutput output, Expansion expansion, ref bool first)
    {
        var value = expression.Evaluate(expansion);
        if (value.Kind == ValueKind.Array)
        {
            foreach (ref readonly var item in value.Items().AsSpan())
            {
                Comma(ref output, ref first);
                Write(ref output, expansion, item.Kind is ValueKind.Undefined or ValueKind.Error ? Value.Null : item);
            }
        }
        else if (value.Kind != ValueKind.Null)
        {
            Comma(ref output, ref first);
            Write(ref output, expansion, value);
        }
    }

    private void Write(ref JsonOutput output, Expansion expansion, in Value value)
    {
        if (value.Kind is ValueKind.Undefined or ValueKind.Error)
        {
            output.Raw(_source);
        }
        else if (isMarkdown && value.Typed && value.Kind == ValueKind.Text)
        {
            output.Byte((byte)'"');
            output.Escaped(Markdown.Escape(value.Text).AsSpan());
            output.Byte((byte)'"');
        }
        else
        {
            ValueWriter.Write(ref output, expansion, value, depth);
        }
    }
}
