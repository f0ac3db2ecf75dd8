using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TeamsCollab.Office.Graph;

/// <summary>The part of $filter that the bot uses: eq, ne, in, startsWith, and, or, not and parentheses over text, true and false.</summary>
internal sealed partial class ODataFilter
{
    private readonly List<string> _words;
    private readonly JsonObject _subject;
    private int _at;

    private ODataFilter(List<string> words, JsonObject subject)
    {
        _words = words;
        _subject = subject;
    }

    private string Word => _at < _words.Count ? _words[_at] : string.Empty;

    /// <exception cref="FormatException">The clause is not understood.</exception>
    public static bool Accepts(string clause, JsonObject subject)
    {
        var matches = Words().Matches(clause);
        var words = matches.Select(match => match.Value).ToList();
        if (string.Concat(words) != Blanks().Replace(clause, match => match.Value.StartsWith('\'') ? match.Value : string.Empty))
        {
            throw new FormatException(clause);
        }

        var filter = new ODataFilter(words, subject);
        var result = filter.Either();
        return filter._at == words.Count ? result : throw new FormatException(clause);
    }

    private bool Either()
    {
        var result = Both();
        while (Take("or"))
        {
            result |= Both();
        }

        return result;
    }

    private bool Both()
    {
        var result = One();
        while (Take("and"))
        {
            result &= One();
        }

        return result;
    }

    private bool One()
    {
        if (Take("not"))
        {
            return !One();
        }

        if (Take("("))
        {
            var inner = Either();
            Demand(")");
            return inner;
        }

        if (Take("startswith"))
        {
            Demand("(");
            var property = Value(Next());
            Demand(",");
            var prefix = Literal(Next());
            Demand(")");
            return property?.StartsWith(prefix ?? string.Empty, StringComparison.OrdinalIgnoreCase) is true;
        }

        var left = Value(Next());
        if (Take("in"))
        {
            Demand("(");
            var found = false;
            do
            {
                found |= Same(left, Literal(Next()));
            }
            while (Take(","));

            Demand(")");
            return found;
        }

        return Take("eq") ? Same(left, Literal(Next()))
            : Take("ne") ? !Same(left, Literal(Next()))
            : throw new FormatException(Word);
    }

    private string? Value(string path)
    {
        JsonNode? node = _subject;
        foreach (var name in path.Split('/'))
        {
            node = (node as JsonObject)?.Member(name);
        }

        return node?.ToString();
    }

    private static string? Literal(string word) =>
        word is "null" ? null
        : word is "true" or "false" ? word
        : word.StartsWith('\'') ? word[1..^1].Replace("''", "'", StringComparison.Ordinal)
        : throw new FormatException(word);

    private static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private bool Take(string word)
    {
        var there = string.Equals(Word, word, StringComparison.OrdinalIgnoreCase);
        _at += there ? 1 : 0;
        return there;
    }

    private void Demand(string word)
    {
        if (!Take(word))
        {
            throw new FormatException(word);
        }
    }

    private string Next() => _at < _words.Count ? _words[_at++] : throw new FormatException("end");

    [GeneratedRegex(@"'(?:[^']|'')*'|[\w/.-]+|[(),]")]
    private static partial Regex Words();

    [GeneratedRegex(@"'(?:[^']|'')*'|\s+")]
    private static partial Regex Blanks();
}
