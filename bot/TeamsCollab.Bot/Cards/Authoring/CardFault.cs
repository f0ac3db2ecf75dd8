namespace TeamsCollab.Bot.Cards.Authoring;

/// <summary>What is wrong at one place of a template or of a card, wherever it came from.</summary>
internal sealed record CardFault(string Place, string Wrong, string ToDo);
