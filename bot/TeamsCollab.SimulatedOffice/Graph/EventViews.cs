using TeamsCollab.Office.People;
using TeamsCollab.Office.Record;

namespace TeamsCollab.Office.Graph;

/// <summary>One entry seen from one mailbox.</summary>
internal static class EventViews
{
    public static bool IsIn(this OfficeEvent entry, string mail, OfficeDirectory directory) => entry.ResponseOf(mail, directory) is not (null or "declined");

    /// <returns>organizer, none, accepted, tentativelyAccepted or declined; null for a stranger.</returns>
    public static string? ResponseOf(this OfficeEvent entry, string mail, OfficeDirectory directory) =>
        Same(directory.Find(entry.OrganizerId)!.Mail, mail) ? "organizer" : entry.Attendees.FirstOrDefault(attendee => Same(attendee.Address, mail))?.Response;

    /// <summary>How it fills this mailbox: what was not accepted yet is tentative.</summary>
    public static string StatusFor(this OfficeEvent entry, string mail, OfficeDirectory directory) =>
        entry.ResponseOf(mail, directory) is "organizer" or "accepted" ? entry.ShowAs : "tentative";

    public static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
