namespace TeamsCollab.BotFramework;

/// <summary>One line of a message extension's results; choosing it puts the same title and text into the message as a card.</summary>
/// <param name="Chosen">What Teams hands back by <c>composeExtension/selectItem</c> when the line is chosen.</param>
public sealed record FoundInExtension(string Title, string Text, string Chosen);
