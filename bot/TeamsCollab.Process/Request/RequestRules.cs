using System.Collections.Immutable;
using System.Globalization;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Process.Request;

/// <summary>What a request must say before it may be sent (R01, R08-R14). A refusal names the input by its id.</summary>
internal static class RequestRules
{
    /// <summary>Characters of a title or of a document's name.</summary>
    public const int LongestName = 120;
    public const int MostReceivers = 50;
    public const int MostMaterials = 20;

    public static Refusal? Fault(RequestForm form, Department own, Asked asked, Facts facts) =>
        Chosen(form.Kind, "kind")
        ?? Inputs.Optional(form.Title, "title", LongestName)
        ?? Inputs.Required(form.Title, "title")
        ?? Inputs.Required(form.What, "what")
        ?? Inputs.Required(form.Why, "why")
        ?? (form.WantedBy < facts.Calendar.DateOf(asked.At) ? new Refusal(Because.DateInThePast, "wantedBy", form.WantedBy.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null)
        ?? Inputs.Required(form.Standard, "standard")
        ?? VagueWords.Fault(form.VagueReason, ("what", form.What), ("standard", form.Standard))
        ?? KindRules.Fault(form, asked, facts)
        ?? Chosen(form.Urgency, "urgency")
        ?? Chosen(form.Importance, "importance")
        ?? Executive(form.Executive, facts)
        ?? Receivers(form.Receivers, own, facts)
        ?? Call(form, asked, facts)
        ?? (form.Materials.IsEmpty && form.Call is null ? new Refusal(Because.Missing, "materials") : null)
        ?? Materials(form.Materials)
        ?? ImprovementsBack.Fault(form, facts)
        ?? InTime(form, asked, facts);

    /// <summary>A day that comes before everyone's limits are over needs one of the three choices (B5).</summary>
    private static Refusal? InTime(RequestForm form, Asked asked, Facts facts) =>
        form.Choice is DateChoice.SmallerScope ? Inputs.Required(form.Scope, "scope", Because.ScopeRequired) ?? VagueWords.Fault(form.VagueReason, ("scope", form.Scope))
        : form.IsUrgentLane ? null
        : BackPlan.For(asked.At, facts).Earliest is var earliest && form.WantedBy < facts.Calendar.DateOf(earliest.At)
            ? new Refusal(Because.TooSoon, "wantedBy", earliest.At.ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture))
            : null;

    private static Refusal? Chosen<TChoice>(TChoice choice, string field)
        where TChoice : struct, Enum => Enum.IsDefined(choice) ? null : new Refusal(Because.NotAChoice, field);

    private static Refusal? Executive(Person? executive, Facts facts) =>
        executive is not { } person ? null
        : !facts.People.TryGetValue(person, out var known) ? new Refusal(Because.UnknownPerson, "executive", person.Id)
        : known.IsManagement ? null
        : new Refusal(Because.NotManagement, "executive", known.Name);

    private static Refusal? Receivers(ImmutableArray<FormReceiver> receivers, Department own, Facts facts) =>
        Count(receivers.Length, MostReceivers, "receivers")
        ?? First(receivers, receiver => Receiver(receiver, own, facts))
        ?? Twice(receivers.Select(receiver => receiver.Department.Name), "receivers");

    private static Refusal? Receiver(FormReceiver receiver, Department own, Facts facts)
    {
        var name = receiver.Department.Name;
        return receiver.Department == own ? new Refusal(Because.OwnDepartment, "receivers", name)
            : !facts.Departments.TryGetValue(receiver.Department, out var department) ? new Refusal(Because.UnknownDepartment, "receivers", name)
            : department.Head is not { } head ? new Refusal(Because.NoDepartmentHead, "receivers", name)
            : receiver.Contact is { } contact ? Membership.Fault(contact, receiver.Department, head, facts, "receivers")
            : null;
    }

    /// <summary>Telephone first is for the urgent lane, and then the materials may follow with the record of the call (N03).</summary>
    private static Refusal? Call(RequestForm form, Asked asked, Facts facts) =>
        form.Call is not { } call ? null
        : !form.IsUrgentLane ? new Refusal(Because.NotUrgent, "calledWith")
        : form.Receivers.All(receiver => receiver.Department != call.Department) ? new Refusal(Because.NotAChoice, "calledWith", call.Department.Name)
        : RequestCalling.Fault(call, facts.Departments[call.Department].Head, asked, facts);

    public static Refusal? Materials(ImmutableArray<FormMaterial> materials) =>
        (materials.Length > MostMaterials ? new Refusal(Because.TooMany, "materials", MostMaterials.ToString(CultureInfo.InvariantCulture)) : null)
        ?? First(materials, Material)
        ?? Twice(materials.Select(material => material.Link.Trim()), "materials");

    private static Refusal? Material(FormMaterial material) =>
        Chosen(material.Kind, "materials")
        ?? Inputs.Optional(material.Name, "materials", LongestName)
        ?? Inputs.Required(material.Name, "materials")
        ?? Inputs.Required(material.Link, "materials")
        ?? (Uri.TryCreate(material.Link.Trim(), UriKind.Absolute, out var link) && link.Scheme is "http" or "https"
            ? null
            : new Refusal(Because.NotALink, "materials", material.Name.Trim()));

    private static Refusal? Count(int count, int most, string field) =>
        count == 0 ? new Refusal(Because.Missing, field)
        : count > most ? new Refusal(Because.TooMany, field, most.ToString(CultureInfo.InvariantCulture))
        : null;

    private static Refusal? First<T>(ImmutableArray<T> many, Func<T, Refusal?> fault) => many.Select(fault).FirstOrDefault(found => found is not null);

    private static Refusal? Twice(IEnumerable<string> names, string field) =>
        names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(same => same.Skip(1).Any()) is { } twice
            ? new Refusal(Because.ListedTwice, field, twice.Key)
            : null;
}
