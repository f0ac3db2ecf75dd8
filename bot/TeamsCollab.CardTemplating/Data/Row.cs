using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Data;

/// <summary>One value of a document. The values of one object or array are neighbours.</summary>
internal struct Row
{
    /// <summary>A text's or number's first byte, without quotes; an object's or array's first row; the number of a part.</summary>
    public int Start;

    /// <summary>Bytes, or rows.</summary>
    public int Length;

    /// <summary>First byte of the name, without quotes, where the value is a property's.</summary>
    public int NameStart;

    public int NameLength;

    /// <summary>Of a plain name.</summary>
    public NameKey NameKey;

    public ValueKind Kind;

    public RowForm Form;

    public RowForm NameForm;
}
