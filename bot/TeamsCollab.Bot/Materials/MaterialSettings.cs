namespace TeamsCollab.Bot.Materials;

/// <summary>Section <c>Materials</c>: files that people send in their chat with the bot.</summary>
public sealed class MaterialSettings
{
    /// <summary>Hosts beside SharePoint from which such a file may be read, as <c>host</c> or <c>host:port</c>.</summary>
    public string[] TrustedHosts { get; init; } = [];

    /// <summary>A file of more megabytes becomes a link without its content.</summary>
    public int MostMegabytes { get; init; } = 100;

    /// <summary>For all files of one message together. Teams delivers a message again after about fifteen seconds.</summary>
    public int SecondsToRead { get; init; } = 8;
}
