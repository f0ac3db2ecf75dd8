namespace TeamsCollab.Office;

/// <summary>Where the office is found. Known once the server has its port; nobody asks before the first request.</summary>
internal sealed class OfficeAddress
{
    private int? _port;

    public int Port => _port ?? throw new InvalidOperationException("The office has no port yet.");

    public Uri Root => new($"http://127.0.0.1:{Port}/");

    public string ServiceUrl => Root + "connector/";

    public string Graph => Root + "graph/v1.0";

    public void Bind(int port) => _port = port;
}
