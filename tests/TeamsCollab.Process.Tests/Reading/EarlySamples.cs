using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Meeting.Live;
using TeamsCollab.Process.Reading;
using TeamsCollab.Process.Request;
using TeamsCollab.Process.Tests.Meeting;
using TeamsCollab.Process.Tests.Minutes;
using TeamsCollab.Process.Tests.Retrospective;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Meeting.MeetingSpec;
using static TeamsCollab.Process.Tests.Request.RequestSpec;

namespace TeamsCollab.Process.Tests.Reading;

/// <summary>The moments of the first two stages that samples show, and of the cards that belong to no stage.</summary>
internal static class EarlySamples
{
    private static readonly RequestForm Urgent = Form with
    {
        What = "提前铺货，并提供产品卖点手册",
        Urgency = Urgency.Urgent,
        Executive = GeneralManager,
        Materials = [new FormMaterial("上市计划 *v2*", MaterialKind.Plan, "https://files.example/plan.docx") { Content = new FileContent(2_411_724, string.Concat(Enumerable.Repeat("3fa9c1d2e4b70815", 4))) }, new FormMaterial("上季度销售数据", MaterialKind.Data, "https://files.example/data.xlsx")],
    };

    private static readonly DateTimeOffset Noon = Monday.AddHours(2);

