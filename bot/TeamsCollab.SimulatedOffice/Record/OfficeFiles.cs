using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace TeamsCollab.Office.Record;

/// <summary>The files in people's OneDrive: what they let the bot put there, and what they sent to it. Kept while the office runs.</summary>
public sealed class OfficeFiles
{
    private readonly ConcurrentDictionary<string, OfficeFile> _files = new(StringComparer.Ordinal);

    public IEnumerable<OfficeFile> Received => _files.Values.Where(file => file is { Content: not null, IsOwn: false });

    internal OfficeFile? Find(string id) => _files.GetValueOrDefault(id);

    /// <summary>Whoever knows the id may put the file there, once or again, as with a real upload session.</summary>
    internal string Expect(string ownerId, string name)
    {
        var id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        _files[id] = new OfficeFile(ownerId, name, null);
        return id;
    }

    /// <summary>A person puts a file of their own there, to send it.</summary>
    internal string Keep(string ownerId, string name, byte[] content)
    {
        var id = Expect(ownerId, name);
        _files[id] = new OfficeFile(ownerId, name, content) { IsOwn = true };
        return id;
    }

    internal bool Put(string id, byte[] content) => _files.TryGetValue(id, out var expected) && !expected.IsOwn && _files.TryUpdate(id, expected with { Content = content }, expected);
}

/// <param name="Content">Null until it has arrived.</param>
public sealed record OfficeFile(string OwnerId, string Name, byte[]? Content)
{
    /// <summary>Its owner put it there, not the bot: nobody else writes to it.</summary>
    public bool IsOwn { get; init; }
}
