using System.Diagnostics;

namespace TeamsCollab.Bot.Telemetry;

/// <summary>Measures every request that reaches the messaging endpoint, and traces it as a request of its own: whoever calls does not decide what we record.</summary>
public static class TurnMeasure
{
    public static void Use(IApplicationBuilder app, PathString endpoint, BotMeter meter, TimeProvider machine) =>
        app.UseWhen(http => http.Request.Path == endpoint, branch => branch.Use(async (http, next) =>
        {
            var started = machine.GetTimestamp();
            Activity.Current = null;
            using var span = BotTraces.Source.StartActivity("turn", ActivityKind.Server);
            var turn = Turn.Begin();
            try
            {
                await next(http);
            }
            finally
            {
                meter.Answered(turn, machine.GetElapsedTime(started), http.Response.StatusCode);
                BotTraces.Describe(span, turn, http.Response.StatusCode);
            }
        }));
}
