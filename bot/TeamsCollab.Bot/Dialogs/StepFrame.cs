using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsCollab.Bot.Dialogs;

/// <summary>
/// Puts a step's part of the dialog's card into the drawn frame, which says where the person stands and has the buttons. So the single
/// card and the steps are one template, and no step can forget a button.
/// </summary>
internal static class StepFrame
{
    /// <summary>The frame's container that the step's elements come into.</summary>
    private const string Place = "step";

    private static readonly string[] OfEveryButton = ["verb", "collaboration", "once"];

    /// <summary>The frame with the step inside.</summary>
    public static ReadOnlyMemory<byte> Fill(ReadOnlyMemory<byte> frame, StepForm form, DialogStep step)
    {
        var card = JsonNode.Parse(frame.Span)!.AsObject();
        var place = card["body"]!.AsArray().Single(element => element?["id"]?.GetValue<string>() == Place)!;
        var items = new JsonArray([.. Elements(form.Card).Where(element => IsOf(element, step)).Select(element => JsonNode.Parse(element.GetRawText()))]);
        if (form.Dialog.TakesOffers)
        {
            Answered(items, form);
        }

        place["items"] = items;
        var actions = card["actions"]!.AsArray();
        foreach (var (more, at) in Further(form).Select((more, at) => (more, at)))
        {
            actions.Insert(at + 1, Button(actions[0]!, more));
        }

        return JsonSerializer.SerializeToUtf8Bytes(card, CardJson);
    }

    private static JsonSerializerOptions CardJson { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What stands on the card, and what its buttons unfold.</summary>
    private static IEnumerable<JsonElement> Elements(JsonElement card) => card.GetProperty("body").EnumerateArray()
        .Concat(card.TryGetProperty("actions", out var actions)
            ? actions.EnumerateArray().Where(action => action.GetProperty("type").GetString() is "Action.ShowCard").SelectMany(action => Elements(action.GetProperty("card")))
            : []);

    /// <summary>The draft's answers and nothing else: what was emptied is not offered again.</summary>
    private static void Answered(JsonNode? node, StepForm form)
    {
        if (node is JsonObject input && input["type"]?.GetValue<string>() is { } type && type.StartsWith("Input.", StringComparison.Ordinal))
        {
            var answer = form.AnswerTo(input["id"]!.GetValue<string>());
            input["value"] = type is "Input.Toggle" && answer.Length == 0 ? "false" : answer;
        }

        foreach (var inner in node switch { JsonArray many => many, JsonObject one => one.Select(member => member.Value), _ => [] })
        {
            Answered(inner, form);
        }
    }

    private static bool IsOf(JsonElement element, DialogStep step) =>
        (element.TryGetProperty("id", out var id) && step.Shows.Contains(id.GetString()!)) || DrawnInput.In(element).Any(input => step.Inputs.Contains(input.Id));

    /// <summary>Buttons of the card that send the same verb with a choice of their own, such as a later date.</summary>
    private static IEnumerable<JsonElement> Further(StepForm form) => form.Card.TryGetProperty("actions", out var actions)
        ? actions.EnumerateArray().Where(action =>
            action.TryGetProperty("verb", out var verb) && verb.GetString() == form.Dialog.Verb && action.GetProperty("data").EnumerateObject().Any(member => !OfEveryButton.Contains(member.Name)))
        : [];

    /// <summary>The same choice, made of the step's own first button.</summary>
    private static JsonObject Button(JsonNode next, JsonElement choice)
    {
        var button = next.DeepClone().AsObject();
        button.Remove("style");
        foreach (var action in (JsonObject[])[button, .. button["fallback"] is JsonObject fallback ? [fallback] : Array.Empty<JsonObject>()])
        {
            action["title"] = choice.GetProperty("title").GetString();
            foreach (var member in choice.GetProperty("data").EnumerateObject().Where(member => !OfEveryButton.Contains(member.Name)))
            {
                action["data"]![member.Name] = JsonNode.Parse(member.Value.GetRawText());
            }
        }

        return button;
    }
}
