namespace TeamsCollab.Office;

/// <summary>What goes wrong with one call.</summary>
/// <param name="Status">Answered in the place of doing anything; null where it is done and the connection cut before the answer.</param>
/// <param name="RetryAfter">Null leaves the header out.</param>
public sealed record OfficeMishap(int? Status, TimeSpan? RetryAfter = null)
{
    public static OfficeMishap AnswerLost { get; } = new((int?)null);
}
