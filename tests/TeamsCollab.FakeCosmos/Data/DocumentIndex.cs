namespace TeamsCollab.FakeCosmos.Data;

/// <summary>The documents of a container by the value of each indexed path, in order.</summary>
public sealed class DocumentIndex
{
    private readonly Dictionary<string, SortedSet<(string Term, long Number)>> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<long, StoredDocument> _byNumber = [];
    private static readonly Comparer<(string Term, long Number)> Order = Comparer<(string Term, long Number)>.Create(static (one, other) =>
        string.CompareOrdinal(one.Term, other.Term) is not 0 and var terms ? terms : one.Number.CompareTo(other.Number));

    public void Put(StoredDocument document, IEnumerable<(string Path, string Term)> terms)
    {
        var any = false;
        foreach (var (path, term) in terms)
        {
            any = true;
            if (!_byPath.TryGetValue(path, out var sorted))
            {
                _byPath.Add(path, sorted = new(Order));
            }

            sorted.Add((term, document.Number));
        }

        if (any)
        {
            _byNumber[document.Number] = document;
        }
    }

    public void Remove(StoredDocument document, IEnumerable<(string Path, string Term)> terms)
    {
        foreach (var (path, term) in terms)
        {
            _byPath[path].Remove((term, document.Number));
        }

        _byNumber.Remove(document.Number);
    }

    /// <summary>Documents with a term from one value to another, both included, each once, in the index's order.</summary>
    public IEnumerable<StoredDocument> Between(string path, string from, string to) => _byPath.TryGetValue(path, out var sorted)
        ? sorted.GetViewBetween((from, long.MinValue), (to, long.MaxValue)).Select(entry => entry.Number).Distinct().Select(number => _byNumber[number])
        : [];
}
