namespace TeamsCollab.Process;

/// <param name="Name">As the directory spells it, such as 市场部. Departments have no other stable identity there.</param>
public readonly record struct Department(string Name)
{
    public override string ToString() => Name;
}
