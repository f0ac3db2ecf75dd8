namespace TeamsCollab.Office;

/// <summary>What the practice page asks for.</summary>
/// <param name="Collaboration">Id of the one to show; null is the newest.</param>
public sealed record TimelineQuestion(string? Collaboration, bool InEnglish);

/// <summary>How one collaboration went so far and what is due, beside the names of all that are known.</summary>
/// <param name="Collaborations">Newest first.</param>
/// <param name="Shown">Null where there is none.</param>
public sealed record OfficeTimeline(IReadOnlyList<TimelineName> Collaborations, TimelineOf? Shown)
{
    public static OfficeTimeline Empty { get; } = new([], null);
}

/// <param name="Number">The register number.</param>
public sealed record TimelineName(string Id, string Number, string Title);

/// <param name="Stage">1 to 5; 6 when it has ended.</param>
/// <param name="Happened">In order.</param>
/// <param name="Limits">In the order of the process.</param>
public sealed record TimelineOf(string Id, string Number, string Title, int Stage, bool Withdrawn, IReadOnlyList<TimelineStep> Happened, IReadOnlyList<TimelineLimit> Limits);

/// <summary>One thing that happened.</summary>
/// <param name="Stage">The stage that it belongs to: 1 to 5, or 6 for what ended the collaboration.</param>
/// <param name="By">Empty for the bot itself.</param>
public sealed record TimelineStep(DateTimeOffset At, int Stage, string By, string What);

/// <summary>One limit, as it was promised.</summary>
/// <param name="Limit">Such as answer or signature.</param>
/// <param name="Who">Whose limit it is.</param>
/// <param name="Key">The department or the task, where there are several.</param>
/// <param name="Done">Null while it is not done.</param>
/// <param name="Kept">Null while it can still be kept.</param>
public sealed record TimelineLimit(string Limit, string Who, string? Key, DateTimeOffset Due, DateTimeOffset? Done, bool? Kept);
