using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.BotFramework;
using TeamsCollab.Process;
using TeamsCollab.Process.Calendar;

namespace TeamsCollab.Bot.Clock;

/// <summary>
/// Adopts the calendar that this start was configured with (B3, A13): the organisation's stream lists the versions there were, and every
/// collaboration with limits counted provisionally under another one is asked to count them again. Found by index: the cost grows with what is
/// provisional, not with what is stored. Two instances at once ask once; one that was cut off goes on at its next start.
/// </summary>
public sealed partial class CalendarAdoption(
    ICollaborationStore store, CollaborationRunner runner, WorkingCalendar calendar, BusinessClock clock, IOptions<BotFrameworkOptions> bot, ILogger<CalendarAdoption> logger)
{
    private const int Batch = 200;

    private readonly SmallStream<CalendarAdopted, AdoptedCalendars> _streams = new(
        store, 1, new AdoptedCalendars([]), (known, adopted) => new AdoptedCalendars([.. known.Versions.Where(version => version != adopted.Version), adopted.Version]));

    private ImmutableArray<string>? _known;
    private bool _isAdopted;

    /// <summary>
    /// Writes the version down before anything is promised with it, so that a later start knows what to look for. A store that is down keeps
    /// nobody from starting: the sweep tries again.
    /// </summary>
    public async Task AnnounceAsync(CancellationToken cancellation)
    {
        try
        {
            await KnownAsync(cancellation);
        }
        catch (StoreUnavailableException)
        {
            Log.Later(logger, calendar.Version);
        }
    }

    /// <summary>Once a start; after that it costs nothing. Returns how many collaborations were asked.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        if (_isAdopted)
        {
            return 0;
        }

        var (asked, tenant, known) = (0, bot.Value.MicrosoftAppTenantId, await KnownAsync(cancellation));
        ImmutableArray<string> stale = [.. known.Where(version => version != calendar.Version).Select(CollaborationIndex.Provisional)];
        var seen = new HashSet<StreamKey>();
        while (!stale.IsEmpty && (await store.SearchAsync(tenant, [], stale, Batch, cancellation)).Streams.Where(seen.Add).ToArray() is { Length: > 0 } found)
        {
            foreach (var collaboration in found)
            {
                await RecomputeAsync(collaboration, cancellation);
                asked++;
            }
        }

        _isAdopted = true;
        return asked;
    }

    /// <summary>Every version there was, the present one among them.</summary>
    private async Task<ImmutableArray<string>> KnownAsync(CancellationToken cancellation)
    {
        if (_known is { } remembered)
        {
            return remembered;
        }

        var key = StreamKey.Organisation(bot.Value.MicrosoftAppTenantId, "calendar");
        var known = await _streams.ReadAsync(key, cancellation);
        if (known.Versions is not [.., var latest] || latest != calendar.Version)
        {
            var operation = new OperationId($"adopt:{calendar.Version}:{string.Join(',', known.Versions)}");
            known = await _streams.AppendAsync(key, operation, _ => [new CalendarAdopted(calendar.Version, clock.Now)], [], cancellation);
            Log.Adopted(logger, calendar.Version);
        }

        return (_known = known.Versions).Value;
    }

    private async Task RecomputeAsync(StreamKey collaboration, CancellationToken cancellation)
    {
        try
        {
            var operation = new OperationId($"calendar:{calendar.Version}");
            await runner.RunAsync(collaboration, new CollaborationCommand.RecomputeProvisional(), new Asked(Person.Clock, clock.Now, operation, Unpredictable.Bytes()), cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // One collaboration's fault must not keep the others' limits; it is asked again at the next start.
            Log.Fault(logger, collaboration.Id, fault);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Calendar {Version} is adopted; provisional limits are counted again.")]
        public static partial void Adopted(ILogger logger, string version);

        [LoggerMessage(3, LogLevel.Warning, "The store is down: calendar {Version} is adopted later.")]
        public static partial void Later(ILogger logger, string version);

        [LoggerMessage(2, LogLevel.Error, "The provisional limits of {Collaboration} could not be counted again.")]
        public static partial void Fault(ILogger logger, string collaboration, Exception fault);
    }
}

/// <param name="Version">As deadlines keep it.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(CalendarAdopted), "calendar.adopted.v1")]
public record CalendarAdopted(string Version, DateTimeOffset At);

/// <param name="Versions">Every version there was, the present one last.</param>
public sealed record AdoptedCalendars(ImmutableArray<string> Versions);
