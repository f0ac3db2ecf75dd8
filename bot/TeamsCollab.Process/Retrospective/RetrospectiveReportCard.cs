using System.Collections.Immutable;
using TeamsCollab.Process.Execution;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Retrospective;

/// <summary>The data behind cards/retrospective/report.json: the initiator writes the report, heads and management read it (R80-R84).</summary>
/// <param name="AcceptedCount">Tasks whose work was accepted.</param>
/// <param name="LateCount">Tasks whose limit was missed.</param>
/// <param name="People">Who can own an improvement: likely ones, to choose without searching.</param>
public sealed record RetrospectiveReportCard(
    CardHead Head,
    bool CanWrite,
    bool CanRead,
    bool HasRead,
    bool IsReported,
    bool IsNotHeld,
    int TaskCount,
    int AcceptedCount,
    int WaivedCount,
    int LateCount,
    Typed Summary,
    ImmutableArray<AnswerLine> Sides,
    ImmutableArray<ImprovementLine> Improvements,
    ImmutableArray<PersonLine> Receivers,
    int ReadCount,
    int ReceiverCount,
    ImmutableArray<Choice> People,
    Typed Initiator,
    string ReportedAt)
{
    /// <summary>What a 流程优化 was asked for to make better, offered as the plan's first line (R06, R83); empty for the others.</summary>
    public Typed ImprovementItem { get; init; }

    public static RetrospectiveReportCard For(Collaboration state, CardReader reader)
    {
        var (retrospective, tasks) = (state.Retrospective, state.Execution.Tasks);
        var isReported = retrospective.Status is RetrospectiveStatus.Reported or RetrospectiveStatus.Closed;
        var canWrite = retrospective.Status is RetrospectiveStatus.Held && reader.Person == retrospective.Initiator;
        var isReceiver = retrospective.Receivers.Contains(reader.Person);
        var hasRead = retrospective.ReadBy.Contains(reader.Person);
        return new RetrospectiveReportCard(
            CardHead.For(state, reader, canWrite || (isReported && isReceiver && !hasRead), canWrite ? retrospective.Watch : null),
            canWrite,
            isReported && isReceiver && !hasRead,
            hasRead,
            isReported,
            retrospective.Status is RetrospectiveStatus.NotDue or RetrospectiveStatus.Awaited or RetrospectiveStatus.Arranged,
            tasks.Length,
            tasks.Count(task => task.Status is WorkStatus.Accepted),
            tasks.Count(task => task.Status is WorkStatus.Waived),
            tasks.Count(task => task.Limit.Said is ClockSaid.Missed),
            reader.Text(retrospective.Summary),
            [.. retrospective.Sides.Select(side => AnswerLine.For(side, retrospective.AnswersAreOpen, reader))],
            [.. retrospective.Improvements.Select(improvement => ImprovementLine.For(improvement, reader))],
            [.. retrospective.Receivers.Select(person => Line(person, state, reader))],
            retrospective.ReadBy.Length,
            retrospective.Receivers.Length,
            canWrite ? [.. RetrospectiveRules.Participants(state).Select(person => new Choice(person.Id, reader.Name(person)))] : [],
            reader.Name(state.Request.Initiator),
            retrospective.ReportedAt is { } reported ? Moment.Of(reported, reader).Text : string.Empty)
        {
            ImprovementItem = canWrite ? new Typed(reader.Words.Read(state.Request.Words, "improvementItem") ?? string.Empty) : new Typed(string.Empty),
        };
    }

    private static PersonLine Line(Person person, Collaboration state, CardReader reader) => new(
        reader.Name(person),
        new Typed(state.TakingPart.FirstOrDefault(side => side.Head == person)?.Department.Name ?? string.Empty),
        state.Retrospective.ReadBy.Contains(person),
        string.Empty);
}
