namespace TeamsCollab.Process;

/// <param name="Id">The Entra object id in lower case. Taken from the authenticated activity, never from card data.</param>
public readonly record struct Person(string Id)
{
    /// <summary>The clock, asking for what falls due.</summary>
    public static Person Clock { get; } = new("clock");

    /// <summary>The effect pump, reporting what came of an effect.</summary>
    public static Person Pump { get; } = new("pump");

    public override string ToString() => Id;
}
