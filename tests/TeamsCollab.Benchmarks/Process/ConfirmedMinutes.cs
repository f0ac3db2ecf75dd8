using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using TeamsCollab.Bot;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Practice;
using TeamsCollab.Process;
using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Request;

namespace TeamsCollab.Benchmarks.Process;

/// <summary>
/// Collaborations of four departments, brought by the runner to minutes that everybody has confirmed and no head has signed. Each has
/// eight people, three tasks and all words of a real one.
/// </summary>
internal sealed class ConfirmedMinutes(PracticeMode practice)
{
    private const int Together = 32;

    private static readonly (string Department, string Contact, string Head)[] Receivers =
        [("销售部", "赵敏", "王建国"), ("产品部", "孙雨桐", "周晓峰"), ("客服部", "朱洁", "马海燕")];

    private readonly CollaborationRunner _runner = practice.App.Services.GetRequiredService<CollaborationRunner>();
    private readonly Person _asker = Named(practice, "刘雅婷");

    public static Person Named(PracticeMode practice, string name) => new(practice.Office.Person(name).Id.ToLowerInvariant());

    public StreamKey Key(int number) =>
        StreamKey.Collaboration(practice.Office.TenantId, string.Create(CultureInfo.InvariantCulture, $"benchmark-{number:D6}"));

    /// <summary>Returns how many commands were carried out.</summary>
    /// <param name="isConfirmed">Otherwise only as far as the meeting, with no clause written yet.</param>
    public async Task<int> WriteAsync(int first, int count, bool isConfirmed = true)
    {
        var commands = 0;
        await Parallel.ForAsync(first, first + count, new ParallelOptions { MaxDegreeOfParallelism = Together }, async (number, _) =>
            Interlocked.Add(ref commands, await WriteAsync(Key(number), isConfirmed)));
        return commands;
    }

    private async Task<int> WriteAsync(StreamKey key, bool isConfirmed)
    {
        var turn = 0;
        await RunAsync(_asker, new RequestCommand.Submit(Form()), At(3, 10));
        foreach (var (department, contact, head) in Receivers)
        {
            await RunAsync(Person.Pump, new RequestCommand.RecordDelivery(new(department)), At(3, 10));
            var accept = new RequestCommand.Accept(new(department), new Assessment("6 人可投入"), Named(practice, head), Named(practice, contact));
            await RunAsync(Named(practice, contact), accept, At(3, 11));
        }

        var state = (await _runner.ReadAsync(key, CancellationToken.None)).State;
        var attendees = DefaultAttendees.Of(state);
        await RunAsync(_asker, new MeetingCommand.Arrange(0, new MeetingPlan(At(6, 14), 60, MeetingForm.Online, null, attendees)), At(3, 14));
        await RunAsync(_asker, new MeetingCommand.SendAgenda(1, DefaultAgenda.Of(60, new())), At(3, 15));
        await RunAsync(_asker, new MeetingCommand.EndMeeting(At(6, 14), At(6, 15), [.. attendees.Select(attendee => attendee.Person).Distinct()]), At(6, 15));
        if (!isConfirmed)
        {
            return turn;
        }

        await RunAsync(_asker, new MinutesCommand.Write([.. Points(), .. Tasks()]), At(7, 10));
        state = await RunAsync(_asker, new MinutesCommand.Circulate(0), At(7, 11));
        foreach (var task in state.Minutes.Unaccepted.ToArray())
        {
            await RunAsync(task.Clause.Owner!.Value, new MinutesCommand.TakeOn(1, task.Clause.Id), At(11, 9));
        }

        foreach (var participant in state.Minutes.Confirmations.Outstanding)
        {
            state = await RunAsync(participant, new MinutesCommand.Confirm(1), At(11, 10));
        }

        return state.Minutes.Status is MinutesStatus.Signing ? turn : throw new InvalidOperationException($"The minutes are {state.Minutes.Status}.");

        async Task<Collaboration> RunAsync(Person by, CollaborationCommand command, DateTimeOffset at)
        {
            var operation = new OperationId(string.Create(CultureInfo.InvariantCulture, $"{key.Id}-{++turn}"));
            var ran = await _runner.RunAsync(key, command, new Asked(by, at, operation, Unpredictable.Bytes()), CancellationToken.None);
            return ran.Decision is Decision.Accepted ? ran.State : throw new InvalidOperationException($"{command}: {ran.Decision}");
        }
    }

    private RequestForm Form() => new(
        RequestKind.ProjectDelivery,
        "2024年Q3新品上市营销活动协作",
        "销售部:8月1日前完成首批铺货;产品部:提供产品卖点手册与培训资料;客服部:完成售后话术培训",
        "为保障新品8月顺利上市,需销售部提前铺货、产品部提供培训资料、客服部同步售后政策",
        new DateOnly(2024, 7, 31),
        "首批铺货率≥95%;卖点手册覆盖全部8个卖点;客服话术考核通过率100%",
        Urgency.Normal,
        Importance.Important,
        null,
        [.. Receivers.Select(receiver => new FormReceiver(new(receiver.Department), Named(practice, receiver.Contact), true))],
        [new FormMaterial("Q3上市营销方案", MaterialKind.Plan, "https://intranet.example/q3/plan.docx")])
    {
        Details = new KindDetails { Milestones = "6月20日 手册定稿\n6月28日 培训完成\n7月31日 首批铺货完成" },
    };

    private static DraftClause[] Points() =>
    [
        new DraftClause.Point(null, new("销售部"), "需产品部在6月20日前提供详细产品卖点手册,铺货时间为7月1日-7月31日"),
        new DraftClause.Point(null, new("产品部"), "承诺6月14日前完成手册初稿,6月20日前根据销售反馈修订"),
        new DraftClause.Point(null, new("客服部"), "需在6月28日前完成售后话术培训,培训材料由产品部提供"),
        new DraftClause.Agreed(null, "产品卖点手册交付标准:图文各20页,6月20日前交付"),
        new DraftClause.Agreed(null, "首批铺货7月31日前完成,铺货率≥95%"),
    ];

    private IEnumerable<DraftClause> Tasks() => Receivers.Select(receiver => new DraftClause.Task(
        null, $"{receiver.Department}的交付", Named(practice, receiver.Contact), new DateOnly(2024, 6, 28), "按计划分三批完成,每批完成后上报", "覆盖全部8个卖点,图文各20页", Rhythm.Weekly));

    private static DateTimeOffset At(int day, int hour) => new(2024, 6, day, hour, 0, 0, TimeSpan.FromHours(8));
}
