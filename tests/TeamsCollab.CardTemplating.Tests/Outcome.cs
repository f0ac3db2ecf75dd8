using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TeamsCollab.CardTemplating.Tests;

/// <summary>What an engine makes of a template and its data.</summary>
public abstract record Outcome
{
    /// <summary>A card.</summary>
    public sealed record Expanded(JsonElement Card) : Outcome
    {
        public override string ToString() => Card.GetRawText();
    }

    /// <summary>The template cannot be loaded.</summary>
    public sealed record Refused(string Why) : Outcome;

    /// <summary>The template was loaded and the expansion threw.</summary>
    public sealed record Failed(string Why) : Outcome;

    /// <summary>Ours.</summary>
    public static Outcome Of(Pair pair)
    {
        try
        {
            var options = new ExpandOptions { Culture = CultureInfo.GetCultureInfo("en-US"), Host = pair.Host is null ? null : CardData.Parse(pair.Host) };
            var card = CardTemplate.Parse(pair.Name, Encoding.UTF8.GetBytes(pair.Template)).Expand(CardData.Parse(pair.Data), options);
            return new Expanded(JsonElement.Parse(card));
        }
        catch (CardTemplateException refused)
        {
            return new Refused(refused.Message);
        }
    }
}
