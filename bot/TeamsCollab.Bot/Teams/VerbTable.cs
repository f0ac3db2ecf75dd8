using System.Collections.Frozen;

namespace TeamsCollab.Bot.Teams;

/// <summary>Every verb of every card and every word of a text command. Two handlers that claim one verb or word fail at start-up.</summary>
public sealed class VerbTable
{
    private readonly FrozenDictionary<string, CardVerb> _byName;
    private readonly FrozenDictionary<string, CardVerb> _byWord;

    public VerbTable(IEnumerable<CardVerb> verbs)
    {
        var all = verbs.ToArray();
        All = all;
        _byName = Claim(all.Select(verb => (verb.Name, verb)), "verb");
        _byWord = Claim(all.SelectMany(verb => verb.Words.Select(word => (word, verb))), "word");
        LongestFirst = [.. _byWord.Keys.OrderByDescending(word => word.Length)];
    }

    public IReadOnlyList<CardVerb> All { get; }

    /// <summary>The words, longest first, so that 签字确认 is not read as 签字.</summary>
    public IReadOnlyList<string> LongestFirst { get; }

    public CardVerb? Find(string name) => _byName.GetValueOrDefault(name);

    public CardVerb? FindByWord(string word) => _byWord.GetValueOrDefault(word);

    private static FrozenDictionary<string, CardVerb> Claim(IEnumerable<(string Key, CardVerb Verb)> claims, string kind)
    {
        var claimed = new Dictionary<string, CardVerb>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, verb) in claims)
        {
            if (!claimed.TryAdd(key, verb))
            {
                throw new InvalidOperationException($"{verb.Name} and {claimed[key].Name} both claim the {kind} {key}.");
            }
        }

        return claimed.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
