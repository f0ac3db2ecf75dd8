using System.Collections.Frozen;

namespace TeamsCollab.CardTemplating.Functions;

/// <summary>Every function offered, by name, and every function of the language that is not, with the reason.</summary>
internal static class FunctionTable
{
    private const string Clock = "it reads the clock, and a card shows the time it was made for";
    private const string Chance = "its result would differ from one expansion to the next";
    private const string Bytes = "JSON has no bytes";
    private const string TimeExpression = "TIMEX expressions belong to language understanding, not to cards";
    private const string LanguageUnderstanding = "it belongs to language understanding, not to cards";

    private static readonly FrozenDictionary<string, FunctionDefinition> Offered = Collect();

    public static FrozenDictionary<string, string> LeftOut { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["utcNow"] = Clock,
        ["getFutureTime"] = Clock,
        ["getPastTime"] = Clock,
        ["rand"] = Chance,
        ["newGuid"] = Chance,
        ["binary"] = Bytes,
        ["base64ToBinary"] = Bytes,
        ["dataUriToBinary"] = Bytes,
        ["xml"] = "cards have no XML",
        ["xPath"] = "cards have no XML",
        ["jPath"] = "it is a second path language",
        ["setPathToValue"] = "it changes the data",
        ["dateReadBack"] = "it writes English sentences; use texts of the reader's language",
        ["stringOrValue"] = "it evaluates text from the data",
        ["optional"] = LanguageUnderstanding,
        ["ignore"] = LanguageUnderstanding,
        ["resolve"] = TimeExpression,
        ["isDefinite"] = TimeExpression,
        ["isTime"] = TimeExpression,
        ["isDuration"] = TimeExpression,
        ["isDate"] = TimeExpression,
        ["isTimeRange"] = TimeExpression,
        ["isDateRange"] = TimeExpression,
        ["isPresent"] = TimeExpression,
        ["getNextViableDate"] = TimeExpression,
        ["getPreviousViableDate"] = TimeExpression,
        ["getNextViableTime"] = TimeExpression,
        ["getPreviousViableTime"] = TimeExpression,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string[] Bound = ["if", "&&", "and", "||", "or", "foreach", "select", "where", "any", "all", "getProperty"];

    /// <summary>With those that are bound without a definition, because not all of their arguments are always evaluated.</summary>
    public static IReadOnlyCollection<string> Names { get; } = [.. Offered.Keys, .. Bound];

    public static FunctionDefinition? Find(string name) => Offered.GetValueOrDefault(name);

    private static FrozenDictionary<string, FunctionDefinition> Collect() =>
        new[] { LogicFunctions.All, MathFunctions.All, TextFunctions.All, AddressFunctions.All, CollectionFunctions.All, SetFunctions.All, ObjectFunctions.All, ConversionFunctions.All, FormatFunctions.All, DateFunctions.All, DatePartFunctions.All }
            .SelectMany(group => group)
            .ToFrozenDictionary(function => function.Name, StringComparer.Ordinal);
}
