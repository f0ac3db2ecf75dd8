namespace TeamsCollab.BotFramework;

/// <summary>One request of the connector API and what it counts against.</summary>
internal sealed record ConnectorCall(HttpMethod Method, string ServiceUrl, string Path, OutboundTarget Target, byte[]? Body = null);
