namespace TeamsCollab.Bot.Collaborations;

/// <summary>What a turn, the lists, the clock and the pump read. None of them may scan a table; a test asks SQLite for the plan of each.</summary>
public static class SqliteQueries
{
    /// <summary>tenant, kind, key, operation</summary>
    public const string Tip = """
        SELECT version, fold, chain_head, revision, state, EXISTS (SELECT 1 FROM operations WHERE stream = streams.id AND operation = ?4)
        FROM streams WHERE tenant = ?1 AND kind = ?2 AND key = ?3
        """;

    /// <summary>tenant, kind, key</summary>
    public const string Events = """
        SELECT e.version, e.body, e.hash FROM events e WHERE e.stream = (SELECT id FROM streams WHERE tenant = ?1 AND kind = ?2 AND key = ?3) ORDER BY e.version
        """;

    /// <summary>tenant, kind, key</summary>
    public const string StreamId = "SELECT id FROM streams WHERE tenant = ?1 AND kind = ?2 AND key = ?3";

    /// <summary>tenant, kind, key</summary>
    public const string AllWords = "SELECT digest, salt, fields FROM words WHERE stream = (SELECT id FROM streams WHERE tenant = ?1 AND kind = ?2 AND key = ?3)";

    /// <summary>tenant, kind, key, digest</summary>
    public const string SomeWords = AllWords + " AND digest = ?4";

    /// <summary>now, most</summary>
    public const string Due = "SELECT tenant, kind, key, due_at, due_offset FROM streams WHERE due_at <= ?1 ORDER BY due_at LIMIT ?2";

    public const string NextDue = "SELECT due_at, due_offset FROM streams WHERE due_at IS NOT NULL ORDER BY due_at LIMIT 1";

    /// <summary>tenant, number</summary>
    public const string ByNumber = "SELECT tenant, kind, key FROM streams WHERE tenant = ?1 AND number = ?2";

    /// <summary>person, tenant, most</summary>
    public const string Work = """
        SELECT person, due_at, card, key, due_offset, stream_number, stream_tenant, stream_kind, stream_key
        FROM work WHERE person = ?1 AND stream_tenant = ?2 ORDER BY due_at, stream LIMIT ?3
        """;

    /// <summary>person, tenant, most</summary>
    public const string Collaborations = """
        SELECT s.tenant, s.kind, s.key FROM participants p JOIN streams s ON s.id = p.stream
        WHERE p.person = ?1 AND s.tenant = ?2 AND s.kind = 'Collaboration' ORDER BY p.stream DESC LIMIT ?3
        """;

    /// <summary>now</summary>
    public const string AnyEffectReady = "SELECT 1 FROM effects WHERE available_at <= ?1 LIMIT 1";

    /// <summary>now, most</summary>
    public const string ReadyEffects = """
        SELECT e.id, e.attempts, e.claims, s.tenant, s.kind, s.key, e.effect, e.target, e.merge, e.body
        FROM effects e CROSS JOIN streams s ON s.id = e.stream WHERE e.available_at <= ?1 ORDER BY e.available_at, e.id LIMIT ?2
        """;

    /// <summary>target, tenant</summary>
    public const string StreamsStuckOnTarget = """
        SELECT DISTINCT e.stream FROM effects e CROSS JOIN streams s ON s.id = e.stream
        WHERE e.target = ?1 AND e.state IN ('waiting', 'parked') AND s.tenant = ?2
        """;

    /// <summary>tenant, kind, key, card, card key</summary>
    public const string Copies = """
        SELECT reader, conversation, activity FROM copies
        WHERE stream = (SELECT id FROM streams WHERE tenant = ?1 AND kind = ?2 AND key = ?3) AND card = ?4 AND key = ?5
        """;

    /// <summary>tenant, kind, key, card, card key, conversation, activity</summary>
    public const string Copy = """
        SELECT 1 FROM copies
        WHERE stream = (SELECT id FROM streams WHERE tenant = ?1 AND kind = ?2 AND key = ?3) AND card = ?4 AND key = ?5 AND conversation = ?6 AND activity = ?7
        """;

    /// <summary>tenant, department, year, collaboration</summary>
    public const string Number = "SELECT sequence FROM numbers WHERE tenant = ?1 AND department = ?2 AND year = ?3 AND collaboration = ?4";

