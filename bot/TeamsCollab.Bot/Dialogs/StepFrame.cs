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
        place["items"] = new JsonArray([.. form.Card.GetProperty("body").EnumerateArray().Where(element => IsOf(element, step)).Select(element => JsonNode.Parse(element.GetRawText()))]);
        var actions = card["actions"]!.AsArray();
        foreach (var (more, at) in Further(form).Select((more, at) => (more, at)))
        {
            actions.Insert(at + 1, Button(actions[0]!, more));
        }

        return JsonSerializer.SerializeToUtf8Bytes(card, CardJson);
    }

    private static JsonSerializerOptions CardJson { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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
