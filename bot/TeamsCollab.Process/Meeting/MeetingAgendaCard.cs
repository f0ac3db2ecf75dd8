using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using TeamsCollab.Process.Meeting.Live;
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
/// <param name="CanBegin">The reader may say that the meeting begins now (R31).</param>
/// <param name="IsLive">It is held now: what is said is written down on its card.</param>
/// <param name="CanEnd">It is to have begun, and the reader was invited or speaks for a side (A12).</param>
/// <param name="HeldAt">When it was really held; empty until then.</param>
/// <param name="Present">Who was there, once it was held.</param>
/// <param name="CanManage">The initiator may move it, change it or call it off, on its own card.</param>
/// <param name="MovedFrom">When it was to begin before the initiator moved it; empty where it was not.</param>
/// <param name="Busy">For the initiator: who was no longer free when it was put into the calendars; empty where everybody was.</param>
/// <param name="CanConfirm">The reader was invited and may say whether they come (N05); <paramref name="Answer"/> is what they said last.</param>
/// <param name="Undecided">For the initiator: sides of which nobody comes who may decide.</param>
/// <param name="WasMovedInOutlook">The organiser changed the time in Outlook.</param>
/// <param name="Questions">What the departments want to ask or suggest (R30).</param>
/// <param name="CanAsk">The reader comes for a department, and the meeting has not begun; <paramref name="MyQuestions"/> is what they wrote before, empty where they come for several. Not offered to the initiator once the meeting may begin: Teams shows six buttons.</param>
/// <param name="AskFor">The departments to choose from; empty where the reader comes for one only.</param>
/// <param name="Timings">For the initiator, until the meeting begins: parts of the agenda that are longer or shorter than advised (R31-R34).</param>
/// <param name="IsAutomatic">自动预约 chose the time.</param>
public sealed record MeetingAgendaCard(
    CardHead Head,
    int Revision,
    bool IsArranged,
    bool CanSendAgenda,
    bool IsAgendaSent,
    bool CanRead,
    bool HasRead,
    bool CanBegin,
    bool IsLive,
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
    bool IsAutomatic,
    bool WasMovedInOutlook,
    bool CanManage,
    string MovedFrom,
    Typed WhyMoved,
    Typed Busy,
    bool CanConfirm,
    string Answer,
    int ComingCount,
    Typed Undecided,
    ImmutableArray<QuestionLine> Questions,
    bool CanAsk,
    Typed MyQuestions,
    ImmutableArray<Choice> AskFor,
    ImmutableArray<AgendaTiming> Timings)
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
        var belongs = isOpen && MeetingRules.Belongs(reader.Person, state);
        var canBegin = belongs && meeting.Live is null && reader.Now >= arrangement!.Start - LiveDecider.Early;
        var canEnd = belongs && hasBegun && meeting.Live is null;
        var mineFor = MeetingRules.DepartmentsOf(reader.Person, state);
        var people = arrangement?.People.ToImmutableArray() ?? [];
        var items = meeting.AgendaIsSent ? meeting.Agenda.Select(entry => AgendaLine.For(entry, reader)).ToImmutableArray() : [];
        return new MeetingAgendaCard(
            CardHead.For(state, reader, (canRead && Attending.Of(reader.Person, meeting) is not Attendance.NotComing) || canBegin || canEnd || (canSend && !meeting.AgendaIsSent), canSend ? meeting.AgendaWatch : null),
            meeting.Revision,
            arrangement is not null,
            canSend,
            meeting.AgendaIsSent,
            canRead,
            isInvited && meeting.ReadBy.Contains(reader.Person),
            canBegin,
            belongs && meeting.Live is not null,
            canEnd,
            meeting.Held is not null,
            state.Stage is Stage.Ended && meeting.Held is null,
            arrangement is null ? null : Moment.Of(arrangement.Start, reader),
            arrangement is null ? string.Empty : Clock(reader.Local(arrangement.EndsAt)),
            arrangement?.Minutes ?? 0,
            arrangement?.Form ?? MeetingForm.Online,
            new Typed(Arrangement.PlaceOf(arrangement, reader)),
            isOpen ? meeting.Bookings.GetValueOrDefault(MeetingState.Number)?.JoinUrl ?? string.Empty : string.Empty,
            items,
            canSend ? Editable(meeting, arrangement!, reader) : string.Empty,
            [.. state.Request.AllMaterials.Select(material => MaterialLine.For(material, reader))],
            [.. (arrangement?.Attendees ?? []).Select(attendee => AttendeeLine.For(attendee, meeting, initiator, reader))],
            people.Count(person => person != initiator && meeting.ReadBy.Contains(person)),
            people.Count(person => person != initiator),
            meeting.Held is { } held ? $"{Moment.Of(held.StartedAt, reader).Text}–{Clock(reader.Local(held.EndedAt))}" : string.Empty,
            reader.NamesOf(meeting.Participants),
            new Typed(string.Join(reader.Language is Language.Chinese ? "、" : ", ", (meeting.Held?.WithoutDecisionMaker ?? []).Select(department => department.Name))),
            arrangement is { IsAutomatic: true } && isOpen,
            meeting.WasMovedInOutlook && isOpen,
            isOpen && isInitiator && meeting.Live is null,
            isOpen && meeting.LastMove is { } move ? Moment.Of(move.From, reader).Text : string.Empty,
            reader.Text(isOpen ? meeting.LastMove?.Why : null),
            reader.NamesOf(isOpen && isInitiator ? meeting.Busy : []),
            isOpen && isInvited && meeting.Live is null,
            isOpen && isInvited && Attending.Of(reader.Person, meeting) is { } mine ? JsonNamingPolicy.CamelCase.ConvertName(mine.ToString()) : string.Empty,
            people.Count(person => Attending.Of(person, meeting) is Attendance.Coming),
            new Typed(string.Join(reader.Language is Language.Chinese ? "、" : ", ", (isOpen && isInitiator ? Attending.WithoutDecisionMaker(state) : []).Select(department => department.Name))),
            [.. Asking.ByDepartment(meeting).Select(list => QuestionLine.For(list, reader))],
            isOpen && Asking.CanBeListed(reader, state) && !(canSend && canBegin),
            reader.Text(mineFor.Length == 1 ? meeting.Questions.FirstOrDefault(list => list.By == reader.Person && list.Department == mineFor[0])?.Words : null),
            mineFor.Length > 1 ? [.. mineFor.Select(department => new Choice(department.Name, new Typed(department.Name)))] : [],
            canSend && meeting.AgendaIsSent ? AgendaTiming.Of(meeting.Agenda, reader.Limits) : []);
    }

    /// <summary>What was sent last, also for another time, as long as it fits; else the document's frame.</summary>
    private static string Editable(MeetingState meeting, Arrangement arrangement, CardReader reader)
    {
        var lines = meeting.Agenda.IsEmpty || meeting.Agenda.Sum(entry => entry.Minutes) > arrangement.Minutes
            ? DefaultAgenda.Of(arrangement.Minutes, reader.Limits)
            : [.. meeting.Agenda.Select(entry => new AgendaItem(entry.Minutes, reader.Text(entry.Words).Text))];
        return string.Join('\n', lines.Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.Minutes} {line.Text}")));
    }

    private static string Clock(DateTime local) => local.ToString("HH:mm", CultureInfo.InvariantCulture);
}
