namespace TeamsCollab.Bot.Cards.Authoring;

/// <summary>One thing that is wrong with a card, for its author.</summary>
/// <param name="File">Below the cards folder, with forward slashes.</param>
/// <param name="Line">From 1; 0 where the fault is the whole file's.</param>
/// <param name="Place">A JSON path, or the sample and language it shows in.</param>
/// <param name="Wrong">What is wrong.</param>
/// <param name="ToDo">What to do about it.</param>
internal sealed record CardFinding(string File, int Line, string Place, string Wrong, string ToDo)
{
    public override string ToString() => $"{File}{(Line > 0 ? $":{Line}" : string.Empty)}:{Place}: {Wrong} {ToDo}";
}
