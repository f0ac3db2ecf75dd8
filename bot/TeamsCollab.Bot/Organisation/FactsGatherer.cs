using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Process.Substitution;
using TeamsCollab.Process;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Procedure;

namespace TeamsCollab.Bot.Organisation;

/// <summary>Gathers what a command needs to know, once, before it is decided.</summary>
public sealed class FactsGatherer(StaffDirectory staff, HeadsAtWork heads, RoomDirectory rooms, ICollaborationStore store, OpenImprovements improvements, IOptions<OrganisationSettings> settings, WorkingCalendar calendar, IOptions<TimeLimits> limits)
{
    public async Task<Process.Facts> GatherAsync(StreamKey key, CollaborationCommand command, Asked asked, Collaboration state, CancellationToken cancellation)
    {
        var needs = command.Needs;
        var awaited = needs.Standing ? SubstitutionRules.HeadsAwaited(state) : [];
        var standing = awaited.Any(each => each.Head == asked.By) ? [] : await heads.ReadAsync(key.Tenant, awaited, cancellation);
        Person[] people = [.. needs.People, .. standing.SelectMany(fact => fact.Named.Select(named => named.Person).Append(fact.Head)), .. needs.Asker ? [asked.By] : Array.Empty<Person>(), .. needs.Invited ? state.Meeting.Arrangement?.People ?? [] : []];
        Department[] departments = needs.Heads ? [.. needs.Departments, .. state.TakingPart.Select(side => side.Department)] : [.. needs.Departments];
        var management = needs.Management ? await staff.ReadManagementAsync(cancellation) : [];
        var employees = await Task.WhenAll(people.Distinct().Select(person => staff.FindAsync(person, cancellation)));
        var asker = employees.FirstOrDefault(employee => employee?.Person == asked.By);
        if (needs.Number && asker?.Department is { } own)
        {
            departments = [.. departments, own];
        }

        var found = await Task.WhenAll(departments.Distinct().Select(department => staff.FindAsync(department, cancellation)));
        return new Process.Facts(calendar, limits.Value)
        {
            People = employees.OfType<Employee>().Concat(management).DistinctBy(employee => employee.Person)
                .Select(Fact).ToImmutableDictionary(fact => fact.Person),
            Departments = found.OfType<DepartmentFact>().ToImmutableDictionary(fact => fact.Department),
            Heads = standing.ToImmutableDictionary(fact => fact.Head),
            AskerIsOaAccount = needs.OaAccount && settings.Value.IsOaAccount(asked.By),
            Approvers = needs.Approvers is { } approvers ? await ApproversAsync(approvers, approvers.Grantor ?? asker?.Department, asked.At, cancellation) : [],
            OpenImprovements = needs.Improvements is { } returning && asker?.Department is { } asking
                ? [.. (await improvements.FindAsync(key.Tenant, asking, returning, cancellation)).Select(found => found.Open)]
                : [],
            Rooms = needs.Rooms ? await rooms.ReadAsync(cancellation) : [],
            Words = needs.Words ? await store.ReadWordsAsync(key, null, cancellation) : Words.None,
            Number = needs.Number && asker?.Department is { } department ? await ReserveAsync(key, department, asked.At, cancellation) : null,
        };
    }

    private PersonFact Fact(Employee employee) =>
        new(employee.Person, employee.Name, employee.Department, staff.IsManagement(employee), "directory", default);

    /// <summary>Settings first; else the department's head, who answers for its people and money.</summary>
    private async Task<ImmutableArray<Approver>> ApproversAsync(ApproversNeeded needed, Department? department, DateTimeOffset at, CancellationToken cancellation)
    {
        if (department is not { } deciding)
        {
            return [];
        }

        var set = settings.Value.ApproversOf(needed.Kind, deciding);
        return !set.IsEmpty ? [.. set.Select(person => new Approver(person, "settings", at))]
            : (await staff.FindAsync(deciding, cancellation)) is { Head: { } head } fact ? [new Approver(head, fact.Source, fact.ReadAt)]
            : [];
    }

    /// <summary>部门代码-年份-序号 (F18), such as MKT-2026-015.</summary>
    private async Task<string> ReserveAsync(StreamKey key, Department department, DateTimeOffset at, CancellationToken cancellation)
    {
        var code = settings.Value.CodeOf(department);
        var year = calendar.DateOf(at).Year;
        var sequence = await store.ReserveNumberAsync(key.Tenant, code, year, key.Id, cancellation);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{code}-{year}-{sequence:000}");
    }
}
