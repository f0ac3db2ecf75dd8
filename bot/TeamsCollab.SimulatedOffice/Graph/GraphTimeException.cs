namespace TeamsCollab.Office.Graph;

/// <summary>A moment in a request that cannot be read; becomes a 400.</summary>
internal sealed class GraphTimeException(string code, string message) : FormatException(message)
{
    public string Code => code;

    public GraphRefusal Refusal => GraphRefusal.BadRequest(Code, Message);
}
