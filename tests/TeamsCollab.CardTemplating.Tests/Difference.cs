using System.Text.Json;
using System.Text.RegularExpressions;

namespace TeamsCollab.CardTemplating.Tests;

/// <summary>The kinds of difference that <c>known-differences.md</c> explains.</summary>
public enum DifferenceKind
{
    None,
    FailedExpression,
    JavaScriptValue,
    StricterLoad,
    Backticks,
    LiteralData,
    Culture,
    DateForms,
    Mutation,
    TextOfCollections,
    Unknown,
}

/// <summary>Tells which kind of difference there is between two outcomes of one pair.</summary>
public static partial class Difference
{
    /// <summary>What the official engine writes before a negative number that becomes text; ICU's minus.</summary>
    public const char OtherMinus = '\u2212';

    public static DifferenceKind Between(Pair pair, Outcome ours, Outcome theirs) => (ours, theirs) switch
    {
        (Outcome.Refused, Outcome.Refused) => DifferenceKind.None,
        (Outcome.Refused, _) => DifferenceKind.StricterLoad,
        (_, Outcome.Refused) => pair.Template.Contains('`', StringComparison.Ordinal) || pair.Template.Contains("\\u0060", StringComparison.Ordinal) ? DifferenceKind.Backticks : DifferenceKind.Unknown,
        (Outcome.Expanded here, Outcome.Failed failed) => OfFailure(pair, here.Card, failed.Why),
        (Outcome.Expanded here, Outcome.Expanded there) when Same(here.Card, there.Card) => DifferenceKind.None,
        (Outcome.Expanded here, Outcome.Expanded there) => OfCards(pair, here.Card, there.Card),
        _ => DifferenceKind.Unknown,
    };

    private static DifferenceKind OfFailure(Pair pair, JsonElement here, string why) =>
        why.Contains("(reading 'toString')", StringComparison.Ordinal) || why.Contains("undefined", StringComparison.Ordinal) ? DifferenceKind.JavaScriptValue
        : here.GetRawText().Contains("${", StringComparison.Ordinal) ? DifferenceKind.FailedExpression
        : why.Contains("must be comparable", StringComparison.Ordinal) && Concatenating().IsMatch(pair.Template) ? DifferenceKind.TextOfCollections
        : DifferenceKind.Unknown;

    private static DifferenceKind OfCards(Pair pair, JsonElement here, JsonElement there)
    {
        if (there.GetRawText().Contains("\"evaluator\"", StringComparison.Ordinal) || DataWithExpressions().IsMatch(pair.Template))
        {
            return DifferenceKind.LiteralData;
        }

        var kind = OfValues(here, there);
        return kind != DifferenceKind.Unknown ? kind
            : OverNull().IsMatch(pair.Template) && there.GetRawText().Contains("${", StringComparison.Ordinal) ? DifferenceKind.JavaScriptValue
            : LeftOver().IsMatch(pair.Template) || Joining().IsMatch(pair.Template) ? DifferenceKind.JavaScriptValue
            : Mutating().IsMatch(pair.Template) ? DifferenceKind.Mutation
            : DateForm().IsMatch(pair.Template) ? DifferenceKind.DateForms
            : Concatenating().IsMatch(pair.Template) ? DifferenceKind.TextOfCollections
            : Cultural().IsMatch(pair.Template) ? DifferenceKind.Culture
            : DifferenceKind.Unknown;
    }