    /// <summary>tenant, department, year</summary>
    public const string LastNumber = "SELECT max(sequence) FROM numbers WHERE tenant = ?1 AND department = ?2 AND year = ?3";

    /// <summary>tenant, kind, key, most</summary>
    public const string StuckOfStream = """
        SELECT s.tenant, s.kind, s.key, e.effect, e.target, e.merge, e.body, e.state, e.attempts, e.reason FROM streams s CROSS JOIN effects e ON e.stream = s.id
        WHERE s.tenant = ?1 AND s.kind = ?2 AND s.key = ?3 AND e.state IN ('waiting', 'parked') ORDER BY e.id LIMIT ?4
        """;

    /// <summary>tenant, kind, key, effect</summary>
    public const string StuckEffect = """
        SELECT e.id, e.stream, e.target FROM streams s CROSS JOIN effects e ON e.stream = s.id
        WHERE s.tenant = ?1 AND s.kind = ?2 AND s.key = ?3 AND e.effect = ?4 AND e.state IN ('waiting', 'parked')
        """;

    /// <summary>tenant, kind, key, reader, card, card key</summary>
    public const string Unread = """
        SELECT d.stream FROM deliveries d INDEXED BY deliveries_unread
        WHERE d.stream = (SELECT id FROM streams WHERE tenant = ?1 AND kind = ?2 AND key = ?3) AND d.reader = ?4 AND d.card = ?5 AND d.key = ?6
          AND d.read_at IS NULL AND d.status = 'Delivered' LIMIT 1
        """;

    /// <summary>tenant, kind, key</summary>
    public const string Deliveries = """
        SELECT notice, reader, card, key, status, at, reason, fallback, read_at FROM deliveries
        WHERE stream = (SELECT id FROM streams WHERE tenant = ?1 AND kind = ?2 AND key = ?3)
        """;

    /// <summary>stream, typed</summary>
    public const string TermsOfStream = "SELECT v.term, v.id FROM terms_of_stream t CROSS JOIN vocabulary v ON v.id = t.term WHERE t.stream = ?1 AND t.typed = ?2";

    /// <summary>tenant, term</summary>
    public const string Term = "SELECT id FROM vocabulary WHERE tenant = ?1 AND term = ?2";

    /// <summary>term, stream. The newest posting that is not newer than a stream: one step of a search.</summary>
    public const string Posting = "SELECT stream FROM postings WHERE term = ?1 AND stream <= ?2 ORDER BY stream DESC LIMIT 1";

    /// <summary>stream</summary>
    public const string KeyOfStream = "SELECT tenant, kind, key FROM streams WHERE id = ?1";

    /// <summary>tenant</summary>
    public const string AnyOfTenant = "SELECT 1 FROM streams WHERE tenant = ?1 LIMIT 1";

    /// <summary>tenant, the id after which to go on, most</summary>
    public const string Streams = "SELECT tenant, kind, key, id FROM streams WHERE id > ?2 AND +tenant = ?1 ORDER BY id LIMIT ?3";

    /// <summary>tenant, department, year and sequence after which to go on, most</summary>
    public const string Numbers = """
        SELECT department, year, sequence, collaboration FROM numbers
        WHERE tenant = ?1 AND (department, year, sequence) > (?2, ?3, ?4) ORDER BY department, year, sequence LIMIT ?5
        """;

    /// <summary>tenant or null, most. Walks the index of stuck effects, which holds nothing else.</summary>
    public const string Stuck = """
        SELECT s.tenant, s.kind, s.key, e.effect, e.target, e.merge, e.body, e.state, e.attempts, e.reason
        FROM effects e INDEXED BY effects_stuck CROSS JOIN streams s ON s.id = e.stream
        WHERE e.state IN ('waiting', 'parked') AND (?1 IS NULL OR s.tenant = ?1) ORDER BY e.id LIMIT ?2
        """;

    /// <summary>Walks the effects that are not finished. For an operator's page, not for a turn.</summary>
    public const string ReadySince = "SELECT available_at FROM effects WHERE available_at IS NOT NULL ORDER BY available_at LIMIT 1";

    public const string Summary = "SELECT state, count(*) FROM effects GROUP BY state UNION ALL SELECT name, value FROM counts";
}
