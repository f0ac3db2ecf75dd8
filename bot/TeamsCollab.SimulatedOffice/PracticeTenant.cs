namespace TeamsCollab.Office;

/// <summary>The tenant of every practice run. Production refuses a store in which it occurs.</summary>
public static class PracticeTenant
{
    public const string Id = "00000000-7ea1-4c0b-8a00-70726163746b";
}
