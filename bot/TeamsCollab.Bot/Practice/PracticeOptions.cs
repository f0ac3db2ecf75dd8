using TeamsCollab.Bot.Hosting;
using TeamsCollab.Office;

namespace TeamsCollab.Bot.Practice;

/// <summary>How a practice run is set up.</summary>
/// <param name="Folder">Where chats, calendars and the business clock are kept; null keeps nothing.</param>
/// <param name="StartsAt">Business time of the first start; null is the machine's own.</param>
/// <param name="RunsInTheBackground">False where a rehearsal drives the pump and the sweep itself.</param>
public sealed record PracticeOptions(string? Folder, int OfficePort, DateTimeOffset? StartsAt, bool RunsInTheBackground, Action<OfficeExchange>? Observe)
{
    public const int UsualPort = 3979;

    public static PracticeOptions FromConfiguration(IConfiguration configuration) => new(
        configuration["Practice:Folder"] ?? Path.Combine(StoreSettings.DataFolder, "practice"),
        configuration.GetValue("Practice:Port", UsualPort),
        null,
        true,
        null);
}
