namespace TeamsCollab.EndToEnd.Tests.Faults;

/// <summary>One thing that somebody asked for, however often it had to be pressed until an answer came.</summary>
/// <param name="Event">The tag of the event that it must cause where it was accepted; null for what only opens a card, <see cref="Any"/> for buttons that we do not know.</param>
/// <param name="Intent">What the button and the fields held: the same again is the same intent.</param>
/// <param name="Accepted">As the bot said; null where no answer ever came.</param>
internal sealed record Asked(string Collaboration, string Person, string Verb, string? Event, string Intent, bool? Accepted)
{
    /// <summary>Whatever this person may cause here.</summary>
    public const string Any = "any";
}

/// <summary>What the campaign did and what it made go wrong. Several may write at once.</summary>
internal sealed class CampaignJournal
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, int> _faults = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _misuses = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _refusals = new(StringComparer.Ordinal);
    private readonly List<Asked> _commands = [];
    private readonly HashSet<string> _own = [];
    private int _presses;

    public IReadOnlyList<Asked> Commands => _commands;

    public IReadOnlyDictionary<string, int> Faults => _faults;

    public IReadOnlyDictionary<string, int> Misuses => _misuses;

    /// <summary>Whether somebody asked for this message in chat, such as the request form: no notice.</summary>
    public bool IsOwn(string message)
    {
        lock (_lock)
        {
            return _own.Contains(message);
        }
    }

    /// <summary>What the bot refused and why, with how often.</summary>
    public IReadOnlyDictionary<string, int> Refusals => _refusals;

    public int Presses => Volatile.Read(ref _presses);

    public int Kills => _faults.GetValueOrDefault("process killed");

    /// <summary>Of a message that may have been sent all the same, or of the note that it was sent.</summary>
    public int AnswersLost => _faults.Where(fault => fault.Key.EndsWith("answer lost", StringComparison.Ordinal) || fault.Key.StartsWith("store:", StringComparison.Ordinal)).Sum(fault => fault.Value);

    public void Add(Asked asked)
    {
        lock (_lock)
        {
            _commands.Add(asked);
        }
    }

    public void Press() => Interlocked.Increment(ref _presses);

    public void Own(string message)
    {
        lock (_lock)
        {
            _own.Add(message);
        }
    }

    public void Fault(string kind) => Count(_faults, kind);

    public void Misuse(string kind) => Count(_misuses, kind);

    public void Refuse(string why) => Count(_refusals, why);

    private void Count(SortedDictionary<string, int> counts, string kind)
    {
        lock (_lock)
        {
            counts[kind] = counts.GetValueOrDefault(kind) + 1;
        }
    }
}
