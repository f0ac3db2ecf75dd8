using TeamsCollab.Bot.Collaborations;

namespace TeamsCollab.Bot.Effects;

/// <summary>When a failed effect is tried again: a growing delay with jitter, Retry-After obeyed, given up and shown after many tries.</summary>
public static class EffectBackoff
{
    /// <summary>With the delays below, about a day.</summary>
    public const int MostAttempts = 40;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(45);

    /// <summary>Teams, Graph and Key Vault limit by the hour at most; a longer wait is a mistake of whoever answered, and the effect would never come.</summary>
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(1);

    public static EffectOutcome After(int attempt, TimeSpan? retryAfter, string reason, TimeProvider machine)
    {
        if (attempt >= MostAttempts)
        {
            return new EffectOutcome.Parked(reason);
        }

        var growing = First * Math.Pow(2, Math.Min(attempt - 1, 12));
        var delay = (growing < Longest ? growing : Longest) * (0.75 + (Unpredictable.Fraction() / 2));
        var asked = retryAfter > LongestAsked ? LongestAsked : retryAfter;
        return new EffectOutcome.Retry(machine.GetUtcNow() + (asked > delay ? asked.Value : delay), reason);
    }
}
