namespace TeamsCollab.CardTemplating.Templates;

/// <summary>A part of a card that is only known when it is expanded. Immutable.</summary>
internal abstract class TemplateNode
{
    /// <summary>Writes exactly one JSON value, or, inside of a string, its text.</summary>
    public abstract void Write(ref JsonOutput output, Expansion expansion);

    /// <summary>Writes the elements this part has in an array, none to many; <paramref name="first"/> tells whether a comma is due.</summary>
    public virtual void WriteElements(ref JsonOutput output, Expansion expansion, ref bool first)
    {
        Comma(ref output, ref first);
        Write(ref output, expansion);
    }

    protected static void Comma(ref JsonOutput output, ref bool first)
    {
        if (!first)
        {
            output.Byte((byte)',');
        }

        first = false;
    }
}
