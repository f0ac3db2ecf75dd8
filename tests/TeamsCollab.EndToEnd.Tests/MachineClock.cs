using TeamsCollab.Bot.Hosting;
using TeamsCollab.Office;

namespace TeamsCollab.EndToEnd.Tests;

/// <summary>Business time is machine time: the bot in the other process knows no other.</summary>
internal sealed class MachineClock : IOfficeClock
{
    public DateTimeOffset Now => MachineTime.Real.GetUtcNow().ToOffset(TimeSpan.FromHours(8));

    public Task AdvanceAsync(TimeSpan by, CancellationToken cancellation) => throw new NotSupportedException();

    public Task AdvanceWorkingDaysAsync(int days, CancellationToken cancellation) => throw new NotSupportedException();
}
