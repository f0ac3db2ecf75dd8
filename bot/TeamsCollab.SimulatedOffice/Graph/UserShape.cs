using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using TeamsCollab.Office.People;

namespace TeamsCollab.Office.Graph;

/// <summary>People as directory objects. Without $select only the default set is told: department is not in it (A6).</summary>
internal sealed partial class UserShape(OfficeDirectory directory)
{
    private static readonly string[] Default =
        ["businessPhones", "displayName", "givenName", "id", "jobTitle", "mail", "mobilePhone", "officeLocation", "preferredLanguage", "surname", "userPrincipalName"];

    public static JsonObject Whole(OfficePerson person) => new()
    {
        ["id"] = person.Id,
        ["displayName"] = person.Name,
        ["givenName"] = person.GivenName,
        ["surname"] = person.Surname,
        ["mail"] = person.Mail,
        ["userPrincipalName"] = person.Mail,
        ["mailNickname"] = person.Mail.Split('@')[0],
        ["jobTitle"] = person.Title,
        ["department"] = person.Department,
        ["preferredLanguage"] = person.Language == "en" ? "en-US" : person.Language,
        ["businessPhones"] = new JsonArray(),
        ["mobilePhone"] = null,
        ["officeLocation"] = null,
        ["accountEnabled"] = !person.HasLeft,
        ["userType"] = "Member",
        ["usageLocation"] = "CN",
    };

    public JsonObject Of(OfficePerson person, IQueryCollection query)
    {
        var shown = Selected(Whole(person), query["$select"].ToString());
        if (query["$expand"].ToString() is { Length: > 0 } expand && expand.StartsWith("manager", StringComparison.OrdinalIgnoreCase))
        {
            var levels = Levels().Match(expand) is { Success: true } match ? match.Groups[1].Value is "max" ? int.MaxValue : int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : 1;
            AddManager(shown, person, Select().Match(expand).Groups[1].Value, levels);
        }

        return shown;
    }

    public static JsonObject DirectoryObject(OfficePerson person, string select) =>
        With(Selected(Whole(person), select), "@odata.type", "#microsoft.graph.user");

    private void AddManager(JsonObject shown, OfficePerson person, string select, int levels)
    {
        if (person.ManagerId is not null && directory.Find(person.ManagerId) is { } manager)
        {
            var above = DirectoryObject(manager, select);
            if (levels > 1)
            {
                AddManager(above, manager, select, levels - 1);
            }

            shown["manager"] = above;
        }
    }

    private static JsonObject Selected(JsonObject whole, string select)
    {
        var names = select.Length == 0 ? Default : select.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new JsonObject(names.Where(name => whole.ContainsKey(name)).Select(name => KeyValuePair.Create(name, whole[name]?.DeepClone())));
    }

    private static JsonObject With(JsonObject value, string name, string text)
    {
        value[name] = text;
        return value;
    }

    [GeneratedRegex(@"\$levels=(max|\d{1,4})")]
    private static partial Regex Levels();

    [GeneratedRegex(@"\$select=([\w,]+)")]
    private static partial Regex Select();
}
