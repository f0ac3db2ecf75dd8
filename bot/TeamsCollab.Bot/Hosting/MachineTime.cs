namespace TeamsCollab.Bot.Hosting;

/// <summary>The one place where the machine's own clock is named.</summary>
public static class MachineTime
{
#pragma warning disable RS0030 // Everything else asks for a TimeProvider.
    public static TimeProvider Real => TimeProvider.System;
#pragma warning restore RS0030
}