    public static IReadOnlyDictionary<string, Func<object>> All { get; } = new Dictionary<string, Func<object>>
    {
        ["request/form.initiator"] = () => RequestFormCard.For([Sales, Product, Support], [(Xia, "夏主管", Sales), (Chan, "产小品", Product), (SupportHead, "孔总监", Support)], [(GeneralManager, "钟总")], Sent().For(Ma, Monday)),
        ["request/form.improvements"] = () => RequestFormCard.For([Sales, Product, Support], [], [], Sent().For(Ma, Monday)) with
        {
            Materials = [.. Urgent.Materials.Select(MaterialLine.Of)],
            Improvements = [ImprovementQuestion.For(new OpenImprovement("C1", "MKT-2024-001", "I1"), RetrospectiveSpec.Reported().State.Retrospective.Improvements[0], RetrospectiveSpec.Reported().For(Ma, Monday))],
        },
        ["request/answer.receiver"] = () => Answer(Delivered(Urgent), Xia, Noon),
        ["request/answer.overdue"] = () => Answer(Delivered(Urgent), Xia, Monday.AddDays(2)),
        ["request/answer.initiator-question"] = () => Answer(Asked(), Ma, Noon.AddHours(2)),
        ["request/answer.accepted"] = () => Answer(Delivered(Urgent).AndWhen(Xia, Noon, SalesAccepts with { Assessment = new Assessment("6 人可投入", "6 月中旬起", "需总监批准", "", "促销物料 200 套") }), Ma, Noon.AddHours(1)),
        ["overview.accepted"] = () => Overview(Delivered(Urgent).AndWhen(Xia, Noon, SalesAccepts), Ma, Noon.AddHours(1)),
        ["request/answer.declined"] = () => Answer(Delivered(Urgent).AndWhen(Xia, Noon, new RequestCommand.Decline(Sales, "6 月人手已排满")), Ma, Noon.AddHours(1)),
        ["request/answer.initiator-terms"] = () => Answer(Offered(), Ma, Noon.AddHours(1)),
        ["request/answer.receiver-terms"] = () => Answer(Offered(), Xia, Noon.AddHours(1)),
        ["request/answer.accepted-terms"] = () => Answer(Offered().AndWhen(Ma, Noon.AddHours(1), new RequestCommand.AgreeToOffer(Sales, 1)), Xia, Noon.AddHours(2)),
        ["request/answer.receiver-lane"] = () => Answer(Hurried(), Xia, Noon),
        ["request/answer.initiator-lane"] = () => Answer(Hurried().AndWhen(Xia, Noon, new RequestCommand.TakeLane(Sales)), Ma, Noon.AddHours(1)),
        ["request/paperwork.owed"] = () => Paperwork(Hurried(), Ma, Noon),
        ["request/paperwork.overdue"] = () => Paperwork(Hurried(), Ma, Monday.AddDays(3)),
        ["request/paperwork.colleague"] = () => Paperwork(Hurried(), Xia, Noon),
        ["request/paperwork.paid"] = () => Paperwork(Hurried().AndWhen(Ma, Noon, new RequestCommand.PayDebt("D1", "夏主管同意当天派 3 人排查", [new FormMaterial("通话纪要", MaterialKind.Other, "https://files.example/call.docx")])), Xia, Noon.AddHours(1)),
        ["request/clarification.initiator"] = () => Clarification(Asked(), Ma),
        ["request/clarification.answered"] = () => Clarification(Asked().AndWhen(Ma, Noon.AddHours(1), new RequestCommand.AnswerQuestion("Q1", "包括，名单见材料。")), Xia),
        ["meeting/arrange.initiator"] = () => Arrange(Aligned(), Ma),
        ["meeting/arrange.attendee"] = () => Arrange(Booked(), Xia),
        ["meeting/arrange.blocked"] = () => Arrange(
            Aligned().AndWhen(Ma, Noon, new MeetingCommand.SwitchAutoBooking(true)).AndWhen(Person.Pump, Noon, new MeetingCommand.RecordNoSlot([SalesHead], null)), Ma, Full),
        ["meeting/arrange.unbooked"] = () => Arrange(Arranged().AndWhen(Person.Pump, Noon, new MeetingCommand.RecordBookingFailed(1, 1, "noMailbox")), Ma),
        ["meeting/arrange.busy"] = () => Arrange(Arranged().AndWhen(Person.Pump, Noon, new MeetingCommand.RecordBooking(1, 1, "event", null) { Busy = [Xia] }), Ma),
        ["meeting/arrange.room-declined"] = () => Arrange(RoomDeclined(), Ma, WithRooms),
        ["meeting/arrange.rooms"] = () => Arrange(Aligned(), Ma, WithRooms),
        ["meeting/arrange.live"] = () => Arrange(LiveSpec.Begun(), Ma),
        ["meeting/arrange.moved"] = () => Arrange(Moved(), Ma),
        ["meeting/agenda.busy"] = () => Agenda(Arranged().AndWhen(Person.Pump, Noon, new MeetingCommand.RecordBooking(1, 1, "event", "https://teams.example/join/1") { Busy = [Xia, Chan] }), Ma, Noon),
        ["meeting/agenda.undecided"] = () => Agenda(Undecided().AndWhen(Ma, Noon, FirstAgenda with { Items = [new AgendaItem(15, "发起方说明需求背景、目标及核心诉求"), new AgendaItem(25, "逐项讨论"), new AgendaItem(20, "确认结论与待办任务")] }), Ma, Noon),
        ["meeting/agenda.moved"] = () => Agenda(Moved(), Xia, Noon),
        ["meeting/agenda.initiator"] = () => Agenda(Booked(), Ma, Noon),
        ["meeting/agenda.attendee"] = () => Agenda(Sent().AndWhen(SalesHead, Noon, new MeetingCommand.AskBeforehand("样品何时到店？\n能否先铺省会门店？")), Xia, Noon),
        ["meeting/agenda.begun"] = () => Agenda(Sent().AndWhen(Xia, Noon, new MeetingCommand.AcknowledgeMaterials()), Ma, Start.AddMinutes(5)),
        ["meeting/agenda.held"] = () => Agenda(Sent().AndWhen(Ma, End.AddMinutes(10), Over(Ma, SalesHead, Xia, Chan) with { EndedAt = End.AddMinutes(10) }), Xia, End.AddHours(1)),
        ["welcome.anyone"] = () => new WelcomeCard(),
        ["meeting/live.begun"] = () => Live(LiveSpec.Begun(), Xia, Start.AddMinutes(4)),
        ["meeting/live.caught"] = () => Live(LiveSpec.Caught().AndWhen(Person.Clock, LiveSpec.Now, new CollaborationCommand.CheckDeadlines()), Ma, LiveSpec.Now),
        ["meeting/live.over"] = () => Live(LiveSpec.Filled(), Ma, Start.AddMinutes(65)),
        ["meeting/live.held"] = () => Live(HeldLive(), Xia, End.AddHours(1)),
        ["meeting/note.attendee"] = () => MeetingNoteCard.For(LiveSpec.Begun().State, LiveSpec.Begun().For(Xia, LiveSpec.Now)),
        ["meeting/row.new"] = () => MeetingRowCard.For(LiveSpec.Begun().State, LiveSpec.Begun().For(Xia, LiveSpec.Now), "new"),
        ["meeting/row.half"] = () => MeetingRowCard.For(LiveSpec.Filled().State, LiveSpec.Filled().For(Xia, LiveSpec.Now), "R2"),
        ["meeting/dispute.new"] = () => MeetingDisputeCard.For(LiveSpec.Begun().State, LiveSpec.Begun().For(Ma, LiveSpec.Now), "new"),
        ["meeting/dispute.row"] = () => MeetingDisputeCard.For(LiveSpec.Filled().State, LiveSpec.Filled().For(Ma, LiveSpec.Now), "R2"),
        ["meeting/attendance.half"] = () => Attendance(LiveSpec.Filled(), Ma, End),
        ["meeting/attendance.ending"] = () => Attendance(Sent(), Ma, End.AddMinutes(5)),
        ["meeting/attendance.by-hand"] = () => Attendance(Aligned(), Xia, End),
        ["meeting/attendance.held"] = () => Attendance(HeldLive(), Xia, End.AddHours(1)),
        ["my-work.busy"] = () => Work(Delivered(Urgent), MinutesSpec.Circulated()),
        ["my-work.empty"] = () => MyWorkCard.Of([], []),
        ["my-work.drafts"] = () => MyWorkCard.Of([], []) with { Drafts = [Handbook, Unnamed] },
        ["dialog.step"] = () => Step("matter", 2),
        ["dialog.review"] = () => Step("review", 5) with
        {
            Answers =
            [
                new AnsweredStep("whom", [Answered("协作类型", "Kind", "项目协同", "Project delivery"), Answered("接收部门", "Departments", "销售部、产品部", "销售部, 产品部")]),
                new AnsweredStep("matter", [Answered("协作主题", "Title", "卖点手册"), Answered("需要对方做什么", "What is needed", "6 月 20 日前提供卖点手册，图文各 20 页")]),
            ],
        },
        ["dialog.resource"] = () => Step("review", 4) with
        {
            Dialog = "resource",
            Count = 4,
            Matter = About,
            Answers =
            [
                new AnsweredStep("what", [Answered("申请的资源", "Resource", "导购人员 6 人"), Answered("用途与理由", "Purpose and reasons", "首批铺货期间驻店讲解")]),
                new AnsweredStep("amount", [Answered("数量", "Amount", "6 人"), Answered("使用期间", "Period", "6月20日至6月30日"), Answered("提供部门", "Providing department", "销售部")]),
                new AnsweredStep("dependents", []),
            ],
        },
        ["dialog.memorandum"] = () => Step("review", 5) with
        {
            Dialog = "memorandum",
            Matter = About,
            BuildsOn = 1,
            Answers =
            [
                new AnsweredStep("scope", [Answered("协作目标", "Goal of the collaboration", "新品 8 月按期上市")]),
                new AnsweredStep("duties", [Answered("双方权责", "Rights and duties of each side", "市场部：提供方案\n销售部：完成铺货") with { Standing = new Typed("市场部：提供方案\n销售部：完成首批铺货") }]),
                new AnsweredStep("standard", [Answered("交付标准", "Delivery standard", "首批铺货率≥95%"), Answered("争议解决机制", "How disputes are resolved", "先由双方负责人协商，3 个工作日内未果的提请公司管理层裁决")]),
                new AnsweredStep("terms", [Answered("默示同意（逾期未反馈视为同意）", "Agreement by silence", "是", "Yes") with { Standing = In("否", "No") }]),
            ],
        },
        ["substitute.nobody"] = () => new SubstituteCard(string.Empty, [new Choice(Xia.Id, new Typed("夏主管"))]),
        ["substitute.named"] = () => new SubstituteCard(Xia.Id, [new Choice(Xia.Id, new Typed("夏主管"))]),
        ["drafts.which"] = () => new DraftsCard(new Typed("请产品部补充 3 个案例"), true, [Handbook, Unnamed]),
        ["drafts.list"] = () => new DraftsCard(new Typed(string.Empty), false, [Handbook, Unnamed]),
    };

