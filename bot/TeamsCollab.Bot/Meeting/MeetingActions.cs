using System.Collections.Immutable;
using TeamsCollab.Bot.Teams;
using TeamsCollab.Process;
using TeamsCollab.Process.Meeting;
using static TeamsCollab.Process.Meeting.MeetingCommand;

namespace TeamsCollab.Bot.Meeting;

/// <summary>The buttons of cards/meeting/*.json, read into commands. Who pressed comes from the activity, never from here.</summary>
public static class MeetingActions
{
    /// <summary>One more than the process allows, so that it can say so.</summary>
    private const int MostAttendees = 501;

    public static ImmutableArray<CardVerb> All { get; } =
    [
        new("meeting.arrange", CardName.MeetingArrange, ReadArrange, "done.arranged") { Words = ["安排会议", "arrange", "arrange meeting"], DraftOf = Revision },
        new("meeting.move", CardName.MeetingArrange, ReadMove, "done.moved") { Words = ["会议改期", "move meeting"], DraftOf = Revision },
        new("meeting.callOff", CardName.MeetingArrange, inputs => new CallOff(inputs.Number("draft"), inputs.Text("reason")), "done.calledOff") { Words = ["取消会议", "call off"], TextInput = "reason", DraftOf = Revision },
        new("meeting.autoBook", CardName.MeetingArrange, _ => new SwitchAutoBooking(true), "done.autoBookOn") { Words = ["自动预约", "auto-book"] },
        new("meeting.autoBookOff", CardName.MeetingArrange, _ => new SwitchAutoBooking(false), "done.autoBookOff") { Words = ["取消自动预约", "stop auto-book"] },
        new("meeting.sendAgenda", CardName.MeetingAgenda, inputs => new SendAgenda(inputs.Number("draft"), [.. inputs.Lines("items").Select(AgendaLines.Read)]), "done.agendaSent") { Words = ["发送议程", "send agenda"], TextInput = "items", DraftOf = Revision },
        new("meeting.read", CardName.MeetingAgenda, _ => new AcknowledgeMaterials(), "done.read") { Words = ["已阅", "read"] },
        new("meeting.ask", CardName.MeetingAgenda, inputs => new AskBeforehand(inputs.Text("questions"), inputs.Text("questionsFor") is { Length: > 0 } department ? new Department(department) : null), "done.questionsListed") { Words = ["会前问题", "before the meeting"], TextInput = "questions" },
        new("meeting.come", CardName.MeetingAgenda, inputs => new ConfirmAttendance(inputs.Number("draft"), true, string.Empty), "done.coming") { Words = ["参加", "coming"], DraftOf = Revision },
        new("meeting.stayAway", CardName.MeetingAgenda, inputs => new ConfirmAttendance(inputs.Number("draft"), false, inputs.Text("absenceReason")), "done.notComing") { Words = ["不能参加", "not coming"], TextInput = "absenceReason", DraftOf = Revision },
        new("meeting.end", CardName.MeetingAttendance, ReadEnd, "done.meetingEnded") { Words = ["会议结束", "会议已结束", "ended"] },
    ];

    private static int Revision(Collaboration state, string? key) => state.Meeting.Revision;

    private static ActionReading ReadArrange(ActionInputs inputs)
    {
        var attendees = Attendees(inputs, out var fault);
        var start = Start(inputs, "slot", "date", "start");
        var plan = new MeetingPlan(start ?? default, inputs.Count("minutes"), inputs.Choice<MeetingForm>("form"), inputs.Text("place"), attendees)
        {
            OthersAreConcerned = inputs.IsOn("othersConcerned"),
            Room = inputs.Chosen("room") is { } room && room != RoomChoice.None ? room.ToLowerInvariant() : null,
        };
        fault ??= start is null ? new Refusal(Because.NotAChoice, "slot") : null;
        return (inputs.Fault ?? fault) is { } found ? found : new Arrange(inputs.Number("draft"), plan);
    }

    private static ActionReading ReadMove(ActionInputs inputs)
    {
        var start = Start(inputs, "newSlot", "newDate", "newStart");
        return inputs.Fault is { } fault ? fault
            : start is null ? new Refusal(Because.NotAChoice, "newSlot")
            : new Move(inputs.Number("draft"), start.Value, inputs.Text("moveReason"));
    }

    /// <summary>The offered time that was chosen, or else the date and time beside; null where it is none of ours.</summary>
    private static DateTimeOffset? Start(ActionInputs inputs, string slot, string date, string time) =>
        inputs.Text(slot) is { Length: > 0 } chosen && chosen != SlotChoice.OwnTime ? SlotChoice.Read(chosen) : inputs.Moment(date, time);

    /// <summary>Those ticked, and others named for one side.</summary>
    private static ImmutableArray<Attendee> Attendees(ActionInputs inputs, out Refusal? fault)
    {
        var ticked = inputs.Text("attendees").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Take(MostAttendees).Select(AttendeeChoice.Read).ToArray();
        fault = ticked.Any(attendee => attendee is null) ? new Refusal(Because.NotAChoice, "attendees") : null;
        var others = inputs.People("others");
        if (others.IsEmpty)
        {
            return [.. ticked.OfType<Attendee>()];
        }

        var from = inputs.Text("othersFrom");
        var role = inputs.Choice<AttendeeRole>("othersRole");
        fault ??= from.Length is 0 or > 100 ? new Refusal(Because.Missing, "othersFrom") : null;
        return [.. ticked.OfType<Attendee>().Concat(others.Select(person => new Attendee(person, new Department(from), role))).Distinct()];
    }

    private static ActionReading ReadEnd(ActionInputs inputs)
    {
        var end = new EndMeeting(inputs.Moment("heldOn", "startedAt"), inputs.Moment("heldOn", "endedAt"), [.. inputs.People("present"), .. inputs.People("cameToo")])
        {
            Absences = inputs.Lines("absences"),
            Place = inputs.Text("heldIn"),
        };
        return inputs.Or(() => end);
    }
}
