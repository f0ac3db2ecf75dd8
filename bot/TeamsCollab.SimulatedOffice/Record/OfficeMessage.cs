using System.Globalization;
using System.Text.Json;

namespace TeamsCollab.Office.Record;

/// <summary>Something a person can read: a chat message, a mail or an invitation.</summary>
public sealed record OfficeMessage
{
    /// <summary>Grows with time, as Teams' own ids do.</summary>
    public required string Id { get; init; }

    public required string ChatId { get; init; }

    /// <summary>chat, mail or calendar.</summary>
    public required string Kind { get; init; }

    /// <summary>The writer's object id; null when the bot wrote it.</summary>
    public string? FromPersonId { get; init; }

    /// <summary>The writer's name where it is neither the bot nor someone of this office.</summary>
    public string? FromName { get; init; }

    /// <summary>The only reader of a targeted message.</summary>
    public string? OnlyFor { get; init; }

    public string? Subject { get; init; }

    public string Text { get; init; } = string.Empty;

    public IReadOnlyList<JsonElement> Cards { get; init; } = [];

    /// <summary>What an action or refresh put in the place of the first card, by the person who sees it.</summary>
    public IReadOnlyDictionary<string, JsonElement> Views { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>The calendar entry that an invitation is about.</summary>
    public string? EventId { get; init; }

    /// <summary>Business time.</summary>
    public required DateTimeOffset At { get; init; }

    public bool Edited { get; init; }

    public bool Deleted { get; init; }

    internal long Serial => long.Parse(Id, CultureInfo.InvariantCulture);

    /// <summary>The cards as this person sees them now.</summary>
    public IReadOnlyList<JsonElement> CardsFor(string personId) =>
        Views.TryGetValue(personId, out var view) ? [view, .. Cards.Skip(1)] : Cards;
}
