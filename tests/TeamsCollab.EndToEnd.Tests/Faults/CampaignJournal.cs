namespace TeamsCollab.EndToEnd.Tests.Faults;

/// <summary>One thing that somebody asked for, however often it had to be pressed until an answer came.</summary>
/// <param name="Event">The tag of the event that it must cause where it was accepted; null for what only opens a card.</param>
/// <param name="Accepted">As the bot said; null where no answer ever came.</param>
internal sealed record Asked(string Collaboration, string Person, string Verb, string? Event, bool? Accepted);

/// <summary>What the campaign did and what it made go wrong.</summary>
internal sealed class CampaignJournal
{
    private readonly SortedDictionary<string, int> _faults = new(StringComparer.Ordinal);

    public List<Asked> Commands { get; } = [];

    public IReadOnlyDictionary<string, int> Faults => _faults;

    /// <summary>Messages that somebody asked for in chat, such as the request form: no notices.</summary>
    public HashSet<string> OwnMessages { get; } = [];

    /// <summary>What the bot refused and why, with how often.</summary>
    public SortedDictionary<string, int> Refusals { get; } = new(StringComparer.Ordinal);

    public int Presses { get; set; }

    public int Kills => _faults.GetValueOrDefault("process killed");

    public int AnswersLost => _faults.Where(fault => fault.Key.EndsWith("answer lost", StringComparison.Ordinal)).Sum(fault => fault.Value);

    public void Fault(string kind) => _faults[kind] = _faults.GetValueOrDefault(kind) + 1;
}
