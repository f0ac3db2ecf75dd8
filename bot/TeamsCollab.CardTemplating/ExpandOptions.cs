using System.Globalization;

namespace TeamsCollab.CardTemplating;

/// <summary>What an expansion needs beside the data, and what it may cost. Immutable; share one between expansions.</summary>
public sealed record ExpandOptions
{
    /// <summary>The reader's culture: numbers, dates, upper and lower case. Invariant where nothing is said.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>The second context object, <c>$host</c> in a template. Absent: every <c>$host</c> is unresolved.</summary>
    public CardData? Host { get; init; }

    /// <summary>
    /// Names of data properties whose text, and all text below them, was typed by people. Where such text, or text computed from it,
    /// lands in a place that clients render as markdown (a TextBlock's text, a fact's title and value), <see cref="Markdown.Escape"/>
    /// is applied to the whole expression's result; in inputs, action data and attributes it stays as typed.
    /// Markdown meant by the template therefore stands outside of <c>${}</c>: <c>**${name}**</c>.
    /// </summary>
    public IReadOnlySet<string>? TypedByPeople { get; init; }

    /// <summary>Most levels of objects and arrays in the output.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>Most bytes of output. Teams takes 28 KB of UTF-16; the default leaves room for documents that are not sent as cards.</summary>
    public int MaxOutputBytes { get; init; } = 1 << 20;

    /// <summary>Most repetitions and collection elements one expansion may produce, in all; bounds the work that hostile data can cause.</summary>
    public int MaxItems { get; init; } = 100_000;
}
