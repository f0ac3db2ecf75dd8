using System.Globalization;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Reading;
using static TeamsCollab.Process.Meeting.MeetingCommand;
using static TeamsCollab.Process.Meeting.MeetingEvent;

namespace TeamsCollab.Process.Meeting;

/// <summary>What the departments bring to the meeting (R30): each person one list for each department they come for, which they may write anew until it begins.</summary>
internal static class Asking
{
    public const int MostLists = 30;

    public static Decision Decide(AskBeforehand command, Asked asked, Facts facts, Collaboration state)
    {
        var meeting = state.Meeting;
        var departments = MeetingRules.DepartmentsOf(asked.By, state);
        if (departments.IsEmpty || (command.For is { } named && !departments.Contains(named)))
        {
            return Decision.Refuse(Because.NotYours);
        }

        if ((command.For ?? (departments is [var only] ? only : (Department?)null)) is not { } department)
        {
            return Decision.Refuse(Because.Missing, "questionsFor");
        }

        if (meeting.Questions.FirstOrDefault(list => list.By == asked.By && list.Department == department) is { } before && facts.Words[before.Words]?.Says(("text", command.Text)) is true)
        {
            return Decision.AlreadyDone;
        }

        return state.Stage is not Stage.Meeting && meeting.Held is null ? Decision.Refuse(Because.WrongStage)
            : HasBegun(meeting, asked.At) ? Decision.Refuse(Because.MeetingHasBegun)
            : Inputs.Required(command.Text, "questions") is { } fault ? new Decision.Refused(fault)
            : meeting.Questions.Count(list => list.By != asked.By || list.Department != department) >= MostLists ? Decision.Refuse(Because.TooMany, "questions", MostLists.ToString(CultureInfo.InvariantCulture))
            : Decision.Accept(new QuestionsListed(asked.By, department, asked.Seal(("text", command.Text)), asked.At));
    }

    public static bool CanBeListed(CardReader reader, Collaboration state) =>
        state.Stage is Stage.Meeting && !HasBegun(state.Meeting, reader.Now) && !MeetingRules.DepartmentsOf(reader.Person, state).IsEmpty;

    /// <summary>By department, in the order of the first list of each.</summary>
    public static IEnumerable<QuestionList> ByDepartment(MeetingState meeting) => meeting.Questions.GroupBy(list => list.Department).SelectMany(lists => lists);

    private static bool HasBegun(MeetingState meeting, DateTimeOffset now) => meeting.Held is not null || meeting.Live is not null || now >= meeting.Arrangement?.Start;
}

/// <summary>What somebody wants to ask or suggest in the meeting, for their department.</summary>
/// <param name="Words">The field text.</param>
public sealed record QuestionList(Person By, Department Department, Wording Words);
