using System.Collections.Immutable;
using TeamsCollab.Process;

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

    public ImmutableArray<Department> KnownDepartments =>
        [.. Departments.Keys.Except(ManagementDepartments, StringComparer.Ordinal).Select(name => new Department(name))];

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
public sealed record DepartmentSettings(string? Code = null, string? Head = null);
