using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Kiota.Abstractions;
using TeamsCollab.Bot.Clock;
using TeamsCollab.Process.Calendar;
using Person = TeamsCollab.Process.Person;

namespace TeamsCollab.Bot.Organisation;

/// <summary>
/// People's own working hours and announced absences, as their mailbox says (MailboxSettings.Read), remembered for an hour of machine time. Where
/// Graph does not say in a few seconds, the organisation's hours stand for them: a reminder is no reason to wait.
/// </summary>
public sealed class MailboxHours(GraphServiceClient graph, WorkingCalendar calendar, TimeProvider machine)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<Person, (WorkingRhythm Rhythm, DateTimeOffset At)> _recent = new();

    public async Task<WorkingRhythm> OfAsync(Person person, CancellationToken cancellation)
    {
        var now = machine.GetUtcNow();
        if (_recent.TryGetValue(person, out var recent) && now - recent.At < Remembered)
        {
            return recent.Rhythm;
        }

        var rhythm = await ReadAsync(person, cancellation);
        _recent[person] = (rhythm, now);
        return rhythm;
    }

    /// <summary>The absence that a mailbox announces by its automatic replies, as it stands this moment; nothing where it announces none, or there is no mailbox.</summary>
    /// <exception cref="DirectorySilentException">Graph did not answer.</exception>
    public async Task<(DateTimeOffset? From, DateTimeOffset? To)> AwayNowAsync(Person person, CancellationToken cancellation)
    {
        try
        {
            return (await graph.Users[person.Id].MailboxSettings.GetAsync(cancellationToken: cancellation))?.AutomaticRepliesSetting switch
            {
                { Status: AutomaticRepliesStatus.AlwaysEnabled } => (DateTimeOffset.MinValue, null),
                { Status: AutomaticRepliesStatus.Scheduled } replies => (MomentOf(replies.ScheduledStartDateTime), MomentOf(replies.ScheduledEndDateTime)),
                _ => (null, null),
            };
        }
        catch (ApiException none) when (none.ResponseStatusCode is 403 or 404)
        {
            return (null, null);
        }
        catch (Exception failure) when (DirectorySilentException.IsSilence(failure, cancellation))
        {
            throw new DirectorySilentException(failure);
        }
    }

    private async Task<WorkingRhythm> ReadAsync(Person person, CancellationToken cancellation)
    {
        var ours = WorkingRhythm.Of(calendar);
        using var patience = new CancellationTokenSource(Patience, machine);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            return await graph.Users[person.Id].MailboxSettings.GetAsync(cancellationToken: either.Token) is { } settings ? Of(settings, ours) : ours;
        }
        catch (Exception unknown) when (unknown is ApiException or HttpRequestException || (unknown is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return ours;
        }
    }

    private static WorkingRhythm Of(MailboxSettings settings, WorkingRhythm ours)
    {
        var hours = settings.WorkingHours;
        var (from, to) = (TimeOf(hours?.StartTime, ours.Opens), TimeOf(hours?.EndTime, ours.Closes));
        var replies = settings.AutomaticRepliesSetting is { Status: AutomaticRepliesStatus.Scheduled } scheduled ? scheduled : null;
        return ours with
        {
            Zone = ZoneOf(hours?.TimeZone?.Name ?? settings.TimeZone) ?? ours.Zone,
            Opens = from < to ? from : ours.Opens,
            Closes = from < to ? to : ours.Closes,
            Days = hours?.DaysOfWeek is { Count: > 0 } days ? [.. days.OfType<DayOfWeekObject>().Select(day => Enum.Parse<DayOfWeek>(day.ToString()))] : ours.Days,
            AwayFrom = MomentOf(replies?.ScheduledStartDateTime),
            AwayTo = MomentOf(replies?.ScheduledEndDateTime),
        };
    }

    private static TimeOnly TimeOf(Microsoft.Kiota.Abstractions.Time? time, TimeOnly otherwise) => time is { } said ? new TimeOnly(said.Hour, said.Minute) : otherwise;

    private static DateTimeOffset? MomentOf(DateTimeTimeZone? said) =>
        ZoneOf(said?.TimeZone) is { } zone && DateTime.TryParse(said!.DateTime, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), zone.GetUtcOffset(local))
            : null;

    /// <summary>Graph names zones as Windows does; null where this machine knows none of that name.</summary>
    private static TimeZoneInfo? ZoneOf(string? name) =>
        name is "China Standard Time" ? WorkingCalendar.China : name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;
}
