namespace TeamsCollab.Bot.Effects;

/// <summary>How people are reached who have not installed the app: section <c>Contact</c>. Left empty, the notice only waits.</summary>
public sealed class ContactSettings
{
    /// <summary>The app's id in the organisation's catalogue; lets the bot install itself for people (TeamsAppInstallation.ReadWriteSelfForUser.All).</summary>
    public string? CatalogAppId { get; init; }

    /// <summary>The mailbox from which the bot writes (Mail.Send, scoped to it).</summary>
    public string? MailSender { get; init; }
}
