using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Data.Sqlite;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;

namespace TeamsCollab.EndToEnd.Tests;

/// <summary>Reads a data file without the bot's own store code, so that a fault there cannot hide itself.</summary>
internal static class DataFileReading
{
    /// <summary>Effects that nobody has finished; also while the bot runs.</summary>
    public static long EffectsLeft(string file) => Count(file, "effects WHERE state IN ('queued', 'claimed')");

    /// <summary>Also while the bot runs.</summary>
    public static long CollaborationsBegun(string file) => Count(file, "streams WHERE kind = 'Collaboration'");

    private static long Count(string file, string rows)
    {
        using var connection = Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {rows}";
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>The events of each collaboration, after the whole chain of hashes was checked.</summary>
    public static ImmutableArray<ImmutableArray<CollaborationEvent>> Collaborations(string file)
    {
        using var connection = Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, chain_head, version, tenant, key FROM streams WHERE kind = 'Collaboration' ORDER BY id";
        using var streams = command.ExecuteReader();
        var found = ImmutableArray.CreateBuilder<ImmutableArray<CollaborationEvent>>();
        while (streams.Read())
        {
            found.Add(Events(connection, streams.GetInt64(0), StreamKey.Collaboration(streams.GetString(3), streams.GetString(4)), new Digest(streams.GetString(1)), streams.GetInt64(2)));
        }

        return found.ToImmutable();
    }

    private static ImmutableArray<CollaborationEvent> Events(SqliteConnection connection, long stream, StreamKey key, Digest chainHead, long version)
    {
        using var command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"SELECT version, hash, body FROM events WHERE stream = {stream} ORDER BY version");
        using var rows = command.ExecuteReader();
        var events = ImmutableArray.CreateBuilder<CollaborationEvent>();
        var head = EventChain.Start(key);
        while (rows.Read())
        {
            var body = rows.GetFieldValue<byte[]>(2);
            head = EventChain.Next(head, body);
            Assert.Equal(events.Count + 1, rows.GetInt64(0));
            Assert.Equal(head.Value, rows.GetString(1));
            events.Add(StoredEvents.Read(body));
        }

        Assert.Equal(chainHead, head);
        Assert.Equal(version, events.Count);
        return events.ToImmutable();
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
