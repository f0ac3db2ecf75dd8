using System.Globalization;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Request;

/// <summary>A department's load on the card of whoever answers for it (B7).</summary>
/// <param name="IsWhole">False where more is open than was counted: at least so many.</param>
/// <param name="HasCalendars">False where they could not be read; the hours are then empty.</param>
/// <param name="Free">Hours, such as 12.5.</param>
/// <param name="Hours">Working hours in the same time, free or not.</param>
public sealed record LoadLine(int Open, int Tasks, int ToSign, int Overdue, bool IsWhole, bool HasCalendars, int People, string Free, string Hours, string Until)
{
    public static LoadLine For(DepartmentLoad load, CardReader reader) => new(
        load.Commitments.Open,
        load.Commitments.Tasks,
        load.Commitments.ToSign,
        load.Commitments.Overdue,
        load.IsWhole,
        load.Calendars is not null,
        load.Calendars?.People ?? 0,
        Say(load.Calendars?.Free),
        Say(load.Calendars?.Hours),
        load.Calendars is { } calendars ? Moment.Date(calendars.Until, reader) : string.Empty);

    private static string Say(double? hours) => hours?.ToString("0.#", CultureInfo.InvariantCulture) ?? string.Empty;
}
