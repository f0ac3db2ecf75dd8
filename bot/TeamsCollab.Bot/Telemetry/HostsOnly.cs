using System.Diagnostics;
using OpenTelemetry;

namespace TeamsCollab.Bot.Telemetry;

/// <summary>Addresses of Graph and of Teams name people and chats. Of a call we keep the host, the method and the status.</summary>
internal sealed class HostsOnly : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data)
    {
        if (data.GetTagItem("url.full") is string address)
        {
            data.SetTag("url.full", Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.GetLeftPart(UriPartial.Authority) : null);
        }
    }
}
