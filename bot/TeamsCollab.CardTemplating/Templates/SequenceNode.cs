namespace TeamsCollab.CardTemplating.Templates;

/// <summary>Runs of finished JSON with dynamic parts between them; together one JSON value.</summary>
internal sealed class SequenceNode((byte[] Before, TemplateNode? Then)[] parts) : TemplateNode
{
    public override void Write(ref JsonOutput output, Expansion expansion)
    {
        foreach (ref readonly var part in parts.AsSpan())
        {
            output.Raw(part.Before);
            part.Then?.Write(ref output, expansion);
        }
    }
}
