namespace TeamsCollab.Bot.Calendar;

/// <summary>
/// The shape of a holidays file. Days are MM-dd of the year they stand under, or yyyy-MM-dd where a notice reaches into another
/// year; first/last stands for every day from the one to the other.
/// </summary>
/// <param name="Version">Names this edition of the days, such as cn-2026.1; deadlines keep it.</param>
internal sealed record HolidayFile(string? Version, Dictionary<string, HolidayFile.Year?>? Years)
{
    /// <param name="Notice">The address of the notice that the days come from.</param>
    /// <param name="Rest">Days off (休), by holiday.</param>
    /// <param name="Work">Weekend days worked in exchange (班), by holiday.</param>
    internal sealed record Year(string? Notice, Dictionary<string, string?[]?>? Rest, Dictionary<string, string?[]?>? Work);
}
