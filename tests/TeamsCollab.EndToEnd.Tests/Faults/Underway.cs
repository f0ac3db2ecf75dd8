using System.Diagnostics;
using System.Text.Json;
using TeamsCollab.Office.Record;
using TeamsCollab.Office.Teams;

namespace TeamsCollab.EndToEnd.Tests.Faults;

/// <summary>One collaboration of a campaign. Several may press in it at once; whoever chooses or counts holds the lock.</summary>
/// <param name="seed">Decides what people here ever wish to do.</param>
/// <param name="present">Everybody who met, by id.</param>
internal sealed class Underway(string id, string asker, int seed, string present)
{
    public Lock Lock { get; } = new();

    public string Id { get; } = id;

    public string Asker { get; } = asker;

    public string Present { get; } = present;

    /// <summary>The initiator's message with the agenda, once it was sent.</summary>
    public string? Agenda { get; set; }

    public Dictionary<string, int> Pressed { get; } = [];

    /// <summary>Buttons of cards that may have changed since.</summary>
    public List<Choice> Kept { get; } = [];

    public int Presses { get; set; }

    /// <summary>Presses without an answer yet.</summary>
    public int InHands { get; set; }

    public int Refused { get; set; }

    public Stopwatch Idle { get; } = Stopwatch.StartNew();

#pragma warning disable CA5394 // The seed must give the same campaign again; nothing here is a secret.
    public bool IsWished(string verb) => new Random(verb.Aggregate(seed, (drawn, letter) => unchecked((drawn * 31) + letter))).NextDouble() < KnownButtons.Of(verb).Wish;
#pragma warning restore CA5394
}

/// <summary>One button of one copy of a card, with its fields filled in.</summary>
internal sealed record Choice(string Person, OfficeMessage Message, string Verb, OfficeAction Button);

/// <summary>A button that a card shows, with its fields still empty.</summary>
internal sealed record Offer(string Person, OfficeMessage Message, string Verb, JsonElement Card);
