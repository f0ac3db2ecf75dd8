using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace TeamsCollab.Bot.Collaborations.Cosmos;

/// <summary>What one turn demands, in its order, until the pump has given it to the lanes.</summary>
/// <param name="Ready">Begins with 0, so that it stands before every retry; then the machine time of the turn.</param>
/// <param name="From">The place of the first effect that is still here.</param>
internal sealed record OutboxDocument(string Id, string Tenant, string Stream, string Ready, int From, ImmutableArray<OutboxEffect> Effects) : CosmosDocument(Id, Tenant, Stream)
{
    public static OutboxDocument Of(StreamKey key, string id, DateTimeOffset now, IEnumerable<EffectToDo> effects) =>
        new(id, key.Tenant, CosmosKeys.Stream(key), "0" + CosmosKeys.Text(now), 0, [.. effects.Select(OutboxEffect.Of)]);

    public string OrderOf(int place) => string.Create(CultureInfo.InvariantCulture, $"{Ready}-{From + place:0000}");
}

internal sealed record OutboxEffect(string Id, string Target, string? Coalesce, string Body, LaneState State = LaneState.Queued, int Attempts = 0, string? Reason = null)
{
    public static OutboxEffect Of(EffectToDo effect) => new(effect.Id, effect.Target, effect.Coalesce, Encoding.UTF8.GetString(effect.Body.Span));

    public EffectToDo ToDo() => new(Id, Target, Coalesce, Encoding.UTF8.GetBytes(Body));
}
