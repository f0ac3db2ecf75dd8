using System.Collections.Immutable;
using System.Globalization;
using TeamsCollab.Process.Request.Sentences;

namespace TeamsCollab.Bot.Dialogs;

/// <summary>A sentence typed in chat as the value of one input.</summary>
public static class TypedAnswer
{
    private static readonly string[] Yes = ["是", "对", "要", "需要", "yes", "y", "true"];
    private static readonly string[] No = ["否", "不", "不要", "不需要", "no", "n", "false"];

    /// <summary>Null where it can be none of what the input takes: then the person is shown the card and asked again.</summary>
    public static string? Read(string said, DrawnInput input, SentenceReader sentences, DateOnly today) => input.Type switch
    {
        "Input.Date" => Day(said, sentences, today)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "Input.Time" => TimeSaid.OfDay(said)?.ToString("HH:mm", CultureInfo.InvariantCulture),
        "Input.Number" => decimal.TryParse(said, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number.ToString(CultureInfo.InvariantCulture) : null,
        "Input.Toggle" => Yes.Contains(said, StringComparer.OrdinalIgnoreCase) ? "true" : No.Contains(said, StringComparer.OrdinalIgnoreCase) ? "false" : null,
        "Input.ChoiceSet" => Chosen(said, input),
        _ => said,
    };

    /// <summary>Null where the text names no day that is still to come.</summary>
    public static DateOnly? Day(string said, SentenceReader sentences, DateOnly today) =>
        DateOnly.TryParseExact(said, ["yyyy-MM-dd", "yyyy/M/d", "yyyy年M月d日"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var written) ? written : sentences.Read(said, today).WantedBy;

    /// <summary>The choices that the sentence names, longest titles first, so that 产品部 is not found in 新产品部; of a single choice there must be one.</summary>
    private static string? Chosen(string said, DrawnInput input)
    {
        var left = said;
        var chosen = ImmutableArray.CreateBuilder<string>();
        foreach (var (title, value) in input.Choices.Where(choice => choice.Title.Length > 0).OrderByDescending(choice => choice.Title.Length))
        {
            if (left.Contains(title, StringComparison.OrdinalIgnoreCase) || left.Equals(value, StringComparison.OrdinalIgnoreCase))
            {
                left = left.Replace(title, " ", StringComparison.OrdinalIgnoreCase);
                chosen.Add(value);
            }
        }

        return chosen.Count == 0 || (chosen.Count > 1 && !input.IsMultiple)
            ? null
            : string.Join(',', input.Choices.Select(choice => choice.Value).Where(chosen.Contains));
    }
}
