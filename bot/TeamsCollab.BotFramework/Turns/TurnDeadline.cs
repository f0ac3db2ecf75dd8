namespace TeamsCollab.BotFramework;

/// <summary>How long a turn may take, counted from arrival. Teams gives up on an invoke after about ten seconds and delivers messages again after about fifteen.</summary>
internal static class TurnDeadline
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>For the token's keys and the body, while it is not known yet what it is: an invoke's time, so that no invoke waits longer for them than it lives.</summary>
    public static readonly TimeSpan Unread = TimeSpan.FromSeconds(8);

    public static TimeSpan For(Activity activity) => activity switch
    {
        { Type: not ActivityTypes.Invoke } => Longest,
        { Name: "application/search" } => TimeSpan.FromSeconds(3),
        { Name: { } name } when name.StartsWith("composeExtension/", StringComparison.Ordinal) => TimeSpan.FromSeconds(3),
        _ => Unread,
    };
}
