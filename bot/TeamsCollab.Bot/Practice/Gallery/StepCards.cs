using System.Collections.Immutable;
using System.Text.Json;
using TeamsCollab.Bot.Cards;
using TeamsCollab.Bot.Cards.Authoring;
using TeamsCollab.Bot.Dialogs;
using TeamsCollab.Process;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Bot.Practice.Gallery;

/// <summary>Every step of every dialog, cut from the first sample of its card that asks for something, as a person meets it.</summary>
internal static class StepCards
{
    public static IEnumerable<(string Case, ReadOnlyMemory<byte> Drawn)> Draw(CardLibrary library, CardCatalogue cards, IEnumerable<Dialog> dialogs, Language language) =>
        from dialog in dialogs
        let begun = cards.Samples[dialog.Card].OrderBy(sample => IsChange(sample) == (dialog.Edits is not null) ? 0 : 1).Select(sample => (sample.Json, Form: FormOf(library, dialog, sample, language))).FirstOrDefault(each => !each.Form.IsClosed)
        where begun.Form is not null
        from step in dialog.Steps
        select ($"{dialog.Name}.{step.Name}", StepFrame.Fill(library.Draw(CardName.Dialog, Frame(dialog, step, begun.Json, language), language, new CardHost("a collaboration", "one rendering")), begun.Form, step));

    private static bool IsChange(CardFile sample) => sample.Json.TryGetProperty("isChange", out var isChange) && isChange.ValueKind is JsonValueKind.True;

    private static StepForm FormOf(CardLibrary library, Dialog dialog, CardFile sample, Language language)
    {
        var form = new StepForm(dialog, JsonElement.Parse(SampleRules.Draw(library, dialog.Card, sample, language).Span), ImmutableSortedDictionary<string, string>.Empty, TimeZoneInfo.Utc);
        return form with { Answers = form.Offered };
    }

    private static DialogCard Frame(Dialog dialog, DialogStep step, JsonElement sample, Language language) => new(
        dialog.Name, step.Name, dialog.NumberOf(step.Name), dialog.Count, "a draft", 1, new Moment(language is Language.Chinese ? "6月17日 周一 12:00" : "Mon 17 Jun 12:00", string.Empty, false, false), [])
    {
        Matter = new Typed(sample.TryGetProperty("head", out var head) ? $"{CardTree.TextOf(head, "number")} {CardTree.TextOf(head, "title")}" : string.Empty),
    };
}
