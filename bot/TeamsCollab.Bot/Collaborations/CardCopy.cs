using TeamsCollab.Process;

namespace TeamsCollab.Bot.Collaborations;

/// <summary>One message in Teams that shows a card. Presses and refreshes adopt unknown ones, so that a lost answer leaves no orphan.</summary>
public sealed record CardCopy(Person Reader, CardName Card, string? Key, string ConversationId, string ActivityId);
