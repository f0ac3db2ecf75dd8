namespace TeamsCollab.BotFramework;

/// <summary>One line of a message extension's results; choosing it puts the same title and text into the message as a card.</summary>
public sealed record FoundInExtension(string Title, string Text);
