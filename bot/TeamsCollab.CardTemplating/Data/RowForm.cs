namespace TeamsCollab.CardTemplating.Data;

/// <summary>What is known of a value beyond its kind.</summary>
internal enum RowForm : byte
{
    /// <summary>Of a text or name: its bytes are what it says. Of a number: no more than 15 digits and nothing else, so it is written the same everywhere.</summary>
    Plain,

    /// <summary>Of a text: well-formed UTF-8 with escapes that every card may have. Of a number: any other.</summary>
    Escaped,

    /// <summary>Of a text: has \u escapes or bytes that are not UTF-8, and is written anew.</summary>
    Unsound,

    /// <summary>Of an object: two properties may have one name.</summary>
    MayRepeat,

    /// <summary>The value is the root of another document.</summary>
    Part,
}
