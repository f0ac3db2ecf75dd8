using System.Globalization;
using System.Text.RegularExpressions;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Procedure;

/// <summary>What the minutes say that money is needed for, so that nobody copies it into the 《预算审批单》.</summary>
/// <param name="Item">The clause that says it.</param>
/// <param name="Amount">In yuan, without separators.</param>
public sealed partial record KnownExpense(Typed Item, string Amount)
{
    public static KnownExpense None { get; } = new(new Typed(string.Empty), string.Empty);

    /// <summary>The one sum that the minutes name; of several nobody can tell which is meant, and one that is applied for is not offered again.</summary>
    public static KnownExpense In(Collaboration state, CardReader reader)
    {
        if (state.Procedures.Applications.Any(application => application is { Kind: ProcedureKind.BudgetApproval, CameToNothing: false }))
        {
            return None;
        }

        var named = state.Minutes.Working
            .Select(clause => reader.Text(clause.Clause.Wording).Text)
            .SelectMany(text => Sum().Matches(text).Select(found => (Text: text, Found: found)))
            .Take(2).ToArray();
        return named is [var (text, found)] && decimal.TryParse(found.Groups["sum"].Value.Replace('\uff0c', ','), NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var sum) && sum > 0
            ? new KnownExpense(new Typed(text), (found.Groups["wan"].Success ? sum * 10_000 : sum).ToString("0.##", CultureInfo.InvariantCulture))
            : None;
    }

    [GeneratedRegex(@"(?<![\d.,\uff0c])(?<sum>\d{1,9}(?:[,\uff0c]\d{3}){0,3}(?:\.\d{1,4})?)\s*(?<wan>万)?\s*(?:元(?!旦)|yuan\b|RMB\b)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Sum();
}
