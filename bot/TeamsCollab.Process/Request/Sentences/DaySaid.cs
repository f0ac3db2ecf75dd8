namespace TeamsCollab.Process.Request.Sentences;

/// <summary>A day named in a sentence, and where.</summary>
/// <param name="Date">The last day that still keeps what was said: 下周三前 is that Wednesday.</param>
/// <param name="Start">Where the phrase begins in the sentence, in UTF-16 characters.</param>
/// <param name="Length">Of the phrase, its 前 or by included.</param>
/// <param name="IsLimit">It was said as a limit: 前, 截止, by, before, EOD.</param>
internal readonly record struct DaySaid(DateOnly Date, int Start, int Length, bool IsLimit)
{
    public int End => Start + Length;
}
