using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using TeamsCollab.Process;
using TeamsCollab.Process.Meeting;

namespace TeamsCollab.Bot.Collaborations;

/// <summary>Effects as they are stored: a deterministic id, whom they reach, and which of them are one.</summary>
public static class EffectRows
{
    public static ImmutableArray<EffectToDo> Of(StreamKey key, long version, ImmutableArray<Effect> effects) =>
        [.. effects.Select((effect, place) => Of(effect, string.Create(CultureInfo.InvariantCulture, $"{key.Id}-{version}-{place}")))];

    public static EffectToDo Of(Effect effect, string id) => new(
        id,
        Target(effect),
        effect is Effect.RefreshCard or Effect.UpdateCopy or Effect.SendDigest ? CoalesceKey(effect) : null,
        JsonSerializer.SerializeToUtf8Bytes(effect, StoredEvents.Options));

    public static Effect Read(EffectToDo row) => JsonSerializer.Deserialize<Effect>(row.Body.Span, StoredEvents.Options)!;

    /// <summary>The target of what people cause to reach a person.</summary>
    public static string Target(Person person) => $"person:{person.Id}";

    /// <summary>The target of what the clock says to a person: held over night, it must not hold the updates of their cards.</summary>
    public static string ReminderTarget(Person person) => $"reminder:{person.Id}";

    private static string Target(Effect effect) => effect switch
    {
        Effect.ShowCard { Tone: Tone.Remind or Tone.Overdue } reminder => ReminderTarget(reminder.To),
        Effect.ShowCard show => Target(show.To),
        Effect.SendDigest digest => Target(digest.To),
        Effect.SendWelcome welcome => Target(welcome.To),
        Effect.UpdateCopy update => Target(update.Reader),
        Effect.RefreshCard refresh => $"card:{refresh.Card}:{refresh.Key}",
        Effect.BookMeeting book => string.Create(CultureInfo.InvariantCulture, $"calendar:{book.Meeting}"),
        Effect.FindSlot => string.Create(CultureInfo.InvariantCulture, $"calendar:{MeetingState.Number}"),
        Effect.CancelMeeting cancel => string.Create(CultureInfo.InvariantCulture, $"calendar:{cancel.Meeting}"),
        Effect.ReviewImprovement review => $"improvement:{review.Collaboration}:{review.Improvement}",
        Effect.SignHead => "proof",
        Effect.SeekSubstitutes => "directory",
        _ => throw new UnreachableException($"No target for {effect.GetType().Name}."),
    };

    private static string CoalesceKey(Effect effect) => effect switch
    {
        Effect.UpdateCopy update => $"{update.Card}:{update.Key}:{update.ActivityId}",
        Effect.RefreshCard refresh => $"{refresh.Card}:{refresh.Key}",
        Effect.SendDigest => "digest",
        _ => throw new UnreachableException($"{effect.GetType().Name} is never merged."),
    };
}
