namespace TeamsCollab.Bot.Health;

/// <summary>Something that an administrator should change, and how.</summary>
/// <param name="MayPass">It may be better in a while: looked at again.</param>
internal sealed record StartUpFinding(string Chinese, string English, bool MayPass = false)
{
    public override string ToString() => $"{Chinese} {English}";
}