    // The worst kind found in the values that differ.
    private static DifferenceKind OfValues(JsonElement here, JsonElement? there)
    {
        if (there is { } other && Same(here, other))
        {
            return DifferenceKind.None;
        }

        switch (here.ValueKind, there?.ValueKind)
        {
            case (JsonValueKind.Object, JsonValueKind.Object):
                return there!.Value.EnumerateObject().Any(property => !here.TryGetProperty(property.Name, out _)) ? DifferenceKind.Unknown
                    : here.EnumerateObject().Max(property => OfValues(property.Value, there.Value.TryGetProperty(property.Name, out var found) ? found : null));
            case (JsonValueKind.Array, JsonValueKind.Array) when here.GetArrayLength() == there!.Value.GetArrayLength():
                return here.EnumerateArray().Zip(there.Value.EnumerateArray()).Max(both => OfValues(both.First, both.Second));
            case (JsonValueKind.String, JsonValueKind.String) when IsUnresolved(here) && Letters(here.GetString()!) == Letters(there!.Value.GetString()!):
                return DifferenceKind.FailedExpression;
            case (JsonValueKind.String or JsonValueKind.False, null or JsonValueKind.Null) when IsUnresolved(here):
            case (JsonValueKind.String, JsonValueKind.String) when IsUnresolved(here) && Artefact().IsMatch(there!.Value.GetString()!):
                return DifferenceKind.JavaScriptValue;
            case (JsonValueKind.String, JsonValueKind.String) when here.GetString() == there!.Value.GetString()!.Replace(OtherMinus, '-'):
                return DifferenceKind.Culture;
            default:
                return DifferenceKind.Unknown;
        }
    }

    private static bool IsUnresolved(JsonElement value) => value.ValueKind == JsonValueKind.False || value.GetString()!.Contains("${", StringComparison.Ordinal);

    /// <summary>JSON equality; numbers are equal as doubles, because the official engine has no others, and to the last bit but one, because powers differ by library.</summary>
    public static bool Same(JsonElement left, JsonElement right)
    {
        if (left.ValueKind != right.ValueKind)
        {
            return false;
        }

        switch (left.ValueKind)
        {
            case JsonValueKind.Number:
                var (one, other) = (left.GetDouble(), right.GetDouble());
                return one.Equals(other) || Math.BitDecrement(one) == other || Math.BitIncrement(one) == other || (one == 0 && other == 0);
            case JsonValueKind.Array:
                return left.GetArrayLength() == right.GetArrayLength() && left.EnumerateArray().Zip(right.EnumerateArray()).All(both => Same(both.First, both.Second));
            case JsonValueKind.Object:
                return left.EnumerateObject().Count() == right.EnumerateObject().Count()
                    && left.EnumerateObject().All(property => right.TryGetProperty(property.Name, out var found) && Same(property.Value, found));
            default:
                return JsonElement.DeepEquals(left, right);
        }
    }

    private static string Letters(string text) => NotLetters().Replace(text, "");

    // What the official engine's notation adds: brackets, spaces, function names for operators, 0 before a sign.
    [GeneratedRegex("""setProperty|json|createArray|concat|coalesce|if|add|div|mod|equals|greater|and|or|not|select|foreach|\(0 (?=[-+])|[^\p{L}\p{Nd}]""")]
    private static partial Regex NotLetters();

    [GeneratedRegex("NaN|Infinity|undefined")]
    private static partial Regex Artefact();

    [GeneratedRegex("""\$data": ?[\[{][^\]}]*\$\{""")]
    private static partial Regex DataWithExpressions();

    [GeneratedRegex(@"\b(any|all|where)\(")]
    private static partial Regex OverNull();

    // Where no operand of "or" holds, its value is what the last one left behind: -1 of a search that failed, true of "all" over no list.
    [GeneratedRegex(@"(\bor\(|\|\|).*([iI]ndexOf|\ball)\(")]
    private static partial Regex LeftOver();

    [GeneratedRegex(@"\bjoin\(")]
    private static partial Regex Joining();

    [GeneratedRegex("""(reverse|sortBy\w*|\w+Property)\(.*"w":""")]
    private static partial Regex Mutating();

    [GeneratedRegex("""formatDateTime\(\w+, (.|\\u0027)*[tDgZ](\\u0027)?\)|addToTime""")]
    private static partial Regex DateForm();

    [GeneratedRegex("formatNumber|formatDateTime|toUpper|base64ToString")]
    private static partial Regex Cultural();

    [GeneratedRegex("""concat|&|\\u0026""")]
    private static partial Regex Concatenating();
}
