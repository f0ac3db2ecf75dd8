namespace TeamsCollab.EndToEnd.Tests.Faults;

/// <summary>What a campaign came to, over all its rounds.</summary>
internal sealed class CampaignTable
{
    private readonly SortedDictionary<string, int> _refusals = new(StringComparer.Ordinal), _misuses = new(StringComparer.Ordinal), _stages = new(StringComparer.Ordinal), _verbs = new(StringComparer.Ordinal);
    private int _commands, _refused, _unanswered, _presses, _events, _notices, _copies, _promised;

    public SortedDictionary<string, int> Faults { get; } = new(StringComparer.Ordinal);

    public int Accepted { get; private set; }

    public int Missed { get; private set; }

    public void Add(CampaignJournal journal, CampaignAuditor auditor)
    {
        _commands += journal.Commands.Count;
        Accepted += journal.Commands.Count(command => command.Accepted is true);
        _refused += journal.Commands.Count(command => command.Accepted is false);
        _unanswered += journal.Commands.Count(command => command.Accepted is null);
        _presses += journal.Presses;
        _events += auditor.Events;
        _notices += auditor.Notices;
        _copies += auditor.SecondCopies;
        _promised += auditor.Promised;
        Missed += auditor.Missed;
        Add(Faults, journal.Faults);
        Add(_refusals, journal.Refusals);
        Add(_misuses, journal.Misuses);
        Add(_stages, auditor.Stages);
        Add(_verbs, journal.Commands.CountBy(command => command.Verb));
    }

    public override string ToString() => $"""
        commands   {_commands} ({Accepted} accepted, {_refused} refused, {_unanswered} without an answer), {_presses} presses
        by button  {Of(_verbs)}
        misuse     {Of(_misuses)}
        faults     {Of(Faults)}
        stored     {_events} events, {_notices} notices, {_copies} second copies; {_promised} limits promised, {Missed} reported as missed
        got as far {Of(_stages)}
        refused    {Of(_refusals)}
        """;

    private static string Of(SortedDictionary<string, int> counts) => string.Join(", ", counts.Select(each => $"{each.Key} {each.Value}"));

    private static void Add(SortedDictionary<string, int> counts, IEnumerable<KeyValuePair<string, int>> more)
    {
        foreach (var (kind, count) in more)
        {
            counts[kind] = counts.GetValueOrDefault(kind) + count;
        }
    }
}