    private static Spec Hurried() => Delivered(Urgent with { Kind = RequestKind.ProblemSolving, Call = new FormCall(Sales, Xia, Monday.AddMinutes(-20)) });

    private static RequestPaperworkCard Paperwork(Spec spec, Person person, DateTimeOffset now) => RequestPaperworkCard.For(spec.State, spec.For(person, now), "D1");

    private static DraftLine Handbook => new("a draft", "request", "terms", 3, 5, new Typed("卖点手册"), KeptUntil);

    private static DraftLine Unnamed => new("another draft", "request", "whom", 1, 5, new Typed(string.Empty), KeptUntil);

    private static Moment KeptUntil => Moment.Of(Noon.AddDays(14), Delivered(Urgent).For(Ma, Noon));

    private static Typed About => new("MKT-2024-015 2024年Q3新品上市营销活动协作");

    private static Typed In(string chinese, string english) => new(Readers.Present is Language.Chinese ? chinese : english);

    /// <summary>What people chose is said in the reader's language; what they typed stays as it is.</summary>
    private static AnsweredLine Answered(string question, string asked, string reply, string? chosen = null) => new(In(question, asked), In(reply, chosen ?? reply));

    private static DialogCard Step(string name, int number) => new("request", name, number, 5, "a draft", number, KeptUntil, []);

    private static Spec Asked() => Delivered(Urgent).AndWhen(Xia, Noon, new RequestCommand.Clarify(Sales, "铺货范围包括三线城市吗？"));

