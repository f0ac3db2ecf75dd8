using System.Collections.Concurrent;
using System.Globalization;

namespace TeamsCollab.Bot.Collaborations;

/// <summary>The notes of a store for one process: nobody else reads them, so they stay in memory and cost no write.</summary>
internal sealed class OwnNotes
{
    private readonly ConcurrentDictionary<(string Tenant, string Name), SharedNote> _notes = new();
    private long _writes;

    public SharedNote? Read(string tenant, string name) => _notes.GetValueOrDefault((tenant, name));

    public bool TryWrite(string tenant, string name, SharedNote? basedOn, string text)
    {
        var note = new SharedNote(text, Interlocked.Increment(ref _writes).ToString(CultureInfo.InvariantCulture));
        return basedOn is null ? _notes.TryAdd((tenant, name), note) : _notes.TryUpdate((tenant, name), note, basedOn);
    }
}
