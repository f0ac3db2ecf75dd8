using System.Globalization;
using System.Text.Json.Nodes;
using TeamsCollab.Office.People;

namespace TeamsCollab.Office.Graph;

internal static class WorkingHours
{
    public static JsonObject Of(OfficeDirectory directory) => new()
    {
        ["daysOfWeek"] = new JsonArray("monday", "tuesday", "wednesday", "thursday", "friday"),
        ["startTime"] = directory.Opens.ToString("HH:mm:ss.fffffff", CultureInfo.InvariantCulture),
        ["endTime"] = directory.Closes.ToString("HH:mm:ss.fffffff", CultureInfo.InvariantCulture),
        ["timeZone"] = new JsonObject { ["name"] = directory.TimeZoneName },
    };
}
