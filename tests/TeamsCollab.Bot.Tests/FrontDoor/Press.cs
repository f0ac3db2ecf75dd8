using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>A press with something changed in it, and what is wrong with its answer.</summary>
internal static class Press
{
    public static string? VerbOf(JsonObject activity) => activity["value"]?["action"]?["verb"]?.GetValue<string>();

    public static JsonObject DataOf(JsonObject activity) => activity["value"]!["action"]!["data"]!.AsObject();

    /// <summary>A JSON value, or null to leave the member out.</summary>
    public static void Put(JsonObject activity, string name, string? value)
    {
        var data = DataOf(activity);
        data.Remove(name);
        if (value is not null)
        {
            data[name] = JsonNode.Parse(value);
        }
    }

    public static Task<Answered> WithAsync(RunningOffice office, JsonObject activity, Field field, string? value, string? locale = null) =>
        office.Wire.SendAsync(office.Wire.Again(activity, copy =>
        {
            foreach (var (input, other) in field.With)
            {
                DataOf(copy)[input] = other.StartsWith('@') ? office.Id(other[1..]) : other;
            }

            Put(copy, field.Input, value);
            copy["locale"] = locale ?? copy["locale"]?.DeepClone();
        }));

    /// <summary>It must be refused in the reader's language, and give back what was typed beside it.</summary>
    public static IEnumerable<string> Faults(Answered answer, Language language, JsonObject activity, Field field, string? value)
    {
        var shown = $"{VerbOf(activity)} {field.Input}={(value is { Length: > 40 } ? value[..40] + "…" : value)}";
        if (answer.Status != 200 || answer.Style != "attention" || answer.Says is not { Length: > 0 } says)
        {
            return [$"{shown}: HTTP {answer.Status} {(answer.Status == 200 ? answer.Style + " " + answer.Says : null)}"];
        }

        if (!Sentences.Refuses(language, says))
        {
            return [$"{shown}: not in {language}: {says}"];
        }

        if (Sentences.FieldIn(language, says) is { } named && !Fields.Of[VerbOf(activity)!].Any(each => Sentences.AreCalledAlike(language, each.Input, named)))
        {
            return [$"{shown}: names a field that the card does not have: {says}"];
        }

        return DataOf(activity)
            .Where(member => member.Key != field.Input && field.With.All(other => other.Input != member.Key) && member.Value?.GetValueKind() is JsonValueKind.String)
            .Select(member => (member.Key, Typed: member.Value!.GetValue<string>(), Back: Cards.InputOf(answer.Card, member.Key)))
            .Where(member => member.Back is not null && member.Back != member.Typed)
            .Select(member => $"{shown}: {member.Key} was {member.Typed} and comes back as {member.Back}");
    }
}
