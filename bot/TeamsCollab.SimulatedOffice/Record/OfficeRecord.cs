namespace TeamsCollab.Office.Record;

/// <summary>Everything that has happened in the office. Every change is one step under one lock and one line in the journal.</summary>
internal sealed class OfficeRecord : IDisposable
{
    private const long FirstSerial = 1_700_000_000_000;

    /// <summary>Serials set aside by one line: not every one names something that is kept, and none may name two things, also after a kill.</summary>
    private const long SetAside = 1000;

    private readonly Lock _lock = new();
    private readonly SortedDictionary<long, OfficeMessage> _messages = [];
    private readonly SortedDictionary<long, OfficeEvent> _events = [];
    private readonly Dictionary<string, OfficeChat> _chats = [];
    private readonly Dictionary<string, OfficeInstallation> _installations = [];
    private readonly Dictionary<string, ReadUpTo> _reads = [];
    private readonly Journal? _journal;
    private long _serial = FirstSerial;
    private long _setAside = FirstSerial;

    public OfficeRecord(string? path, DateOnly today)
    {
        Opened = today;
        if (path is null)
        {
            return;
        }

        _journal = Journal.Open(path, Apply);
        _journal.Rewrite(Lines());
    }

    /// <summary>A chat message, mail or invitation changed for everybody who can read it; the argument is never null.</summary>
    public event Action<OfficeMessage>? Changed;

    public event Action<string>? PersonChanged;

    /// <summary>The first day, from which absences count.</summary>
    public DateOnly Opened { get; private set; }

    public long NextSerial()
    {
        lock (_lock)
        {
            if (_serial >= _setAside)
            {
                _setAside = _serial + SetAside;
                _journal?.Append(Journal.Line.Of("serials", _setAside));
            }

            return ++_serial;
        }
    }

    public OfficeMessage? Message(string id)
    {
        lock (_lock)
        {
            return long.TryParse(id, out var serial) ? _messages.GetValueOrDefault(serial) : null;
        }
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<OfficeMessage> MessagesOf(string personId)
    {
        lock (_lock)
        {
            var chats = _chats.Values.Where(chat => chat.People.Contains(personId)).Select(chat => chat.Id).ToHashSet();
            return [.. _messages.Values.Where(message => !message.Deleted && chats.Contains(message.ChatId) && (message.OnlyFor is null || message.OnlyFor == personId))];
        }
    }

    public void Put(OfficeMessage message)
    {
        lock (_lock)
        {
            _messages[message.Serial] = message;
            _journal?.Append(Journal.Line.Of("message", message));
        }

        Changed?.Invoke(message);
    }

    public OfficeMessage? Change(string id, Func<OfficeMessage, OfficeMessage> change)
    {
        OfficeMessage changed;
        lock (_lock)
        {
            if (Message(id) is not { Deleted: false } message)
            {
                return null;
            }

            changed = change(message);
            _messages[message.Serial] = changed;
            _journal?.Append(Journal.Line.Of("message", changed));
        }

        Changed?.Invoke(changed);
        return changed;
    }

    public OfficeChat? Chat(string id)
    {
        lock (_lock)
        {
            return _chats.GetValueOrDefault(id);
        }
    }

    public void Put(OfficeChat chat)
    {
        lock (_lock)
        {
            _chats[chat.Id] = chat;
            _journal?.Append(Journal.Line.Of("chat", chat));
        }
    }

    public OfficeInstallation? Installation(string personId)
    {
        lock (_lock)
        {
            return _installations.GetValueOrDefault(personId);
        }
    }

    public void Put(OfficeInstallation installation)
    {
        lock (_lock)
        {
            _installations[installation.PersonId] = installation;
            _journal?.Append(Journal.Line.Of("installation", installation));
        }

        PersonChanged?.Invoke(installation.PersonId);
    }

    public IReadOnlyList<OfficeEvent> Events()
    {
        lock (_lock)
        {
            return [.. _events.Values];
        }
    }

    /// <summary>Finds or adds in one step, so that two callers with one transaction id get one entry.</summary>
    /// <returns>The entry that stands, and whether it is the given one.</returns>
    public (OfficeEvent Stands, bool Added) Add(OfficeEvent entry)
    {
        lock (_lock)
        {
            var same = entry.TransactionId is null ? null : _events.Values.FirstOrDefault(known => known.OrganizerId == entry.OrganizerId && known.TransactionId == entry.TransactionId);
            if (same is null)
            {
                Put(entry);
            }

            return (same ?? entry, same is null);
        }
    }

    public OfficeEvent? ChangeEvent(long serial, Func<OfficeEvent, OfficeEvent> change)
    {
        lock (_lock)
        {
            if (!_events.TryGetValue(serial, out var entry) || entry.Gone)
            {
                return null;
            }

            var changed = change(entry);
            Put(changed);
            return changed;
        }
    }

    public long ReadOf(string personId)
    {
        lock (_lock)
        {
            return _reads.GetValueOrDefault(personId)?.Serial ?? 0;
        }
    }

    public void MarkRead(string personId)
    {
        lock (_lock)
        {
            var read = new ReadUpTo(personId, _serial);
            _reads[personId] = read;
            _journal?.Append(Journal.Line.Of("read", read));
        }

        PersonChanged?.Invoke(personId);
    }

    public void Dispose() => _journal?.Dispose();

    private void Put(OfficeEvent entry)
    {
        _events[entry.Serial] = entry;
        _journal?.Append(Journal.Line.Of("event", entry));
    }

    private void Apply(Journal.Line line)
    {
        switch (line.Kind)
        {
            case "opened": Opened = line.As<DateOnly>(); break;
            case "serials": Seen(line.As<long>()); _setAside = _serial; break;
            case "chat": _chats[line.As<OfficeChat>().Id] = line.As<OfficeChat>(); break;
            case "installation": _installations[line.As<OfficeInstallation>().PersonId] = line.As<OfficeInstallation>(); break;
            case "read": _reads[line.As<ReadUpTo>().PersonId] = line.As<ReadUpTo>(); Seen(line.As<ReadUpTo>().Serial); break;
            case "message": _messages[line.As<OfficeMessage>().Serial] = line.As<OfficeMessage>(); Seen(line.As<OfficeMessage>().Serial); break;
            case "event": _events[line.As<OfficeEvent>().Serial] = line.As<OfficeEvent>(); Seen(line.As<OfficeEvent>().Serial); break;
        }
    }

    private void Seen(long serial) => _serial = Math.Max(_serial, serial);

    private IEnumerable<Journal.Line> Lines() =>
    [
        Journal.Line.Of("opened", Opened),
        Journal.Line.Of("serials", _serial),
        .. _chats.Values.Select(chat => Journal.Line.Of("chat", chat)),
        .. _installations.Values.Select(installation => Journal.Line.Of("installation", installation)),
        .. _messages.Values.Select(message => Journal.Line.Of("message", message)),
        .. _events.Values.Select(entry => Journal.Line.Of("event", entry)),
        .. _reads.Values.Select(read => Journal.Line.Of("read", read)),
    ];

    private sealed record ReadUpTo(string PersonId, long Serial);
}
