using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using TeamsCollab.Bot;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Proof;
using TeamsCollab.Office;
using TeamsCollab.Process;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Request;

namespace TeamsCollab.Benchmarks.Verification;

/// <summary>The record of one very large collaboration, written event by event, with every head signed.</summary>
internal sealed class LargeMinutes(IServiceProvider services)
{
    public static readonly DateTimeOffset Day = new(2024, 6, 11, 16, 0, 0, TimeSpan.FromHours(8));

    private static readonly StreamKey Key = StreamKey.Collaboration(PracticeTenant.Id, "large-minutes");

    private readonly ICollaborationStore _store = services.GetRequiredService<ICollaborationStore>();
    private readonly Proofs _proofs = services.GetRequiredService<Proofs>();
    private readonly ReadOnlyMemory<byte> _entropy = Unpredictable.Bytes();
    private Collaboration _state = Collaboration.Empty;
    private Tip? _tip;

    public async Task<StreamKey> WriteAsync(int clauses, int signers)
    {
        var calendar = services.GetRequiredService<WorkingCalendar>();
        var limit = new Facts(calendar, new TimeLimits()).Promise(Day, 2);
        ImmutableArray<Signatory> heads = [.. Enumerable.Range(0, signers).Select(number => new Signatory(new Department(Name("部门", number)), new Person(Name("head", number)), "directory", Day))];
        ImmutableArray<Side> sides = [.. heads.Select((head, number) => new Side(
            head.Department, number == 0 ? SideRole.Initiator : SideRole.Receiver, head.Person, head.Person, true, SideAnswer.Accepted, head.Person, head.Person))];
        ImmutableArray<Person> people = [.. heads.Select(head => head.Person)];
        await StoreAsync(new RequestEvent.Submitted(
            "MKT-2024-900", people[0], sides, [.. heads.Select(head => new HeadRead(head.Department, head.Person, "directory", Day))], RequestKind.ProjectDelivery,
            Seal("title", "三十个部门的年度协作"), new DateOnly(2024, 9, 30), Urgency.Normal, Importance.Important, null, [], Day, Day));
        await StoreAsync(new MeetingEvent.Ended(people[0], Day, Day.AddHours(1), people, [], Day));
        await StoreAsync(new MinutesEvent.Awaited(people[0], limit, Day));
        var written = new List<Clause>();
        for (var number = 0; number < clauses; number++)
        {
            var clause = new Clause($"A{number + 1}", Seal("text", $"第 {number + 1} 条:各部门于每月最后一个工作日前提交数据,差错率不高于 1%。"), null, null, []);
            written.Add(clause);
            await StoreAsync(new MinutesEvent.Written(people[0], [new MinutesClause(ClauseKind.AgreedItem, clause)], Day));
        }

        var content = Clause.ContentOf(written);
        await StoreAsync(new MinutesEvent.Circulated(1, people[0], content, people, [], heads, limit, Day));
        foreach (var person in people.Skip(1))
        {
            await StoreAsync(new MinutesEvent.Confirmed(1, person, content, Day));
        }

        await StoreAsync(new MinutesEvent.AllConfirmed(1, limit, Day));
        foreach (var head in heads)
        {
            await StoreAsync(new MinutesEvent.SignedOff(1, head.Person, [head.Department], Seal("text", head.Person.Id), content, Day));
        }

        await StoreAsync(new MinutesEvent.TookEffect(1, Day));
        return Key;
    }

    private async Task StoreAsync(CollaborationEvent happened)
    {
        var stored = EventChain.Extend(Key, _tip, [happened]);
        _state = _state.Apply(happened) with { Receipts = [.. _state.Receipts, .. EventChain.Receipts([happened], stored)] };
        var (version, head) = (stored[0].Version, stored[0].Hash);
        var append = new Append(_tip, new OperationId(Name("turn", (int)version)), stored, [.. Sealed.In([happened])], StoredStates.Tip(_state, version, head), [], StreamIndex.None);
        if (!await _store.TryAppendAsync(Key, append, default))
        {
            throw new InvalidOperationException("Somebody else wrote.");
        }

        _tip = (await _store.LoadAsync(Key, default, default)).Tip;
        await _proofs.SignHeadAsync(Key, version, head, _state, default);
    }

    private Wording Seal(string field, string text) => Wording.Seal(_entropy.Span, [(field, text)]);

    private static string Name(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{number}");
}
