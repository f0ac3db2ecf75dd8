namespace TeamsCollab.Process.Reading;

/// <summary>Words typed by people, on their way into a card: shown as they are, never read as markdown, mention or JSON.</summary>
public readonly record struct Typed(string Text)
{
    public override string ToString() => Text;
}
