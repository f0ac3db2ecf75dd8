namespace TeamsCollab.Bot.Health;

/// <summary>Something that an administrator should change, and how.</summary>
/// <param name="MayPass">It may be better in a while: looked at again.</param>
/// <param name="IsOptional">Nothing is wrong: it says what the product would do besides.</param>
internal sealed record StartUpFinding(string Chinese, string English, bool MayPass = false, bool IsOptional = false)
{
    public override string ToString() => $"{Chinese} {English}";
}
