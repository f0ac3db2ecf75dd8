using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Teams;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Dialogs;

/// <summary>Draws a collaboration's card for the presser after something was carried out.</summary>
/// <param name="done">The text key of what worked.</param>
public delegate Task<Answer> ShowCollaboration(Presser presser, Ran ran, CardName card, string? key, string done, OperationId operation);
