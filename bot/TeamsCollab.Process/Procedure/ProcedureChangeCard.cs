using System.Collections.Immutable;
using TeamsCollab.Process.Execution;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Procedure;

/// <summary>The data behind cards/procedure/change.json: what becomes of tasks whose application was refused (B11), for one reader.</summary>
/// <param name="Proposal">The proposal that is shown; 0 where there is none.</param>
/// <param name="IsTooEarly">The minutes are not in force: the tasks are changed there.</param>
/// <param name="IsMoot">None of the tasks is left to be done.</param>
/// <param name="DueOn">The tasks' new day; empty where they get none.</param>
/// <param name="Tasks">Those that wait; of a settled matter all that it was about.</param>
public sealed record ProcedureChangeCard(
    CardHead Head,
    ApplicationLine Application,
    int Proposal,
    bool CanPropose,
    bool CanDecide,
    bool HasAgreed,
    bool IsTooEarly,
    bool IsProposed,
    bool IsDeclined,
    bool IsSettled,
    bool IsMoot,
    ChangeOutcome Outcome,
    string DueOn,
    Typed Reason,
    Typed DeclinedBy,
    Typed WhyDeclined,
    string SettledAt,
    ImmutableArray<TaskLine> Tasks,
    ImmutableArray<PersonLine> People)
{
    /// <exception cref="KeyNotFoundException">No change was raised for this application.</exception>
    public static ProcedureChangeCard For(Collaboration state, CardReader reader, string? key)
    {
        var application = state.Procedures.Find(key) ?? throw new KeyNotFoundException($"No application {key}.");
        var change = application.Change ?? throw new KeyNotFoundException($"No change for {key}.");
        var isOpen = Conditions.IsChangeOpen(application, state);
        var canDecide = isOpen && change.IsProposed && change.Consents.Outstanding.Contains(reader.Person);
        var isInitiator = reader.Person == state.Request.Initiator;
        var canPropose = isOpen && isInitiator && state.Stage is Stage.Execution;
        return new ProcedureChangeCard(
            CardHead.For(state, reader, canDecide || (canPropose && !change.IsProposed), isOpen ? change.Watch : null),
            ApplicationLine.For(application, state, reader),
            change.Proposal,
            canPropose,
            canDecide,
            isOpen && change.IsProposed && change.Consents.HasAgreed(reader.Person),
            isOpen && state.Stage is not Stage.Execution,
            isOpen && change.IsProposed,
            isOpen && change.DeclinedBy is not null,
            change.SettledAt is not null,
            !isOpen && change.SettledAt is null,
            change.Outcome,
            change.DueOn is { } due ? Moment.Date(due, reader) : string.Empty,
            reader.Text(change.Reason),
            change.DeclinedBy is { } declined ? reader.Name(declined) : default,
            reader.Text(change.WhyDeclined),
            change.SettledAt is { } at ? Moment.Of(at, reader).Text : string.Empty,
            [.. application.Tasks.Select(state.Execution.Task).OfType<TaskState>().Select(task => TaskLine.For(task, state, reader))],
            [.. change.Consents.Required.Select(person => Line(person, change, state, reader))]);
    }

    private static PersonLine Line(Person person, Adjustment change, Collaboration state, CardReader reader)
    {
        var given = change.Consents.Given.FirstOrDefault(consent => consent.By == person);
        var side = state.TakingPart.FirstOrDefault(each => each.Head == person || each.Contact == person);
        return new PersonLine(
            reader.Name(person),
            new Typed(side?.Department.Name ?? string.Empty),
            given is not null,
            given is null ? string.Empty : Moment.Of(given.At, reader).Text);
    }
}
