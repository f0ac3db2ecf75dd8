using System.Collections.Immutable;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Execution;

/// <summary>The data behind cards/execution/waiver.json: both sides drop a task, or it stands (A10, B1), for one reader.</summary>
/// <param name="Proposal">The proposal that is shown; 0 where there is none.</param>
/// <param name="People">Who must agree, and has; of a declined proposal only those who had.</param>
/// <param name="IsStanding">The work was accepted meanwhile, or nothing was proposed.</param>
public sealed record ExecutionWaiverCard(
    CardHead Head,
    TaskLine Task,
    int Proposal,
    bool CanDecide,
    bool HasAgreed,
    bool IsOpen,
    bool IsWaived,
    bool IsDeclined,
    bool IsStanding,
    Typed By,
    Typed Reason,
    Typed DeclinedBy,
    Typed WhyDeclined,
    string DeclinedAt,
    string ClosedAt,
    ImmutableArray<PersonLine> People)
{
    /// <exception cref="KeyNotFoundException">The collaboration has no such task.</exception>
    public static ExecutionWaiverCard For(Collaboration state, CardReader reader, string? key)
    {
        var task = state.Execution.Task(key ?? string.Empty) ?? throw new KeyNotFoundException($"No task {key}.");
        var open = state.Stage is Stage.Execution ? task.OpenWaiver : null;
        var waiver = task.Waiver;
        var canDecide = open?.Consents.Outstanding.Contains(reader.Person) is true;
        var isWaived = task.Status is WorkStatus.Waived;
        var isDeclined = !isWaived && waiver?.DeclinedBy is not null;
        return new ExecutionWaiverCard(
            CardHead.For(state, reader, canDecide, null),
            TaskLine.For(task, state, reader),
            task.Proposals,
            canDecide,
            open?.Consents.HasAgreed(reader.Person) is true,
            open is not null,
            isWaived,
            isDeclined,
            open is null && !isWaived && !isDeclined,
            waiver is null ? default : reader.Name(waiver.By),
            reader.Text(waiver?.Reason),
            waiver?.DeclinedBy is { } declined ? reader.Name(declined) : default,
            reader.Text(waiver?.WhyDeclined),
            isDeclined && waiver?.DeclinedAt is { } at ? Moment.Of(at, reader).Text : string.Empty,
            isWaived && task.ClosedAt is { } closed ? Moment.Of(closed, reader).Text : string.Empty,
            [.. (waiver?.Consents.Required ?? []).Where(person => isDeclined ? waiver!.Consents.HasAgreed(person) : true).Select(person => Line(person, waiver!, state, reader))]);
    }

    private static PersonLine Line(Person person, Waiver waiver, Collaboration state, CardReader reader)
    {
        var given = waiver.Consents.Given.FirstOrDefault(consent => consent.By == person);
        var side = state.TakingPart.FirstOrDefault(each => each.Head == person || each.Contact == person);
        return new PersonLine(
            reader.Name(person),
            new Typed(side?.Department.Name ?? string.Empty),
            given is not null,
            given is null ? string.Empty : Moment.Of(given.At, reader).Text);
    }
}
