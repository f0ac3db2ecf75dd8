using TeamsCollab.Office.Graph;
using TeamsCollab.Office.People;
using TeamsCollab.Office.Record;

namespace TeamsCollab.Office.Page;

/// <summary>A person's calendar as the page shows it.</summary>
internal sealed class PageCalendar(OfficeDirectory directory, OfficeCalendar calendar, Mailboxes mailboxes)
{
    public IEnumerable<object> Of(OfficePerson person, DateTimeOffset from, int days)
    {
        var zone = directory.TimeZone;
        var start = zone.At(zone.In(from).Date);
        var end = start.AddDays(days);
        var weekly = calendar.Between(person.Mail, start, end)
            .Select(entry => new Shown(null, entry.From, entry.To, entry.Subject, null, null, entry.Status, null));
        var booked = mailboxes.EntriesOf(person.Mail, start, end)
            .Select(entry => new Shown(EventId.Of(entry, person.Id), entry.Start, entry.End, entry.Subject, entry.Location, entry.JoinUrl, entry.StatusFor(person.Mail, directory), entry.ResponseOf(person.Mail, directory)));
        return weekly.Concat(booked).OrderBy(entry => entry.From).Select(entry => new
        {
            id = entry.Id,
            start = PageTime.Wire(zone, entry.From),
            end = PageTime.Wire(zone, entry.To),
            subject = entry.Subject,
            location = entry.Location,
            joinUrl = entry.JoinUrl,
            status = entry.Status,
            response = entry.Response,
        });
    }

    private sealed record Shown(string? Id, DateTimeOffset From, DateTimeOffset To, string Subject, string? Location, string? JoinUrl, string Status, string? Response);
}
