using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Dialogs;
using TeamsCollab.Bot.Organisation;
using TeamsCollab.Bot.People;
using TeamsCollab.Process;
using TeamsCollab.Process.Calendar;

namespace TeamsCollab.Bot.Clock;

/// <summary>
/// What the clock does for one person when their working day begins: reminders that were held for the night go out, and one digest where something
/// waits for them (B20). Found by the same index as every deadline. A morning that was missed is made good the same day, within their hours.
/// </summary>
public sealed class MorningRounds(ICollaborationStore store, PersonRegister register, Drafts drafts, MailboxHours hours, WorkingCalendar calendar, BusinessClock clock, TimeProvider machine)
{
    public async Task RunAsync(DueStream due, CancellationToken cancellation)
    {
        var (person, now) = (new Person(due.Key.Id), clock.Now);
        await drafts.ExpireAsync(due.Key.Tenant, person, now, cancellation);
        var rhythm = await hours.OfAsync(person, cancellation);
        var isDay = rhythm.Allows(now);
        if (isDay)
        {
            await store.ResumeEffectsAsync(due.Key.Tenant, EffectRows.ReminderTarget(person), machine.GetUtcNow(), cancellation);
        }

        var waits = isDay && await store.ReadWorkOfAsync(due.Key.Tenant, person, 1, cancellation) is { IsEmpty: false };
        await register.PassMorningAsync(due, waits ? calendar.DateOf(now) : null, rhythm.NextMorning(now), now, cancellation);
    }
}
