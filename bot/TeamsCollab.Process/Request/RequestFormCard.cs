using System.Collections.Immutable;
using System.Globalization;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Request;

/// <summary>The data behind cards/request/form.json: what there is to choose from.</summary>
/// <param name="Departments">Those that may be asked, by name: the asker's own left out.</param>
/// <param name="Contacts">People to choose contact persons from; the id comes from <see cref="Contact"/>.</param>
/// <param name="Management">Who may be asked for senior support (R13).</param>
/// <param name="Today">yyyy-MM-dd: no earlier day can be wanted.</param>
/// <param name="WantedBy">yyyy-MM-dd: offered first, to be changed.</param>
/// <param name="Plan">How soon a request sent now can be agreed and signed (B5).</param>
public sealed record RequestFormCard(
    ImmutableArray<Choice> Departments,
    ImmutableArray<Choice> Contacts,
    ImmutableArray<Choice> Management,
    string Today,
    string WantedBy,
    PlanLines Plan)
{
    /// <summary>Improvements of earlier collaborations that are answered for first (B23).</summary>
    public ImmutableArray<ImprovementQuestion> Improvements { get; init; } = [];

    /// <summary>The materials so far, each with what is recorded of its content.</summary>
    public ImmutableArray<MaterialLine> Materials { get; init; } = [];

    /// <summary>Working days from now that the form offers: enough for everyone's limits, and some for the work.</summary>
    private const int OfferedWorkingDays = 12;

    /// <param name="departments">The asker's own left out.</param>
    /// <param name="contacts">With the department that each is of. A large organisation gives the heads only.</param>
    public static RequestFormCard For(
        IEnumerable<Department> departments,
        IEnumerable<(Person Person, string Name, Department Department)> contacts,
        IEnumerable<(Person Person, string Name)> management,
        CardReader reader) => new(
        [.. departments.Select(department => new Choice(department.Name, new Typed(department.Name)))],
        [.. contacts.Select(contact => new Choice(Contact(contact.Department, contact.Person), new Typed($"{contact.Department.Name} · {contact.Name}")))],
        [.. management.Select(person => new Choice(person.Person.Id, new Typed(person.Name)))],
        Day(reader.Calendar.DateOf(reader.Now)),
        Day(reader.Calendar.DateOf(reader.Calendar.Due(reader.Now, OfferedWorkingDays).At)),
        PlanLines.For(reader));

    /// <summary>A contact person together with the department that they speak for, as one choice.</summary>
    public static string Contact(Department department, Person person) => $"{department.Name}|{person.Id}";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
