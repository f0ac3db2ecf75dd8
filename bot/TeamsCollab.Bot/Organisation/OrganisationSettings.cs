using System.Collections.Immutable;
using TeamsCollab.Process;
using TeamsCollab.Process.Procedure;

namespace TeamsCollab.Bot.Organisation;

/// <summary>
/// What an organisation says about itself where the directory is silent or wrong: section <c>Organisation</c>. Everything else
/// comes from the directory.
/// </summary>
public sealed class OrganisationSettings
{
    /// <summary>Departments by name. Only those listed here can be asked for something; an empty list allows every department of the directory.</summary>
    public Dictionary<string, DepartmentSettings> Departments { get; init; } = [];

    /// <summary>Departments that are company management (公司管理层).</summary>
    public string[] ManagementDepartments { get; init; } = ["总经办"];

    /// <summary>Who approves 《资源申请表》 and 《预算审批单》, where no department says otherwise; all of them must. Else the department's head does.</summary>
    public ApproverSettings Approvers { get; init; } = new();

    /// <summary>Entra object ids of company management, in place of everybody in its departments. Empty leaves it to the departments.</summary>
    public string[] Management { get; init; } = [];

    /// <summary>Accounts, as Entra object ids, that may bring heads' approvals from the company's OA system (R49).</summary>
    public string[] OaAccounts { get; init; } = [];

    public bool IsOaAccount(Person person) => OaAccounts.Contains(person.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>Who an administrator says signs for a department while its head is away or gone (B19); null where nobody is named.</summary>
    public Person? SubstituteOf(Department department) =>
        Departments.GetValueOrDefault(department.Name)?.Substitute is { Length: > 0 } id ? new Person(id.ToLowerInvariant()) : null;

    public ImmutableArray<Department> KnownDepartments =>
        [.. Departments.Keys.Except(ManagementDepartments, StringComparer.Ordinal).Select(name => new Department(name))];

    /// <summary>Who approves for a department, by its own settings or the organisation's; empty where neither says.</summary>
    public ImmutableArray<Person> ApproversOf(ProcedureKind kind, Department department) =>
        [.. new[] { Departments.GetValueOrDefault(department.Name)?.Approvers, Approvers }
            .Select(set => (kind is ProcedureKind.BudgetApproval ? set?.BudgetApproval : set?.ResourceApplication) ?? [])
            .FirstOrDefault(people => people.Length > 0, [])
            .Select(id => new Person(id.ToLowerInvariant())).Distinct()];

    /// <summary>The department's code in register numbers (F18): as set, else its Latin letters, else XT.</summary>
    public string CodeOf(Department department)
    {
        if (Departments.GetValueOrDefault(department.Name)?.Code is { Length: > 0 } code)
        {
            return code;
        }

        var letters = string.Concat(department.Name.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return letters.Length > 0 ? letters[..Math.Min(letters.Length, 8)] : "XT";
    }
}

/// <param name="Head">The Entra object id of the head, where the directory's managers do not tell.</param>
/// <param name="Substitute">The Entra object id of who signs while the head is away or gone (B19); whom the head names comes first.</param>
/// <param name="Approvers">Who approves for this department, where that is not the organisation's to say.</param>
public sealed record DepartmentSettings(string? Code = null, string? Head = null, ApproverSettings? Approvers = null, string? Substitute = null);

/// <summary>Approvers by form, as Entra object ids.</summary>
public sealed class ApproverSettings
{
    public string[] ResourceApplication { get; init; } = [];

    public string[] BudgetApproval { get; init; } = [];
}
