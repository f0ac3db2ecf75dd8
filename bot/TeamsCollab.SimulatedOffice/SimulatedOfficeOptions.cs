namespace TeamsCollab.Office;

/// <summary>How a simulated office is set up. Everything but identity and clocks has a default.</summary>
public sealed record SimulatedOfficeOptions
{
    /// <summary>Client id of the bot: audience of the tokens it receives, user of the token endpoint.</summary>
    public required string BotAppId { get; init; }

    public required string BotSecret { get; init; }

    /// <summary>Business time: messages, calendars, absences.</summary>
    public required IOfficeClock Clock { get; init; }

    /// <summary>Machine time: the life of tokens. Never moved by the practice page.</summary>
    public required TimeProvider Time { get; init; }

    public string TenantId { get; init; } = PracticeTenant.Id;

    public string AppName { get; init; } = "协作助手";

    /// <summary>The <c>id</c> of the Teams app manifest (Graph: externalId); the bot's app id where null.</summary>
    public string? ManifestId { get; init; }

    /// <summary>Application permissions that an administrator has given the bot for Graph; they stand in its tokens. What it may do does not depend on them here.</summary>
    public IReadOnlyList<string> GraphPermissions { get; init; } = ["User.Read.All", "Calendars.ReadBasic", "TeamsAppInstallation.ReadWriteSelfForUser.All", "Mail.Send", "MailboxSettings.Read", "Place.Read.All"];

    /// <summary>People, calendars and rooms; the built-in company where null.</summary>
    public string? PeopleFile { get; init; }

    /// <summary>Journal of chats, cards, calendar entries and installations; null keeps them in memory only.</summary>
    public string? DataFile { get; init; }

    /// <summary>Port on 127.0.0.1; 0 takes any free one.</summary>
    public int Port { get; init; }

    /// <summary>The key of the practice page; drawn at random where null.</summary>
    public string? Key { get; init; }

    /// <summary>Told of every exchange, one at a time, in order.</summary>
    public Action<OfficeExchange>? Observe { get; init; }

    public OfficeFaults Faults { get; init; } = new();
}
