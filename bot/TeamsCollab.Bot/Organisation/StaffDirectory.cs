using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Microsoft.Graph;
using Microsoft.Graph.Models.ODataErrors;
using TeamsCollab.Bot.Graph;
using TeamsCollab.Process;
using User = Microsoft.Graph.Models.User;
using UserCollectionResponse = Microsoft.Graph.Models.UserCollectionResponse;

namespace TeamsCollab.Bot.Organisation;

/// <summary>
/// People and departments as Microsoft Graph knows them, remembered for ten minutes of machine time, and for a day where Graph is silent: the
/// moment of reading goes with what was read. What Graph does not say stays unknown; nothing is guessed.
/// </summary>
public sealed class StaffDirectory(GraphServiceClient graph, IOptions<OrganisationSettings> settings, TimeProvider machine)
{
    private const int LargestPage = 999;
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);
    private static readonly string[] Fields = ["id", "displayName", "department", "jobTitle", "mail", "userPrincipalName", "preferredLanguage", "accountEnabled"];

    private readonly ConcurrentDictionary<Person, Recent<Employee?>> _people = new();
    private readonly ConcurrentDictionary<string, Recent<Employee?>> _names = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Department, Recent<Person?>> _heads = new();
    private readonly ConcurrentDictionary<Department, Recent<ImmutableArray<Employee>>> _members = new();

    /// <summary>Null where the directory has nobody with this id.</summary>
    /// <exception cref="DirectorySilentException">Graph did not answer, and nothing young enough is remembered.</exception>
    public async Task<Employee?> FindAsync(Person person, CancellationToken cancellation) =>
        (await Remember(_people, person, () => ReadAsync(person, cancellation), cancellation)).Value;

    /// <summary>The one person with this display name; null where there is none, or more than one.</summary>
    /// <exception cref="DirectorySilentException">Graph did not answer, and nothing young enough is remembered.</exception>
    public async Task<Employee?> FindByNameAsync(string name, CancellationToken cancellation) =>
        (await Remember(_names, name, () => ReadByNameAsync(name, cancellation), cancellation)).Value;

    /// <summary>Display names of those who are known now: a card is drawn without a name rather than not at all.</summary>
    public async Task<ImmutableDictionary<Person, string>> NamesAsync(IEnumerable<Person> people, CancellationToken cancellation)
    {
        var found = await Task.WhenAll(people.Distinct().Select(person => FindOrNoneAsync(person, cancellation)));
        return found.OfType<Employee>().ToImmutableDictionary(employee => employee.Person, employee => employee.Name);
    }

    /// <summary>People whose name or mail address begins a word with <paramref name="text"/>, as a person picker asks.</summary>
    /// <exception cref="DirectorySilentException">Graph did not answer.</exception>
    public async Task<ImmutableArray<Employee>> SearchAsync(string text, int most, CancellationToken cancellation)
    {
        var words = string.Join(' ', text.Split(['"', '\\', ' ', '\u3000'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        if (words.Length is 0)
        {
            return [];
        }

        var page = await AskAsync(
            () => graph.Users.GetAsync(
                request =>
                {
                    request.Headers.Add("ConsistencyLevel", "eventual");
                    request.QueryParameters.Search = $"\"displayName:{words}\" OR \"mail:{words}\"";
                    request.QueryParameters.Select = Fields;
                    request.QueryParameters.Top = most;
                },
                cancellation),
            cancellation);
        return [.. (page?.Value ?? []).Take(most).Select(Employee)];
    }

    /// <summary>Those whom the bot met within a day and a picker's text would find; asks nobody.</summary>
    public ImmutableArray<Employee> Recall(string text)
    {
        var oldest = machine.GetUtcNow() - Kept;
        return text.Length is 0 ? [] :
        [
            .. _people.Values.Concat(_names.Values).Where(recent => recent.At > oldest).Select(recent => recent.Value)
                .Concat(_members.Values.Where(recent => recent.At > oldest).SelectMany(recent => recent.Value))
                .OfType<Employee>()
                .Where(employee => employee.Name.Contains(text, StringComparison.OrdinalIgnoreCase) || employee.Mail?.StartsWith(text, StringComparison.OrdinalIgnoreCase) is true)
                .DistinctBy(employee => employee.Person)
                .OrderBy(employee => employee.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>The head of a department and where that was read; null where neither the settings nor the managers tell.</summary>
    public async Task<DepartmentFact?> FindAsync(Department department, CancellationToken cancellation)
    {
        var known = settings.Value;
        if (known.Departments.Count > 0 && !known.Departments.ContainsKey(department.Name))
        {
            return null;
        }

        if (known.Departments.GetValueOrDefault(department.Name)?.Head is { Length: > 0 } head)
        {
            return new DepartmentFact(department, known.CodeOf(department), new Person(head.ToLowerInvariant()), "settings", machine.GetUtcNow());
        }

        var read = await Remember(_heads, department, () => ReadHeadAsync(department, cancellation), cancellation);
        return read.Value is null && known.Departments.Count == 0
            ? null
            : new DepartmentFact(department, known.CodeOf(department), read.Value, "directory", read.At);
    }

    /// <summary>Everyone in company management: the people that the settings name, else everybody in its departments.</summary>
    public async Task<ImmutableArray<Employee>> ReadManagementAsync(CancellationToken cancellation)
    {
        if (settings.Value.Management.Length > 0)
        {
            var named = await Task.WhenAll(settings.Value.Management.Select(id => FindAsync(new Person(id.ToLowerInvariant()), cancellation)));
            return [.. named.OfType<Employee>()];
        }

        var found = await Task.WhenAll(settings.Value.ManagementDepartments.Select(name => ReadMembersAsync(new Department(name), cancellation)));
        return [.. found.SelectMany(members => members)];
    }

    /// <summary>Everyone in a department, by name.</summary>
    public async Task<ImmutableArray<Employee>> ReadMembersAsync(Department department, CancellationToken cancellation) =>
        (await Remember(_members, department, async () => (await ReadUsersAsync(department, cancellation))
            .Select(Employee).OrderBy(employee => employee.Name, StringComparer.Ordinal).ToImmutableArray(), cancellation)).Value;

    public bool IsManagement(Employee employee) => settings.Value.Management.Length > 0
        ? settings.Value.Management.Contains(employee.Person.Id, StringComparer.OrdinalIgnoreCase)
        : employee.Department is { } department && settings.Value.ManagementDepartments.Contains(department.Name, StringComparer.Ordinal);

    private async Task<Employee?> FindOrNoneAsync(Person person, CancellationToken cancellation)
    {
        try
        {
            return await FindAsync(person, cancellation);
        }
        catch (DirectorySilentException)
        {
            return null;
        }
    }

    private async Task<Employee?> ReadAsync(Person person, CancellationToken cancellation)
    {
        try
        {
            return await graph.Users[person.Id].GetAsync(request => request.QueryParameters.Select = Fields, cancellation) is { } user ? Employee(user) : null;
        }
        catch (ODataError error) when (error.ResponseStatusCode is 404 or 400)
        {
            return null;
        }
    }

    private async Task<Employee?> ReadByNameAsync(string name, CancellationToken cancellation)
    {
        var page = await graph.Users.GetAsync(
            request =>
            {
                request.QueryParameters.Filter = $"displayName eq '{name.Replace("'", "''", StringComparison.Ordinal)}'";
                request.QueryParameters.Select = Fields;
                request.QueryParameters.Top = 2;
            },
            cancellation);
        return page is { Value: [var only], OdataNextLink: null } ? Employee(only) : null;
    }

    /// <summary>The head is the member whose manager is not a member; a disabled account is nobody. Where several are, the directory does not tell.</summary>
    private async Task<Person?> ReadHeadAsync(Department department, CancellationToken cancellation)
    {
        var members = (await ReadUsersAsync(department, cancellation)).Where(member => member.AccountEnabled is not false).ToArray();
        var ids = members.Select(member => member.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return members.Where(member => member.Manager?.Id is not { } manager || !ids.Contains(manager)).Select(Employee).ToArray() is [var only]
            ? only.Person
            : null;
    }

    /// <summary>All of them: Graph may give fewer than it is asked for, with a link to the rest, and half a department has the wrong head.</summary>
    private async Task<IReadOnlyList<User>> ReadUsersAsync(Department department, CancellationToken cancellation)
    {
        var first = await graph.Users.GetAsync(
            request =>
            {
                request.QueryParameters.Filter = $"department eq '{department.Name.Replace("'", "''", StringComparison.Ordinal)}'";
                request.QueryParameters.Select = Fields;
                request.QueryParameters.Expand = ["manager($select=id)"];
                request.QueryParameters.Top = LargestPage;
            },
            cancellation);
        var users = new List<User>();
        await PageIterator<User, UserCollectionResponse>.CreatePageIterator(graph, first ?? new UserCollectionResponse { Value = [] }, Keep).IterateAsync(cancellation);
        return users;

        bool Keep(User user)
        {
            users.Add(user);
            return true;
        }
    }

    private static Employee Employee(User user) => new(
        new Person(user.Id!.ToLowerInvariant()),
        user.DisplayName ?? user.UserPrincipalName ?? user.Id,
        user.Department is { Length: > 0 } name ? new Department(name) : null,
        user.JobTitle,
        user.Mail ?? user.UserPrincipalName);

    private async Task<Recent<T>> Remember<TKey, T>(ConcurrentDictionary<TKey, Recent<T>> remembered, TKey key, Func<Task<T>> read, CancellationToken cancellation)
        where TKey : notnull
    {
        var now = machine.GetUtcNow();
        if (remembered.TryGetValue(key, out var recent) && now - recent.At < Remembered)
        {
            return recent;
        }

        try
        {
            return remembered[key] = new Recent<T>(await AskAsync(read, cancellation), now);
        }
        catch (DirectorySilentException) when (recent is not null && now - recent.At < Kept)
        {
            return recent;
        }
    }

    private static async Task<T> AskAsync<T>(Func<Task<T>> read, CancellationToken cancellation)
    {
        try
        {
            return await read();
        }
        catch (Exception failure) when (DirectorySilentException.IsSilence(failure, cancellation))
        {
            GraphPatience.NoteSilence();
            throw new DirectorySilentException(failure);
        }
    }

    private sealed record Recent<T>(T Value, DateTimeOffset At);
}
