using System.Globalization;
using System.Text.Json.Nodes;
using TeamsCollab.Office.People;
using TeamsCollab.Office.Record;
using TeamsCollab.Office.Teams;

namespace TeamsCollab.Office.Graph;

/// <summary>Calendar entries made through Graph, the invitations that follow from them, and mail.</summary>
internal sealed class Mailboxes(SimulatedOfficeOptions options, OfficeDirectory directory, OfficeRecord record, OfficeCalendar calendar, TeamsChats chats)
{
    public IEnumerable<OfficeEvent> EntriesOf(string mail, DateTimeOffset from, DateTimeOffset to) =>
        EntriesOf(mail).Where(entry => entry.Start < to && entry.End > from);

    public IEnumerable<OfficeEvent> EntriesOf(string mail) => record.Events().Where(entry => !entry.Gone && entry.IsIn(mail, directory));

    public OfficeEvent? Find(OfficePerson person, string id) =>
        EventId.Read(id, person.Id) is { } serial ? record.Events().FirstOrDefault(entry => entry.Serial == serial && !entry.Gone && entry.IsIn(person.Mail, directory)) : null;

    /// <summary>Adds the entry and invites, unless the organiser has one with the same transaction id.</summary>
    public OfficeEvent Book(EventDraft draft, OfficePerson organizer)
    {
        var serial = record.NextSerial();
        var now = options.Clock.Now;
        var entry = draft.Merge(new OfficeEvent
        {
            Serial = serial,
            OrganizerId = organizer.Id,
            Properties = OfficeJson.Element(new JsonObject()),
            Start = default,
            End = default,
            TransactionId = draft.TransactionId,
            JoinUrl = JoinUrlOf(draft, serial),
            CreatedAt = now,
            ModifiedAt = now,
        }, now);
        var (stands, added) = record.Add(Answered(entry));
        if (added)
        {
            Gather(stands);
            Invite(stands, "会议邀请", stands.Attendees);
        }

        return stands;
    }

    /// <summary>Null where the meeting is not to be online, or its organiser may hold none.</summary>
    private string? JoinUrlOf(EventDraft draft, long serial) => draft.WantsOnline && !options.Faults.OnlineMeetingsOff
        ? string.Create(CultureInfo.InvariantCulture, $"https://teams.microsoft.com/l/meetup-join/19%3ameeting_{serial}%40thread.v2/0?context=practice")
        : null;

    /// <summary>A Teams meeting has a chat of those who are invited.</summary>
    private void Gather(OfficeEvent entry)
    {
        if (entry.JoinUrl is { } joinUrl)
        {
            var invited = entry.Attendees.Select(attendee => directory.Find(attendee.Address)?.Id).OfType<string>();
            chats.Meeting(joinUrl, entry.Properties.TryGetProperty("subject", out var subject) ? subject.GetString() ?? joinUrl : joinUrl, [entry.OrganizerId, .. invited]);
        }
    }

    /// <summary>Changes the entry and tells those it concerns: all, or only those who are new where nothing but the attendees changed.</summary>
    public OfficeEvent? Change(OfficeEvent entry, EventDraft draft)
    {
        var changed = record.ChangeEvent(entry.Serial, known => Answered(draft.Merge(known with { JoinUrl = known.JoinUrl ?? JoinUrlOf(draft, known.Serial) }, options.Clock.Now)));
        if (changed is not null)
        {
            Gather(changed);
            var known = entry.Attendees.Select(attendee => attendee.Address).ToHashSet(StringComparer.OrdinalIgnoreCase);
            Invite(changed, "会议更新", draft.OnlyAttendees ? changed.Attendees.Where(attendee => !known.Contains(attendee.Address)) : changed.Attendees);
            Invite(changed, "会议取消", entry.Attendees.Where(old => changed.Attendees.All(now => !EventViews.Same(now.Address, old.Address))));
        }

        return changed;
    }

    public void Cancel(OfficeEvent entry, string? comment)
    {
        if (record.ChangeEvent(entry.Serial, known => known with { Gone = true }) is { } gone)
        {
            Invite(gone, "会议取消", gone.Attendees, comment);
        }
    }

    public OfficeEvent? Respond(OfficeEvent entry, OfficePerson person, string response, (DateTimeOffset Start, DateTimeOffset End)? proposed = null) => record.ChangeEvent(entry.Serial, known => known with
    {
        Attendees = [.. known.Attendees.Select(attendee => EventViews.Same(attendee.Address, person.Mail) ? attendee with { Response = response, RespondedAt = options.Clock.Now, ProposedStart = proposed?.Start, ProposedEnd = proposed?.End } : attendee)],
        Change = known.Change + 1,
    });

    /// <summary>Puts a mail into the mailbox of everybody of this office; what cannot be delivered comes back to the sender.</summary>
    public void Send(OfficePerson sender, string subject, string html, IEnumerable<string> recipients)
    {
        foreach (var address in recipients.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (directory.Find(address) is { } reader)
            {
                Deliver(reader, sender.Id, null, "mail", subject, html, null);
            }
            else if (address.EndsWith("@" + directory.Domain, StringComparison.OrdinalIgnoreCase) && directory.Room(address) is null)
            {
                Deliver(sender, null, "邮件系统", "mail", "无法送达：" + subject, $"<p>找不到收件人 {System.Net.WebUtility.HtmlEncode(address)}。</p>", null);
            }
        }
    }

    private void Invite(OfficeEvent entry, string what, IEnumerable<OfficeEvent.Attendee> attendees, string? comment = null)
    {
        var zone = directory.TimeZone;
        var when = string.Create(CultureInfo.InvariantCulture, $"{zone.In(entry.Start):yyyy-MM-dd HH:mm}–{zone.In(entry.End):HH:mm}");
        var text = string.Join("\n\n", ((string?[])[when, entry.Location, entry.JoinUrl, comment]).Where(line => !string.IsNullOrWhiteSpace(line)));
        foreach (var person in attendees.Select(attendee => directory.Find(attendee.Address)).OfType<OfficePerson>().Where(person => person.Id != entry.OrganizerId))
        {
            Deliver(person, entry.OrganizerId, null, "calendar", $"{what}: {entry.Subject}", text, EventId.Of(entry, person.Id));
        }
    }

    private void Deliver(OfficePerson reader, string? fromId, string? fromName, string kind, string subject, string text, string? eventId) => record.Put(new OfficeMessage
    {
        Id = record.NextSerial().ToString(CultureInfo.InvariantCulture),
        ChatId = chats.Mailbox(reader).Id,
        Kind = kind,
        FromPersonId = fromId,
        FromName = fromName,
        Subject = subject,
        Text = text,
        EventId = eventId,
        At = options.Clock.Now,
    });

    /// <summary>Rooms answer by themselves: yes when free.</summary>
    private OfficeEvent Answered(OfficeEvent entry) => entry with
    {
        Attendees = [.. entry.Attendees.Select(attendee => directory.Room(attendee.Address) is { } room
            ? attendee with { Response = Free(room, entry) ? "accepted" : "declined", RespondedAt = options.Clock.Now }
            : attendee)],
    };

    private bool Free(OfficeRoom room, OfficeEvent entry) =>
        !calendar.Between(room.Mail, entry.Start, entry.End).Any()
        && !EntriesOf(room.Mail, entry.Start, entry.End).Any(other => other.Serial != entry.Serial && (entry.TransactionId is null || other.TransactionId != entry.TransactionId));
}
