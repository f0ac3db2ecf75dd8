using System.Collections.Immutable;
using TeamsCollab.Process;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Bot.Teams;

/// <summary>Who pressed or wrote, from the authenticated activity, and where.</summary>
/// <param name="Operation">Names this activity: a redelivery has the same.</param>
/// <param name="Message">The message that holds the pressed card; null for a text.</param>
/// <param name="IsPrivate">In the person's own chat with the bot; elsewhere nothing binding is shown.</param>
public sealed record Presser(
    string Tenant,
    Person Person,
    Language Language,
    DateTimeOffset At,
    OperationId Operation,
    string? Message,
    string? Conversation,
    bool IsPrivate)
{
    /// <summary>The channel's id of the person (29:…), by which their client may refresh the card; empty where the channel gave none.</summary>
    public ImmutableArray<string> Askers { get; init; } = [];
}
