using System.Collections.Immutable;
using System.Globalization;
using TeamsCollab.Process.Minutes;
using static TeamsCollab.Process.Retrospective.RetrospectiveCommand;

namespace TeamsCollab.Process.Retrospective;

/// <summary>What an answer and a report must hold (R75-R84), and who speaks for a side.</summary>
internal static class RetrospectiveRules
{
    /// <summary>The most improvements that one report may hold.</summary>
    public const int MostImprovements = 50;

    /// <summary>Everyone who met, everyone whom the bot asked, and the heads.</summary>
    public static ImmutableArray<Person> Participants(Collaboration state) =>
        [.. state.Meeting.Participants.Concat(state.TakingPart.SelectMany(side => new[] { side.Contact, side.Head })).Append(state.Request.Initiator).Distinct()];

    /// <summary>The side that a person speaks for: a role in it, or having met as a member of its department. Who speaks for several and names none means one that has not answered.</summary>
    public static SideAnswers? SideFor(Person person, Department? named, Facts facts, Collaboration state)
    {
        var sides = SidesOf(person, state);
        if (sides.IsEmpty && state.Meeting.Participants.Contains(person) && facts.People.GetValueOrDefault(person)?.Department is { } own && state.Retrospective.Side(own) is { } met)
        {
            sides = [met];
        }

        return named is { } department ? sides.FirstOrDefault(side => side.Department == department) : Next(sides);
    }

    /// <summary>Those in which somebody has a role.</summary>
    public static ImmutableArray<SideAnswers> SidesOf(Person person, Collaboration state) =>
    [
        .. state.TakingPart
            .Where(side => side.Contact == person || side.Head == person || side.DecisionMaker == person || side.Executor == person)
            .Select(side => state.Retrospective.Side(side.Department))
            .OfType<SideAnswers>(),
    ];

    /// <summary>The one of somebody's sides that is asked for next; the first, where all have answered.</summary>
    public static SideAnswers? Next(ImmutableArray<SideAnswers> sides) => sides.FirstOrDefault(side => side.Answers == 0) ?? sides.FirstOrDefault();

    public static ImmutableArray<Signatory> Heads(Facts facts, Collaboration state) =>
        [.. state.TakingPart.Select(side => facts.Departments[side.Department]).Select(fact => new Signatory(fact.Department, fact.Head!.Value, fact.Source, fact.ReadAt))];

    public static ImmutableArray<Person> Management(Facts facts) =>
        [.. facts.People.Values.Where(person => person.IsManagement).Select(person => person.Person).OrderBy(person => person.Id, StringComparer.Ordinal)];

    public static Refusal? Fault(Answer command) =>
        (command.GoalsReached is GoalsReached.Yes ? Inputs.Optional(command.WhyNot, "whyNot") : Inputs.Required(command.WhyNot, "whyNot", Because.ReasonRequired))
        ?? Inputs.Required(command.WentWell, "wentWell")
        ?? Inputs.Required(command.GotStuck, "gotStuck")
        ?? Inputs.Required(command.Improve, "improve");

    public static Refusal? Fault(WriteReport command, Asked asked, Facts facts, Collaboration state) =>
        Inputs.Required(command.Summary, "summary")
        ?? (command.Improvements.Length > MostImprovements
            ? new Refusal(Because.TooMany, "improvements", MostImprovements.ToString(CultureInfo.InvariantCulture))
            : null)
        ?? (command.Improvements.IsEmpty && state.Request.Kind is Request.RequestKind.ProcessImprovement ? new Refusal(Because.ImprovementRequired, "what1") : null)
        ?? command.Improvements.Select(improvement => Fault(improvement, asked, facts)).FirstOrDefault(fault => fault is not null)
        ?? state.TakingPart.Where(side => facts.Departments.GetValueOrDefault(side.Department)?.Head is null)
            .Select(side => new Refusal(Because.NoDepartmentHead, Detail: side.Department.Name)).FirstOrDefault()
        ?? (Management(facts).IsEmpty ? new Refusal(Because.ManagementUnknown) : null);

    private static Refusal? Fault(DraftImprovement improvement, Asked asked, Facts facts) =>
        Inputs.Required(improvement.What, In(improvement, "what"))
        ?? (!facts.People.ContainsKey(improvement.Owner) ? new Refusal(Because.UnknownPerson, In(improvement, "owner"), improvement.Owner.Id)
            : improvement.DueOn < facts.Calendar.DateOf(asked.At)
                ? new Refusal(Because.DateInThePast, In(improvement, "due"), improvement.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            : null);

    /// <summary>The field as it stands in its row of the form.</summary>
    private static string In(DraftImprovement improvement, string field) => string.Create(CultureInfo.InvariantCulture, $"{field}{improvement.Row}");
}
