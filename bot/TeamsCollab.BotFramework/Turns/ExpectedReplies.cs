namespace TeamsCollab.BotFramework;

/// <summary>The HTTP answer to an activity with <c>deliveryMode: expectReplies</c>.</summary>
public sealed record ExpectedReplies(IReadOnlyList<Activity> Activities);
