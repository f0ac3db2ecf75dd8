namespace TeamsCollab.Bot.Collaborations.Cosmos;

/// <summary>The lanes of one stream while a claim goes through them. Pure.</summary>
internal sealed class LanesOfStream(StreamKey key, IEnumerable<LaneDocument> found)
{
    private readonly Dictionary<string, LaneDocument> _lanes = found.ToDictionary(lane => lane.Target, StringComparer.Ordinal);
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);

    public IEnumerable<LaneDocument> All => _lanes.Values;

    public IEnumerable<LaneDocument> Changed => _changed.Select(target => _lanes[target]);

    /// <summary>Gives the effects of an outbox to their lanes, in order, and answers how many before too many lanes were touched.</summary>
    public int Take(OutboxDocument outbox, int mostLanes)
    {
        for (var place = 0; place < outbox.Effects.Length; place++)
        {
            var effect = outbox.Effects[place];
            if (_changed.Count >= mostLanes && !_changed.Contains(effect.Target))
            {
                return place;
            }

            Put((_lanes.GetValueOrDefault(effect.Target) ?? LaneDocument.Of(key, effect.Target)).Add(effect, outbox.OrderOf(place)));
        }

        return outbox.Effects.Length;
    }

    /// <summary>Claims what is ready, oldest first.</summary>
    public List<ClaimedEffect> Claim(string now, string until, string by, int most, int mostLanes)
    {
        var claimed = new List<ClaimedEffect>();
        foreach (var lane in _lanes.Values.Where(lane => lane.IsReady(now)).OrderBy(lane => lane.Ready, StringComparer.Ordinal).ToArray())
        {
            if (claimed.Count < most && (_changed.Count < mostLanes || _changed.Contains(lane.Target)))
            {
                var taken = lane.Claim(until, by);
                Put(taken);
                claimed.Add(taken.Claimed(key));
            }
        }

        return claimed;
    }

    private void Put(LaneDocument lane)
    {
        _lanes[lane.Target] = lane;
        _changed.Add(lane.Target);
    }
}
