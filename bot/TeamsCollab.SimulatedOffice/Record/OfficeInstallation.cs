namespace TeamsCollab.Office.Record;

/// <summary>How the app stands with one person.</summary>
/// <param name="Blocked">The person blocked the bot: it stays installed, but every message to them is refused.</param>
/// <param name="Announced">Whether the bot was told of the installation as it now stands.</param>
public sealed record OfficeInstallation(string PersonId, bool Installed, bool Blocked, bool Announced);