    private static Spec Offered() => Delivered(Urgent).AndWhen(Xia, Noon, new RequestCommand.Offer(Sales, new DateOnly(2024, 7, 5), "先铺一二线城市 320 家门店", "市场部 6 月 20 日前提供陈列物料"));

    private static Spec Booked() => Arranged().AndWhen(Person.Pump, Noon, new MeetingCommand.RecordBooking(1, 1, "event", "https://teams.example/join/1"));

    private static Spec RoomDeclined() => Spec.Given(Aligned().History).Knowing(facts => facts with { Rooms = [Small, Large] })
        .When(Ma, Monday, new MeetingCommand.Arrange(0, Plan with { Form = MeetingForm.OnSite, Room = Small.Mail }))
        .AndWhen(Person.Pump, Noon, new MeetingCommand.RecordBooking(1, 1, "event", null))
        .AndWhen(Person.Pump, Noon, new MeetingCommand.NoteOutlook("event", new OutlookEntry(Start, 60, null, []) { HasRoomDeclined = true }));

    private static Spec Undecided() => Sent()
        .AndWhen(SalesHead, Noon, new MeetingCommand.ConfirmAttendance(1, false, "当天出差"))
        .AndWhen(Xia, Noon, new MeetingCommand.ConfirmAttendance(1, true, ""));

    private static Spec Moved() => Booked().AndWhen(Ma, Noon, new MeetingCommand.Move(1, Start.AddDays(1), "王总监当天出差"));

    private static Spec Sent() => Booked().AndWhen(Ma, Noon, FirstAgenda);

    private static Spec HeldLive() => LiveSpec.Caught()
        .AndWhen(Ma, LiveSpec.Now, new LiveCommand.StrikeRow("R2"))
        .AndWhen(Ma, End, Over(Ma, MarketingHead, SalesHead, Xia, Chan) with { Absences = ["彭总监：出差，委托产小品参会"] });

    private static MeetingLiveCard Live(Spec spec, Person person, DateTimeOffset now) => MeetingLiveCard.For(spec.State, spec.For(person, now));

    private static MeetingAttendanceCard Attendance(Spec spec, Person person, DateTimeOffset now) => MeetingAttendanceCard.For(spec.State, spec.For(person, now));

    private static OverviewCard Overview(Spec spec, Person person, DateTimeOffset now) => OverviewCard.For(spec.State, spec.For(person, now));

    private static RequestAnswerCard Answer(Spec spec, Person person, DateTimeOffset now) => RequestAnswerCard.For(
        spec.State,
        spec.For(person, now) with { Load = new DepartmentLoad(new Commitments(3, 2, 1), IsWhole: true, now < Monday.AddDays(1) ? new FreeHours(6, 212.5, 378, new DateOnly(2024, 6, 12)) : null) },
        Sales.Name);

    private static RequestClarificationCard Clarification(Spec spec, Person person) => RequestClarificationCard.For(spec.State, spec.For(person, Noon.AddHours(2)), "Q1");

    private static readonly MeetingRoom Small = new("room302@example.cn", "302会议室", 6);

    private static readonly MeetingRoom Large = new("room501@example.cn", "501会议室", 20);

    private static readonly SlotSearch WithRooms = new([new Slot(Wednesday.AddHours(5), 6, true) { Rooms = [Small, Large] }, new Slot(Start, 6, false) { Rooms = [Large] }, new Slot(Start.AddDays(1), 6, false)])
    {
        Rooms = [Small, Large],
        FreeNow = [Large],
    };

    private static readonly SlotSearch Full = new([])
    {
        Blockers = [new Blocker(SalesHead, 122, 122), new Blocker(Chan, 0, 0), new Blocker(Xia, 58, 122)],
        Relaxations = [new Relaxation(Relaxing.WithoutOne, Start, Chan, 60), new Relaxation(Relaxing.Later, Start.AddDays(14), null, 60)],
    };

    private static MeetingArrangeCard Arrange(Spec spec, Person person, SlotSearch? search = null) =>
        MeetingArrangeCard.For(spec.State, spec.For(person, Noon), search ?? new SlotSearch([new Slot(Wednesday.AddHours(5), 6, true), new Slot(Start, 6, false), new Slot(Start.AddDays(1), 6, false)]));

    private static MeetingAgendaCard Agenda(Spec spec, Person person, DateTimeOffset now) => MeetingAgendaCard.For(spec.State, spec.For(person, now));

    private static MyWorkCard Work(params Spec[] specs)
    {
        var lines = specs.SelectMany(spec => spec.State.Awaiting.Select(item => (item.From, Line: WorkLine.For("a collaboration", spec.State, item, spec.For(Xia, Noon))))).ToArray();
        return MyWorkCard.Of(lines.Where(line => line.From == Xia).Select(line => line.Line), lines.Where(line => line.From != Xia).Select(line => line.Line));
    }
}
