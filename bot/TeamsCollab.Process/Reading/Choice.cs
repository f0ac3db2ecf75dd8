namespace TeamsCollab.Process.Reading;

/// <summary>One thing to choose from a list on a card.</summary>
/// <param name="Id">What the card sends back.</param>
public sealed record Choice(string Id, Typed Name);
