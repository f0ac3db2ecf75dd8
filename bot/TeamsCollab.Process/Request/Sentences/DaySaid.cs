namespace TeamsCollab.Process.Request.Sentences;

/// <summary>A day named in a sentence, and where.</summary>
/// <param name="Date">The last day that still keeps what was said: 下周三前 is that Wednesday.</param>
/// <param name="Start">Where the phrase begins in the sentence, in UTF-16 characters.</param>
/// <param name="Length">Of the phrase, its 前 or by included.</param>
/// <param name="IsLimit">It was said as a limit: 前, 截止, by, before, EOD.</param>
internal readonly record struct DaySaid(DateOnly Date, int Start, int Length, bool IsLimit, DayForm Form = DayForm.Date)
{
    public int End => Start + Length;

    /// <summary>False where what stands around it makes it another day or several: 下周三后, 月底前三天, 周三或周四前. Such a day is asked about.</summary>
    public bool IsClear { get; init; } = true;

    /// <summary>It belongs to a thing, whose name would be cut without it: 4月10日的发布会.</summary>
    public bool IsOfThing { get; init; }
}

/// <summary>How a day was named.</summary>
internal enum DayForm
{
    /// <summary>3月20日, tomorrow, 5个工作日内, end of the month.</summary>
    Date,

    /// <summary>周三, Wednesday: a date beside it says which one.</summary>
    Weekday,

    /// <summary>下周三, next Wednesday.</summary>
    WeekdayOfWeek,
}
