using System.Collections.Immutable;
using System.Text.Json;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Cards;

/// <summary>What a template finds under <c>$host</c> beside the texts of the reader's language.</summary>
/// <param name="Collaboration">The id that the card's actions carry back; null on cards of no collaboration.</param>
/// <param name="Once">Equal for two presses of this rendering.</param>
/// <param name="Notice">The first line: what just happened, or why not.</param>
/// <param name="Inputs">What the person had typed, shown again so that nothing is lost; null for a fresh card.</param>
public sealed record CardHost(string? Collaboration, string Once, Notice? Notice = null, JsonElement? Inputs = null)
{
    /// <summary>The channel's ids (29:…) of those whose clients may ask for the present card while its matter is open, newest asker first.</summary>
    public ImmutableArray<string> Askers { get; init; } = [];

    /// <summary>Only a part of the card is shown, so its length is no matter.</summary>
    public bool IsOnlyPart { get; init; }

    /// <summary>What the card's form is to change, by its id, empty before that is chosen: what it holds now is offered. Null where the form makes something new.</summary>
    public string? Editing { get; init; }

    /// <summary>Set while the card's matter is open.</summary>
    public CardRefresh? Refresh { get; init; }
}

/// <param name="Style">A container style: good, attention, warning or emphasis. The text says the same without the colour.</param>
/// <param name="Because">Why something was refused, as refusals.* names it, for a card that then asks one thing more; null otherwise.</param>
public sealed record Notice(string Text, string Style, string? Because = null)
{
    public static Notice Of(Refusal refusal, CardTexts texts) => new(texts.Say(refusal), "attention", JsonNamingPolicy.CamelCase.ConvertName(refusal.Because.ToString()));
}
