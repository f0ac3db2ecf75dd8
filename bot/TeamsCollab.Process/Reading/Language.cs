namespace TeamsCollab.Process.Reading;

/// <summary>The languages that every text of the product exists in.</summary>
public enum Language
{
    /// <summary>zh-CN, the first language.</summary>
    Chinese,

    /// <summary>en</summary>
    English,
}
