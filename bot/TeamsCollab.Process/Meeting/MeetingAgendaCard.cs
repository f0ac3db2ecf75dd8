using System.Collections.Immutable;
using System.Globalization;
using TeamsCollab.Process.Reading;
using TeamsCollab.Process.Request;

namespace TeamsCollab.Process.Meeting;

/// <summary>The data behind cards/meeting/agenda.json: the agenda to write, to read, and at last the meeting's end, for one reader.</summary>
/// <param name="Revision">The arrangement that the agenda is for.</param>
/// <param name="When">Null until the meeting was arranged.</param>
/// <param name="Ends">HH:mm</param>
/// <param name="JoinUrl">Empty where the calendar gave none.</param>
/// <param name="Items">The agenda as it was sent for this arrangement; empty before.</param>
/// <param name="AgendaText">Offered for editing, one line an item: minutes, a space, the text.</param>
/// <param name="CanEnd">It has begun, and the reader was invited or is the initiator (A12).</param>
/// <param name="HeldAt">When it was really held; empty until then.</param>
/// <param name="Present">Who was there, once it was held.</param>
/// <param name="HeldOn">yyyy-MM-dd, offered first for the end, with <paramref name="StartedAt"/> and <paramref name="EndedAt"/> as HH:mm.</param>
/// <param name="Chosen">The ids of those offered first as present, joined by commas.</param>
public sealed record MeetingAgendaCard(
    CardHead Head,
    int Revision,
    bool IsArranged,
    bool CanSendAgenda,
    bool IsAgendaSent,
    bool CanRead,
    bool HasRead,
    bool CanEnd,
    bool IsHeld,
    bool IsEnded,
    Moment? When,
    string Ends,
    int Minutes,
    MeetingForm Form,
    Typed Place,
    string JoinUrl,
    ImmutableArray<AgendaLine> Items,
    string AgendaText,
    ImmutableArray<MaterialLine> Materials,
    ImmutableArray<AttendeeLine> Attendees,
    int ReadCount,
    int ToReadCount,
    string HeldAt,
    Typed Present,
    Typed WithoutDecisionMaker,
    string HeldOn,
    string StartedAt,
    string EndedAt,
    ImmutableArray<Choice> People,
    string Chosen)
{
    public static MeetingAgendaCard For(Collaboration state, CardReader reader)
    {
        var (meeting, arrangement, initiator) = (state.Meeting, state.Meeting.Arrangement, state.Request.Initiator);
        var isOpen = arrangement is not null && state.Stage is Stage.Meeting && meeting.Held is null;
        var isInitiator = reader.Person == initiator;
        var isInvited = arrangement?.Invites(reader.Person) is true;
        var hasBegun = reader.Now >= arrangement?.Start;
        var canSend = isOpen && isInitiator && !hasBegun;
        var canRead = isOpen && isInvited && !isInitiator && meeting.AgendaIsSent && !meeting.ReadBy.Contains(reader.Person);
        var canEnd = isOpen && hasBegun && (isInitiator || isInvited);
        var people = arrangement?.People.ToImmutableArray() ?? [];
        var items = meeting.AgendaIsSent ? meeting.Agenda.Select(entry => AgendaLine.For(entry, reader)).ToImmutableArray() : [];
        var start = reader.InZone(arrangement?.Start ?? reader.Now);
        var end = reader.InZone(arrangement is { EndsAt: var ends } && ends < reader.Now ? ends : reader.Now);
        return new MeetingAgendaCard(
            CardHead.For(state, reader, canRead || canEnd || (canSend && !meeting.AgendaIsSent), canSend ? meeting.AgendaWatch : null),
            meeting.Revision,
            arrangement is not null,
            canSend,
            meeting.AgendaIsSent,
            canRead,
            isInvited && meeting.ReadBy.Contains(reader.Person),
            canEnd,
            meeting.Held is not null,
            state.Stage is Stage.Ended && meeting.Held is null,
            arrangement is null ? null : Moment.Of(arrangement.Start, reader),
            arrangement is null ? string.Empty : Clock(reader.Local(arrangement.EndsAt)),
            arrangement?.Minutes ?? 0,
            arrangement?.Form ?? MeetingForm.Online,
            reader.Text(arrangement?.Place),
            isOpen ? meeting.Bookings.GetValueOrDefault(MeetingState.Number)?.JoinUrl ?? string.Empty : string.Empty,
            items,
            canSend ? Editable(items, arrangement!, reader) : string.Empty,
            [.. state.Request.Materials.Select(material => MaterialLine.For(material, reader))],
            [.. (arrangement?.Attendees ?? []).Select(attendee => AttendeeLine.For(attendee, meeting, initiator, reader))],
            people.Count(meeting.ReadBy.Contains),
            people.Count(person => person != initiator),
            meeting.Held is { } held ? $"{Moment.Of(held.StartedAt, reader).Text}–{Clock(reader.Local(held.EndedAt))}" : string.Empty,
            reader.NamesOf(meeting.Participants),
            new Typed(string.Join(reader.Language is Language.Chinese ? "、" : ", ", (meeting.Held?.WithoutDecisionMaker ?? []).Select(department => department.Name))),
            start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Clock(start.DateTime),
            Clock(end.DateTime),
            canEnd ? [.. people.Append(initiator).Distinct().Select(person => new Choice(person.Id, reader.Name(person)))] : [],
            canEnd ? string.Join(',', people.Select(person => person.Id)) : string.Empty);
    }

    private static string Editable(ImmutableArray<AgendaLine> sent, Arrangement arrangement, CardReader reader)
    {
        var lines = sent.IsEmpty
            ? DefaultAgenda.Of(arrangement.Minutes, reader.Limits)
            : [.. sent.Select(line => new AgendaItem(line.Minutes, line.Text.Text))];
        return string.Join('\n', lines.Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.Minutes} {line.Text}")));
    }

    private static string Clock(DateTime local) => local.ToString("HH:mm", CultureInfo.InvariantCulture);
}
