using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Collaborations;

/// <summary>
/// What a collaboration is found by. Chinese has no spaces, so its words are pairs of neighbouring characters: 新品上市 is found by 新品, 品上
/// and 上市, and a question of more characters asks for all its pairs.
/// </summary>
public static class SearchTerms
{
    /// <summary>Of one text; a longer title is found by its beginning.</summary>
    private const int MostWords = 80;

    /// <summary>Ids, codes and dates; no words that people typed.</summary>
    public static ImmutableArray<string> Of(Collaboration state) => state.Request.Number is not { } number
        ? []
        :
        [
            .. state.Parties.Select(Of),
            .. state.Request.Sides.Select(side => Of(side.Department)).Distinct(),
            .. Dates(state.Request.SubmittedAt),
            OfNumber(number),
        ];

    public static string Of(Person person) => $"p:{person.Id}";

    public static string Of(Department department) => $"d:{department.Name}";

    public static string OfNumber(string number) => $"n:{number.ToUpperInvariant()}";

    public static string OfDay(DateOnly day) => day.ToString("'t:'yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string OfMonth(int year, int month) => string.Create(CultureInfo.InvariantCulture, $"t:{year:0000}-{month:00}");

    public static string OfYear(int year) => string.Create(CultureInfo.InvariantCulture, $"t:{year:0000}");

    /// <summary>Every word of a text, once: runs of letters and digits whole, in one case; everything else in pairs.</summary>
    public static ImmutableArray<string> OfText(string? text)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        var run = new StringBuilder();
        var isLatin = false;
        foreach (var rune in (text ?? string.Empty).Normalize(NormalizationForm.FormKC).ToUpperInvariant().EnumerateRunes())
        {
            var latin = rune.Value < 0x2E80;
            if (!Rune.IsLetterOrDigit(rune) || latin != isLatin)
            {
                Finish();
            }

            if (Rune.IsLetterOrDigit(rune))
            {
                run.Append(rune);
                isLatin = latin;
            }
        }

        Finish();
        return [.. words.Distinct().Take(MostWords)];

        void Finish()
        {
            var runes = run.ToString().EnumerateRunes().ToArray();
            if (runes.Length > 0 && (isLatin || runes.Length == 1))
            {
                words.Add($"w:{run}");
            }
            else
            {
                words.AddRange(runes.Zip(runes.Skip(1), (first, second) => $"w:{first}{second}"));
            }

            run.Clear();
        }
    }

    private static IEnumerable<string> Dates(DateTimeOffset at) =>
        [OfDay(DateOnly.FromDateTime(at.DateTime)), OfMonth(at.Year, at.Month), OfYear(at.Year)];
}
