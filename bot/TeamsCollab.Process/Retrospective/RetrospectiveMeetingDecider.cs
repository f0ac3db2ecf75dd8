using System.Collections.Immutable;
using System.Globalization;
using MeetingForm = TeamsCollab.Process.Meeting.MeetingForm;
using static TeamsCollab.Process.Retrospective.RetrospectiveCommand;
using static TeamsCollab.Process.Retrospective.RetrospectiveEvent;

namespace TeamsCollab.Process.Retrospective;

/// <summary>The retrospective as a meeting of both sides (R74): arranged and held.</summary>
internal static class RetrospectiveMeetingDecider
{
    /// <summary>In minutes.</summary>
    private const int Shortest = 15;

    /// <summary>In minutes.</summary>
    private const int Longest = 480;

    public static Decision Decide(ArrangeRetrospective command, Asked asked, Facts facts, Collaboration state)
    {
        var retrospective = state.Retrospective;
        if (asked.By != retrospective.Initiator)
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (retrospective.Arrangement is { } standing && (command.Arrangement, command.Start, command.Minutes) == (standing.Number, standing.Start, standing.Minutes))
        {
            return Decision.AlreadyDone;
        }

        if (command.Arrangement != retrospective.Arrangements + 1)
        {
            return RetrospectiveDecider.Old(retrospective.Arrangements);
        }

        if (retrospective.Status is not (RetrospectiveStatus.Awaited or RetrospectiveStatus.Arranged))
        {
            return Decision.Refuse(Because.AlreadyDecided);
        }

        if (Fault(command, asked, facts) is { } fault)
        {
            return new Decision.Refused(fault);
        }

        return Decision.Accept(new Arranged(
            command.Arrangement,
            asked.By,
            command.Start,
            command.Minutes,
            command.Form,
            string.IsNullOrWhiteSpace(command.Place) ? null : asked.Seal(("text", command.Place)),
            RetrospectiveRules.Participants(state),
            command.Start > retrospective.DueAt,
            asked.At));
    }

    public static Decision Decide(Hold command, Asked asked, Facts facts, Collaboration state)
    {
        var retrospective = state.Retrospective;
        if (asked.By != retrospective.Initiator)
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (retrospective.Status is not (RetrospectiveStatus.Awaited or RetrospectiveStatus.Arranged))
        {
            return Decision.AlreadyDone;
        }

        if (Fault(command, asked, facts, state) is { } fault)
        {
            return new Decision.Refused(fault);
        }

        return Decision.Accept(new Held(
            asked.By,
            command.StartedAt,
            command.EndedAt,
            [.. command.Present.Distinct()],
            command.StartedAt <= retrospective.DueAt,
            facts.Promise(command.EndedAt, facts.Limits.MinutesWorkingDays),
            asked.At));
    }

    private static Refusal? Fault(ArrangeRetrospective command, Asked asked, Facts facts)
    {
        if (command.Minutes is < Shortest or > Longest)
        {
            return new Refusal(Because.NotANumber, "minutes", string.Create(CultureInfo.InvariantCulture, $"{Shortest}-{Longest}"));
        }

        if (command.Start <= asked.At)
        {
            return new Refusal(Because.DateInThePast, "start");
        }

        var day = facts.Calendar.DateOf(command.Start);
        if (!facts.Calendar.IsWorkingDay(day)
            || command.Start < facts.Calendar.OpeningOf(day)
            || command.Start.AddMinutes(command.Minutes) > facts.Calendar.CloseOf(day))
        {
            return new Refusal(Because.OutsideWorkingHours, "start");
        }

        return command.Form is MeetingForm.Online ? Inputs.Optional(command.Place, "place") : Inputs.Required(command.Place, "place");
    }

    /// <summary>People give times to the minute: who met at once is not late by the seconds.</summary>
    private static DateTimeOffset ToTheMinute(DateTimeOffset time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerMinute), time.Offset);

    private static Refusal? Fault(Hold command, Asked asked, Facts facts, Collaboration state) =>
        command.EndedAt > asked.At ? new Refusal(Because.InTheFuture, "ended")
        : command.EndedAt <= command.StartedAt ? new Refusal(Because.EndBeforeStart, "ended")
        : state.Execution.CompletedAt is { } completed && command.StartedAt < ToTheMinute(completed) ? new Refusal(Because.BeforeCompletion, "started", completed.ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture))
        : command.Present.IsEmpty ? new Refusal(Because.Missing, "present")
        : command.Present.Where(person => !facts.People.ContainsKey(person)).Select(person => new Refusal(Because.UnknownPerson, "present", person.Id)).FirstOrDefault();
}
