using TeamsCollab.Process.Request;

namespace TeamsCollab.Bot.Materials;

/// <summary>What came of reading a file once.</summary>
public abstract record FileReading
{
    private FileReading() { }

    public sealed record Recorded(FileContent Content) : FileReading;

    /// <summary>Nothing was asked there: the host is neither SharePoint nor one that an administrator trusts.</summary>
    public sealed record OtherHost : FileReading;

    public sealed record TooLarge : FileReading;

    public sealed record TooSlow : FileReading;

    /// <summary>The host did not give it, or led somewhere else.</summary>
    public sealed record NotGiven : FileReading;
}
