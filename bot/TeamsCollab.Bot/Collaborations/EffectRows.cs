using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Collaborations;

/// <summary>Effects as they are stored: a deterministic id, whom they reach, and which of them are one.</summary>
public static class EffectRows
{
    public static ImmutableArray<EffectToDo> Of(StreamKey key, long version, ImmutableArray<Effect> effects) =>
        [.. effects.Select((effect, place) => Of(effect, string.Create(CultureInfo.InvariantCulture, $"{key.Id}-{version}-{place}")))];

    public static EffectToDo Of(Effect effect, string id) => new(
        id,
        Target(effect),
        effect is Effect.RefreshCard or Effect.UpdateCopy ? CoalesceKey(effect) : null,
        JsonSerializer.SerializeToUtf8Bytes(effect, StoredEvents.Options));

    public static Effect Read(EffectToDo row) => JsonSerializer.Deserialize<Effect>(row.Body.Span, StoredEvents.Options)!;

    /// <summary>The target of everything that reaches a person.</summary>
    public static string Target(Person person) => $"person:{person.Id}";

    private static string Target(Effect effect) => effect switch
    {
        Effect.ShowCard show => Target(show.To),
        Effect.UpdateCopy update => Target(update.Reader),
        Effect.RefreshCard refresh => $"card:{refresh.Card}:{refresh.Key}",
        Effect.BookMeeting book => string.Create(CultureInfo.InvariantCulture, $"calendar:{book.Meeting}"),
        Effect.CancelMeeting cancel => string.Create(CultureInfo.InvariantCulture, $"calendar:{cancel.Meeting}"),
        Effect.SignHead => "proof",
        _ => throw new UnreachableException($"No target for {effect.GetType().Name}."),
    };

    private static string CoalesceKey(Effect effect) => effect switch
    {
        Effect.UpdateCopy update => $"{update.Card}:{update.Key}:{update.ActivityId}",
        Effect.RefreshCard refresh => $"{refresh.Card}:{refresh.Key}",
        _ => throw new UnreachableException($"{effect.GetType().Name} is never merged."),
    };
}
