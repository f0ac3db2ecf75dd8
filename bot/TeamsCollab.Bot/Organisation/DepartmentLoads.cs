using System.Collections.Immutable;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Graph;
using TeamsCollab.Process;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Request;

namespace TeamsCollab.Bot.Organisation;

/// <summary>
/// What a department has in hand while it judges a request (B7): its open commitments from the record store, its free hours from the calendars.
/// The cost goes with what the department owes, never with what is stored.
/// </summary>
public sealed class DepartmentLoads(ICollaborationStore store, StaffDirectory staff, FreeTimes freeTimes, WorkingCalendar calendar)
{
    /// <summary>Collaborations opened for one card; a department that owes in more is told "at least".</summary>
    private const int Most = 40;

    /// <summary>Nobody judges a request by hours that are farther away.</summary>
    private const int WorkingDaysAhead = 20;

    /// <summary>Null for a reader who has nothing to judge.</summary>
    /// <param name="cardKey">Of the answer card.</param>
    public async Task<DepartmentLoad?> FindAsync(string tenant, Collaboration state, Person reader, string? cardKey, DateTimeOffset now, CancellationToken cancellation)
    {
        if (RequestAnswerCard.SideToJudge(state, reader, cardKey) is not { } side)
        {
            return null;
        }

        var hours = HoursAsync(state, side, reader, now, cancellation);
        var found = await store.SearchAsync(tenant, [], [CollaborationIndex.Owing(side.Department)], Most + 1, cancellation);
        var states = await Task.WhenAll(found.Streams.Take(Most).Select(key => OpenAsync(key, cancellation)));
        var commitments = states.Aggregate(default(Commitments), (sum, each) => sum.And(Commitments.In(each, side.Department, now, calendar.DateOf(now))));
        return new DepartmentLoad(commitments, found.IsComplete && found.Streams.Length <= Most, await hours);
    }

    private async Task<Collaboration> OpenAsync(StreamKey key, CancellationToken cancellation) =>
        await StoredStates.OpenAsync((await store.LoadAsync(key, default, cancellation)).Tip, key, store, cancellation);

    /// <summary>From now to the wanted day, of the department's people: whoever answers for it first, then the others. Null where Graph does not tell.</summary>
    private async Task<FreeHours?> HoursAsync(Collaboration state, Side side, Person reader, DateTimeOffset now, CancellationToken cancellation)
    {
        var step = TimeSpan.FromMinutes(SlotFinder.StepMinutes);
        var from = new DateTimeOffset((now.Ticks + step.Ticks - 1) / step.Ticks * step.Ticks, now.Offset);
        var until = Earlier(calendar.CloseOf(state.Request.WantedBy), calendar.Due(now, WorkingDaysAhead).At);
        return until <= from ? null : await FreeTimes.UnlessSilentAsync(
            async () =>
            {
                var speakers = await Task.WhenAll(staff.FindAsync(side.Contact, cancellation), staff.FindAsync(side.Head, cancellation));
                var members = await staff.ReadMembersAsync(side.Department, cancellation);
                var views = await freeTimes.ReadAsync(
                    reader, [.. speakers.OfType<Employee>().Concat(members).DistinctBy(employee => employee.Person).Take(FreeTimes.PeopleACall)], from, until, cancellation);
                return FreeHours.In([.. views.Select(view => new Availability(view.Key, true, view.Value))], from, until, calendar);
            },
            null);
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
