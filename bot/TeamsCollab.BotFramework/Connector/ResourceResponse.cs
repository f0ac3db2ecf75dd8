namespace TeamsCollab.BotFramework;

/// <summary>The channel's answer to a send: the id of the new activity, null where the channel gave none.</summary>
public sealed record ResourceResponse(string? Id);
