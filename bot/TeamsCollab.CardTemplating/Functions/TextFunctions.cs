using System.Globalization;
using System.Text;
using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Functions;

/// <summary>Text. Positions and lengths count UTF-16 units; upper and lower case follow the reader's culture.</summary>
internal static class TextFunctions
{
    public static FunctionDefinition[] All { get; } =
    [
        new("concat", "s:*+", Concat),
        new("length", "n:s", (_, of) => Value.Of(of[0].Text.Length)),
        new("replace", "s:sss", (x, of) => Replace(x, of, StringComparison.Ordinal)),
        new("replaceIgnoreCase", "s:sss", (x, of) => Replace(x, of, StringComparison.OrdinalIgnoreCase)),
        new("split", "a:ss?", Split),
        new("substring", "s:Uii?", Substring),
        new("toLower", "s:s", (x, of) => Value.Of(of[0].Text.ToLower(x.Culture))),
        new("toUpper", "s:s", (x, of) => Value.Of(of[0].Text.ToUpper(x.Culture))),
        new("trim", "s:s", (_, of) => Value.Of(of[0].Text.Trim())),
        new("startsWith", "b:ss", (_, of) => Value.Of(of[0].Text.StartsWith(of[1].Text, StringComparison.Ordinal))),
        new("endsWith", "b:ss", (_, of) => Value.Of(of[0].Text.EndsWith(of[1].Text, StringComparison.Ordinal))),
        new("countWord", "n:s", (_, of) => Value.Of(CountWords(of[0].Text))),
        new("addOrdinal", "s:i", (_, of) => Value.Of(Ordinal(of[0].Number))),
        new("indexOf", "n:l*", (_, of) => Find(of, last: false)),
        new("lastIndexOf", "n:l*", (_, of) => Find(of, last: true)),
        new("sentenceCase", "s:s", (x, of) => Value.Of(Capitalised(of[0].Text, x.Culture))),
        new("titleCase", "s:s", (x, of) => Value.Of(TitleCase(of[0].Text, x.Culture))),
        new("reverse", "*:*", Reverse),
        new("EOL", "s:", (_, _) => Value.Of("\n")),
    ];

    private static Value Concat(Expansion expansion, ReadOnlySpan<Value> of)
    {
        var text = new StringBuilder();
        foreach (ref readonly var part in of)
        {
            if (part.Kind == ValueKind.Null)
            {
                return Value.Error;
            }

            text.Append(ValueText.Of(part));
            expansion.RoomFor(text.Length);
        }

        return Value.Of(text.ToString());
    }

    private static Value Replace(Expansion expansion, ReadOnlySpan<Value> of, StringComparison comparison)
    {
        if (of[1].Text.Length == 0)
        {
            return Value.Error;
        }

        expansion.RoomFor((long)of[0].Text.Length / of[1].Text.Length * of[2].Text.Length);
        return expansion.Made(of[0].Text.Replace(of[1].Text, of[2].Text, comparison));
    }

    private static Value Split(Expansion expansion, ReadOnlySpan<Value> of)
    {
        var separator = of.Length == 1 ? "" : of[1].Text;
        var parts = separator.Length == 0 ? Array.ConvertAll(of[0].Text.ToCharArray(), unit => unit.ToString()) : of[0].Text.Split(separator);
        expansion.Spend(parts.Length);
        return Value.Of(Array.ConvertAll(parts, part => Value.Of(part)));
    }

    private static Value Substring(Expansion expansion, ReadOnlySpan<Value> of)
    {
        if (of[0].Kind == ValueKind.Undefined)
        {
            return Value.Of("");
        }

        var text = of[0].Text;
        var start = of[1].Number;
        var length = of.Length == 3 ? of[2].Number : text.Length - start;
        return start < 0 || length < 0 || start + length > text.Length ? Value.Error : Value.Of(text.Substring((int)start, (int)length));
    }

    private static int CountWords(string text)
    {
        var words = 0;
        var inside = false;
        foreach (var unit in text)
        {
            words += !char.IsWhiteSpace(unit) && !inside ? 1 : 0;
            inside = !char.IsWhiteSpace(unit);
        }

        return Math.Max(words, 1);
    }

    private static string Ordinal(double number)
    {
        var text = JavaScriptNumber.Write(number);
        if (number <= 0)
        {
            return text;
        }

        return text + (number % 100 is 11 or 12 or 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });
    }

    private static Value Find(ReadOnlySpan<Value> of, bool last)
    {
        if (of[0].IsMissing || of[0].Kind == ValueKind.Text)
        {
            var text = of[0].IsMissing ? "" : of[0].Text;
            var wanted = of[1].Kind == ValueKind.Text ? of[1].Text : of[1].Kind == ValueKind.Undefined ? "" : null;
            return wanted is null ? Value.Error
                : last && wanted.Length == 0 ? Value.Of(Math.Max(text.Length - 1, 0))
                : Value.Of(last ? text.LastIndexOf(wanted, StringComparison.Ordinal) : text.IndexOf(wanted, StringComparison.Ordinal));
        }

        if (of[0].Kind != ValueKind.Array)
        {
            return Value.Error;
        }

        var items = of[0].Items();
        for (var i = 0; i < items.Length; i++)
        {
            var at = last ? items.Length - 1 - i : i;
            if (ValueEquality.SameIdentity(items[at], of[1]))
            {
                return Value.Of(at);
            }
        }

        return Value.Of(-1);
    }

    private static string Capitalised(string text, CultureInfo culture) =>
        text.Length == 0 ? text : string.Concat(text[..1].ToUpper(culture), text[1..].ToLower(culture));

    // A word begins at a letter, digit or underscore and ends at white space.
    private static string TitleCase(string text, CultureInfo culture)
    {
        var titled = new StringBuilder(text.Length);
        var inWord = false;
        foreach (var unit in text)
        {
            titled.Append(inWord ? char.ToLower(unit, culture) : char.ToUpper(unit, culture));
            inWord = !char.IsWhiteSpace(unit) && (inWord || char.IsLetterOrDigit(unit) || unit == '_');
        }

        return titled.ToString();
    }

    private static Value Reverse(Expansion expansion, ReadOnlySpan<Value> of)
    {
        switch (of[0].Kind)
        {
            case ValueKind.Array:
                Value[] items = [.. of[0].Items()];
                Array.Reverse(items);
                return Value.Of(items);
            case ValueKind.Text:
                var text = new StringBuilder(of[0].Text.Length);
                foreach (var rune in of[0].Text.EnumerateRunes())
                {
                    text.Insert(0, rune.ToString());
                }

                return Value.Of(text.ToString());
            default:
                return Value.Error;
        }
    }
}
