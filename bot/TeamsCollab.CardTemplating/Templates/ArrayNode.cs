namespace TeamsCollab.CardTemplating.Templates;

/// <summary>An array whose number of elements depends on the data.</summary>
internal sealed class ArrayNode(TemplateNode[] items) : TemplateNode
{
    public override void Write(ref JsonOutput output, Expansion expansion)
    {
        output.Byte((byte)'[');
        var first = true;
        foreach (var item in items)
        {
            item.WriteElements(ref output, expansion, ref first);
        }

        output.Byte((byte)']');
    }
}
