using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using TeamsCollab.Bot.Cards;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Organisation;
using TeamsCollab.BotFramework;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Teams;

/// <summary>What people find while they type: colleagues for a card's person picker, and their collaborations for a message. Pure reads.</summary>
public sealed class TypedSearches(StaffDirectory staff, ICollaborationStore store, CollaborationRunner runner, CardLibrary library)
{
    /// <summary>As many as Teams shows.</summary>
    private const int MostPeople = 15;
    private const int LongestText = 100;
    private const int MostCollaborations = 50;
    private const int MostFound = 10;
    private static readonly string[] PeopleDatasets = ["graph.microsoft.com/users"];

    /// <summary><c>application/search</c>: colleagues by name or address; the value is the Entra id.</summary>
    /// <exception cref="DirectorySilentException">Graph did not answer.</exception>
    public async Task<InvokeResponse> PeopleAsync(Presser asker, JsonElement value, CancellationToken cancellation)
    {
        if (!PeopleDatasets.Contains(Text(value, "dataset")?.Split('?')[0], StringComparer.OrdinalIgnoreCase) || Text(value, "queryText") is not { } typed)
        {
            return InvokeResponse.SearchResults([]);
        }

        var options = value.TryGetProperty("queryOptions", out var given) ? given : default;
        var (skip, top) = (Math.Clamp(Number(options, "skip") ?? 0, 0, 100), Math.Clamp(Number(options, "top") ?? MostPeople, 1, MostPeople));
        var found = await staff.SearchAsync(Shortened(typed), skip + top, cancellation);
        return InvokeResponse.SearchResults(found.Skip(skip).Select(employee =>
            (employee.Department is { } department ? $"{employee.Name} · {department}" : employee.Name, employee.Person.Id)));
    }

    /// <summary>
    /// <c>composeExtension/query</c>: the asker's own collaborations, newest first, by number or title. Whatever is chosen is shown to a whole
    /// conversation, so it says number, title and stage and nothing else.
    /// </summary>
    public async Task<InvokeResponse> CollaborationsAsync(Presser asker, JsonElement value, CancellationToken cancellation)
    {
        var texts = library.Texts(asker.Language);
        var typed = Typed(value);
        var found = new List<FoundInExtension>();
        foreach (var key in await store.ReadCollaborationsOfAsync(asker.Tenant, asker.Person, MostCollaborations, cancellation))
        {
            if (found.Count < MostFound && await ReadAsync(key, asker, cancellation) is { } one && (Contains(one.Number) || Contains(one.Title)))
            {
                var stage = texts.Stage(Math.Min((int)one.Stage + 1, 5));
                found.Add(new FoundInExtension(
                    $"{one.Number} {one.Title}", WebUtility.HtmlEncode($"{stage} · {texts["search.open"].Replace("{number}", one.Number, StringComparison.Ordinal)}")));
            }
        }

        return found.Count > 0 ? InvokeResponse.ExtensionResults(found) : InvokeResponse.ExtensionMessage(texts["search.none"]);

        bool Contains(string text) => text.Contains(typed, StringComparison.OrdinalIgnoreCase);
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
