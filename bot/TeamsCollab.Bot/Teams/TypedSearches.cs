using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using TeamsCollab.Bot.Cards;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Organisation;
using TeamsCollab.Bot.Proof;
using TeamsCollab.BotFramework;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Teams;

/// <summary>What people find while they type: colleagues for a card's person picker, and their collaborations for a message. Pure reads.</summary>
public sealed class TypedSearches(StaffDirectory staff, ICollaborationStore store, CollaborationRunner runner, Proofs proofs, CardLibrary library)
{
    /// <summary>As many as Teams shows.</summary>
    private const int MostPeople = 15;
    private const int LongestText = 100;
    private const int MostCollaborations = 50;
    private const int MostFound = 10;

    /// <summary>In how many of the asker's newest collaborations names are looked for while the directory is silent.</summary>
    private const int MostRemembered = 10;

    /// <summary>Nobody's id: whoever chooses the line that says why the list is short is asked again.</summary>
    private const string Nobody = "-";
    private static readonly string[] PeopleDatasets = ["graph.microsoft.com/users"];

    /// <summary>
    /// <c>application/search</c>: colleagues by name or address; the value is the Entra id. While Graph is silent, those the bot met lately or
    /// knows from the asker's own collaborations, and last a line that says so.
    /// </summary>
    public async Task<InvokeResponse> PeopleAsync(Presser asker, JsonElement value, CancellationToken cancellation)
    {
        if (!PeopleDatasets.Contains(Text(value, "dataset")?.Split('?')[0], StringComparer.OrdinalIgnoreCase) || Text(value, "queryText") is not { } typed)
        {
            return InvokeResponse.SearchResults([]);
        }

        var (skip, top) = Page(value, "top", MostPeople);
        try
        {
            return InvokeResponse.SearchResults((await staff.SearchAsync(Shortened(typed), skip + top, cancellation)).Skip(skip).Select(Line));
        }
        catch (DirectorySilentException)
        {
            var known = await KnownAsync(asker, Shortened(typed), cancellation);
            return InvokeResponse.SearchResults([.. known.Skip(skip).Take(top - 1), (library.Texts(asker.Language)["search.directorySilent"], Nobody)]);
        }
    }

    private async Task<IEnumerable<(string Title, string Value)>> KnownAsync(Presser asker, string typed, CancellationToken cancellation)
    {
        var met = staff.Recall(typed);
        var own = await store.ReadCollaborationsOfAsync(asker.Tenant, asker.Person, MostRemembered, cancellation);
        var named = (await Task.WhenAll(own.Select(key => proofs.ReadNamesAsync(key, cancellation)))).SelectMany(names => names)
            .Where(one => one.Value.Contains(typed, StringComparison.OrdinalIgnoreCase) && met.All(employee => employee.Person != one.Key))
            .DistinctBy(one => one.Key)
            .OrderBy(one => one.Value, StringComparer.Ordinal);
        return [.. met.Select(Line), .. named.Select(one => (one.Value, one.Key.Id))];
    }

    private static (string Title, string Value) Line(Employee employee) =>
        (employee.Department is { } department ? $"{employee.Name} · {department}" : employee.Name, employee.Person.Id);

    /// <summary>
    /// <c>composeExtension/query</c>: the asker's own collaborations, newest first, by number or title. Whatever is chosen is shown to a whole
    /// conversation, so it says number, title and stage and nothing else.
    /// </summary>
    public async Task<InvokeResponse> CollaborationsAsync(Presser asker, JsonElement value, CancellationToken cancellation)
    {
        var typed = Typed(value);
        var (skip, most) = Page(value, "count", MostFound);
        var found = new List<FoundInExtension>();
        foreach (var key in await store.ReadCollaborationsOfAsync(asker.Tenant, asker.Person, MostCollaborations, cancellation))
        {
            if (found.Count < skip + most && await ReadAsync(key, asker, cancellation) is { } one && (Contains(one.Number) || Contains(one.Title)))
            {
                found.Add(Line(asker, one));
            }
        }

        // An older one is found by its whole number.
        if (found.Count is 0 && typed.Length > 0 && await store.FindByNumberAsync(asker.Tenant, typed.ToUpperInvariant(), cancellation) is { } named && await ReadAsync(named, asker, cancellation) is { } older)
        {
            found.Add(Line(asker, older));
        }

        // Beyond the last page there is nothing more, which is no reason to say that nothing was found.
        return found.Count > 0 || skip > 0 ? InvokeResponse.ExtensionResults(found.Skip(skip)) : NothingFound(asker);

        bool Contains(string text) => text.Contains(typed, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary><c>composeExtension/selectItem</c>: the chosen collaboration as it now stands, if it is the asker's.</summary>
    public async Task<InvokeResponse> ChosenAsync(Presser asker, JsonElement value, CancellationToken cancellation) =>
        Text(value, "chosen") is { } number
        && await store.FindByNumberAsync(asker.Tenant, Shortened(number), cancellation) is { } key
        && await ReadAsync(key, asker, cancellation) is { } one
            ? InvokeResponse.ExtensionResults([Line(asker, one)])
            : NothingFound(asker);

    private InvokeResponse NothingFound(Presser asker) => InvokeResponse.ExtensionMessage(library.Texts(asker.Language)["search.none"]);

    private FoundInExtension Line(Presser asker, (string Number, string Title, Stage Stage) one)
    {
        var texts = library.Texts(asker.Language);
        var stage = texts.Stage(Math.Min((int)one.Stage + 1, 5));
        var open = texts["search.open"].Replace("{number}", one.Number, StringComparison.Ordinal);
        return new FoundInExtension($"{one.Number} {one.Title}", WebUtility.HtmlEncode($"{stage} · {open}"), one.Number);
    }

    private async Task<(string Number, string Title, Stage Stage)?> ReadAsync(StreamKey key, Presser asker, CancellationToken cancellation)
    {
        var state = (await runner.ReadAsync(key, cancellation)).State;
        if (!state.Parties.Contains(asker.Person) || state.Request.Number is not { } number)
        {
            return null;
        }

        var words = await store.ReadWordsAsync(key, state.Request.Words is { } title ? [title.Digest] : [], cancellation);
        return (number, words.Read(state.Request.Words, "title") ?? string.Empty, state.Stage);
    }

    private static (int Skip, int Most) Page(JsonElement value, string count, int most)
    {
        var options = value.ValueKind is JsonValueKind.Object && value.TryGetProperty("queryOptions", out var given) ? given : default;
        return (Math.Clamp(Number(options, "skip") ?? 0, 0, 100), Math.Clamp(Number(options, count) ?? most, 1, most));
    }

    /// <summary>What stands in the search box; Teams asks with nothing typed when the box opens.</summary>
    private static string Typed(JsonElement value) =>
        value.ValueKind is JsonValueKind.Object && value.TryGetProperty("parameters", out var parameters) && parameters.ValueKind is JsonValueKind.Array
            ? Shortened(parameters.EnumerateArray().Where(one => Text(one, "name") is not "initialRun").Select(one => Text(one, "value")).FirstOrDefault() ?? string.Empty)
            : string.Empty;

    private static string Shortened(string text) => text.Trim() is { Length: > LongestText } longer ? longer[..LongestText] : text.Trim();

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind is JsonValueKind.Object && parent.TryGetProperty(name, out var text) && text.ValueKind is JsonValueKind.String ? text.GetString() : null;

    private static int? Number(JsonElement parent, string name) =>
        parent.ValueKind is JsonValueKind.Object && parent.TryGetProperty(name, out var number) && number.ValueKind is JsonValueKind.Number && number.TryGetInt32(out var read) ? read : null;
}
