using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using TeamsCollab.Office;
using TeamsCollab.Office.Record;

namespace TeamsCollab.EndToEnd.Tests.Faults;

/// <summary>What people's cards show. Each version of a message is read once, however often somebody looks at it.</summary>
internal sealed partial class OfferedButtons(SimulatedOffice office)
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromMilliseconds(60);

    private readonly Lock _lock = new();
    private readonly ConditionalWeakTable<OfficeMessage, ConcurrentDictionary<string, Card[]>> _read = [];
    private readonly Stopwatch _age = Stopwatch.StartNew();
    private ILookup<string, Offer>? _offers;

    private sealed record Card(JsonElement Shown, HashSet<string> Collaborations, string[] Verbs);

    /// <summary>As it was a moment ago, or when <see cref="LookAgain"/> was called last.</summary>
    public IEnumerable<Offer> Of(string collaboration)
    {
        lock (_lock)
        {
            if (_offers is null || _age.Elapsed > GoodFor)
            {
                _offers = Read();
                _age.Restart();
            }

            return _offers[collaboration];
        }
    }

    public void LookAgain()
    {
        lock (_lock)
        {
            _offers = null;
        }
    }

    private ILookup<string, Offer> Read() => (
        from person in FaultCampaign.Everybody
        let id = office.Person(person).Id
        from message in office.MessagesOf(person)
        from card in _read.GetOrCreateValue(message).GetOrAdd(id, reader => [.. message.CardsFor(reader).Select(Read)])
        from collaboration in card.Collaborations
        from verb in card.Verbs
        select (collaboration, Offer: new Offer(person, message, verb, card.Shown))).ToLookup(each => each.collaboration, each => each.Offer);

    private static Card Read(JsonElement card)
    {
        var text = card.GetRawText();
        return new Card(
            card,
            [.. FaultCampaign.Collaboration().Matches(text).Select(match => match.Groups["id"].Value)],
            [.. Verb().Matches(text).Select(match => match.Groups["verb"].Value).Distinct()]);
    }

    [GeneratedRegex("\"type\":\"Action.Execute\",[^{}]*?\"verb\":\"(?<verb>[a-zA-Z.]+)\"")]
    private static partial Regex Verb();
}
