using System.Diagnostics;
using TeamsCollab.Bot.Collaborations;

namespace TeamsCollab.Bot.Telemetry;

/// <summary>Spans of turns and effects, under the source <c>TeamsCollab</c>. They carry verbs, reasons and kinds, never what people wrote or who they are.</summary>
public static class BotTraces
{
    public static ActivitySource Source { get; } = new(BotMeter.Name);

    internal static void Describe(Activity? span, string effect, EffectOutcome? outcome)
    {
        if (span is not null)
        {
            span.DisplayName = $"effect {effect}";
            span.SetTag("teamscollab.outcome", outcome?.GetType().Name);
        }
    }

    internal static void Describe(Activity? span, Turn turn, int status)
    {
        if (span is null)
        {
            return;
        }

        span.DisplayName = turn.Verb is { } verb ? $"turn {verb}" : "turn";
        span.SetTag("http.response.status_code", status).SetTag("teamscollab.verb", turn.Verb).SetTag("teamscollab.refusal", turn.Refused?.ToString());
        if (status >= 500)
        {
            span.SetStatus(ActivityStatusCode.Error);
        }
    }
}
