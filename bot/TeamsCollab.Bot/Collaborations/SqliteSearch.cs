using System.Collections.Immutable;

namespace TeamsCollab.Bot.Collaborations;

/// <summary>
/// What a search finds a stream by. A search walks the postings of its terms together, newest first, and each step is one look-up that skips
/// to the next stream that the term has: so a rare term carries it past the many of a common one.
/// </summary>
internal static class SqliteSearch
{
    /// <summary>Look-ups after which a search is broken off: some tens of milliseconds.</summary>
    private const int MostSteps = 20_000;

    /// <summary>Only what differs is written: most turns change nothing.</summary>
    public static void Write(SqliteSession session, long stream, string tenant, StreamIndex index)
    {
        Replace(session, stream, tenant, typed: false, index.Terms);
        if (index.TextTerms is { } words)
        {
            Replace(session, stream, tenant, typed: true, words);
        }
    }

    public static Found Find(SqliteSession session, string tenant, ImmutableArray<string> all, ImmutableArray<string> any, int most)
    {
        var every = all.Distinct().Select(term => TermOf(session, tenant, term)).ToArray();
        var some = any.Distinct().Select(term => TermOf(session, tenant, term)).OfType<long>().ToArray();
        var found = ImmutableArray.CreateBuilder<StreamKey>();
        if (every.Contains(null) || some.Length == 0)
        {
            return new Found([], true);
        }

        var (cursor, steps) = (long.MaxValue, 0);
        while (found.Count < most && some.Max(term => Next(session, term, cursor)) is { } candidate)
        {
            cursor = candidate;
            foreach (var term in every)
            {
                if (Next(session, term!.Value, cursor) is not { } there)
                {
                    return new Found(found.ToImmutable(), true);
                }

                cursor = there;
            }

            if (cursor == candidate)
            {
                found.Add(session.List(row => SqliteRows.Key(row, 0), SqliteQueries.KeyOfStream, candidate)[0]);
                cursor--;
            }

            steps += some.Length + every.Length;
            if (steps > MostSteps)
            {
                return new Found(found.ToImmutable(), false);
            }
        }

        return new Found(found.ToImmutable(), true);
    }

    /// <summary>A term that no stream has any more is forgotten altogether.</summary>
    private static void Replace(SqliteSession session, long stream, string tenant, bool typed, ImmutableArray<string> terms)
    {
        var former = session.List(row => (Term: row.GetString(0), Id: row.GetInt64(1)), SqliteQueries.TermsOfStream, stream, typed ? 1 : 0)
            .ToDictionary(each => each.Term, each => each.Id, StringComparer.Ordinal);
        foreach (var added in terms.Distinct().Where(term => !former.Remove(term)))
        {
            var id = TermOf(session, tenant, added) ?? (long)session.One("INSERT INTO vocabulary (tenant, term) VALUES (?1, ?2) RETURNING id", tenant, added)!;
            session.Run("INSERT INTO terms_of_stream (stream, typed, term) VALUES (?1, ?2, ?3)", stream, typed ? 1 : 0, id);
            session.Run("INSERT INTO postings (term, stream) VALUES (?1, ?2) ON CONFLICT DO NOTHING", id, stream);
        }

        foreach (var id in former.Values)
        {
            session.Run("DELETE FROM terms_of_stream WHERE stream = ?1 AND typed = ?2 AND term = ?3", stream, typed ? 1 : 0, id);
            session.Run("DELETE FROM postings WHERE term = ?1 AND stream = ?2 AND NOT EXISTS (SELECT 1 FROM terms_of_stream WHERE stream = ?2 AND typed IN (0, 1) AND term = ?1)", id, stream);
            session.Run("DELETE FROM vocabulary WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM postings WHERE term = ?1)", id);
        }
    }

    private static long? Next(SqliteSession session, long term, long cursor) => session.One(SqliteQueries.Posting, term, cursor) as long?;

    private static long? TermOf(SqliteSession session, string tenant, string term) => session.One(SqliteQueries.Term, tenant, term) as long?;
}
