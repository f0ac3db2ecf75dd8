using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using TeamsCollab.Process.Dispute;
using TeamsCollab.Process.Execution;
using TeamsCollab.Process.Memorandum;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Procedure;
using TeamsCollab.Process.Reading;
using TeamsCollab.Process.Request;
using TeamsCollab.Process.Retrospective;
using TeamsCollab.Process.Tests.Execution;
using TeamsCollab.Process.Tests.Minutes;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Execution.ExecutionSpec;
using static TeamsCollab.Process.Tests.Minutes.MinutesSpec;
using static TeamsCollab.Process.Tests.Retrospective.RetrospectiveSpec;

using Disp = TeamsCollab.Process.Tests.Dispute.DisputeSpec;
using Memo = TeamsCollab.Process.Tests.Memorandum.MemorandumSpec;
using Proc = TeamsCollab.Process.Tests.Procedure.ProcedureSpec;

namespace TeamsCollab.Process.Tests.Reading;

/// <summary>
/// The samples beside the templates are what the records give for these moments of one collaboration, so a template that fits its samples
/// fits the product. After a wanted change run once with TEAMSCOLLAB_WRITE_SAMPLES=1 and read the difference.
/// </summary>
public sealed class CardSampleTests
{
    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new TypedAsText() },
    };

    private static readonly Dictionary<string, Func<object>> Samples = new(EarlySamples.All)
    {
        ["minutes/draft.empty"] = () => Minutes(AfterTheMeeting(), Ma),
        ["minutes/draft.writer"] = () => Minutes(AfterTheMeeting().When(Ma, MeetingEnded, FirstDraft), Ma),
        ["minutes/draft.participant"] = () => Minutes(AfterTheMeeting().When(Ma, MeetingEnded, FirstDraft), Xia),
        ["minutes/draft.objected"] = () => Minutes(Objected(), Ma),
        ["minutes/draft.settled"] = () => Minutes(InForce(), Ma),
        ["minutes/confirm.participant"] = () => Confirm(Circulated(), Xia),
        ["minutes/confirm.confirmed"] = () => Confirm(Circulated(), Ma),
        ["minutes/confirm.objected"] = () => Confirm(Objected(), Chan),
        ["minutes/confirm.settled"] = () => Confirm(InForce(), Xia),
        ["minutes/ratification.head"] = () => Ratification(RatificationTests.Sent(), ProductHead),
        ["minutes/ratification.ratified"] = () => Ratification(RatificationTests.Sent().AndWhen(ProductHead, MeetingEnded.AddHours(1), new MinutesCommand.Ratify(1)), ProductHead),
        ["minutes/ratification.refused"] = () => Ratification(RatificationTests.Sent().AndWhen(ProductHead, MeetingEnded.AddHours(1), new MinutesCommand.RefuseToRatify(1, "交期未与产品部商定")), ProductHead),
        ["minutes/confirm.stamped"] = () => Confirm(RatificationTests.Sent(), Xia),
        ["minutes/sign-off.stamped"] = () => SignOff(RatificationTests.Signed(), SalesHead),
        ["minutes/sign-off.head"] = () => SignOff(AllConfirmed(), SalesHead),
        ["minutes/sign-off.early"] = () => SignOff(Circulated(), SalesHead),
        ["minutes/sign-off.settled"] = () => SignOff(InForce(), SalesHead, new Receipt(SalesHead, CardName.MinutesSignOff, 23, Process.Content.Digest.Of("sample"u8.ToArray()))),
        ["minutes/sign-off.signed"] = () => SignOff(AllConfirmed().AndWhen(SalesHead, MeetingEnded.AddHours(1), new MinutesCommand.SignOff(1)), SalesHead),
        ["minutes/sign-off.participant"] = () => SignOff(AllConfirmed(), Xia),
        ["minutes/sign-off.overdue"] = () => MinutesSignOffCard.For(AllConfirmed().State, AllConfirmed().For(SalesHead, At(6, 10))),
        ["minutes/sign-off.superseded"] = () => SignOff(Again(), SalesHead),
        ["minutes/sign-off.unaccepted"] = () => SignOff(WithoutOwners(), SalesHead),
        ["minutes/sign-off.reserved"] = () => SignOff(Reserved(), ProductHead),
        ["minutes/take-on.owner"] = () => TakeOn(Circulated(), Chan),
        ["minutes/take-on.taken"] = () => TakeOn(TakenOn(), Chan),
        ["minutes/take-on.colleague"] = () => TakeOn(Circulated(), Ma),
        ["minutes/take-on.objected"] = () => TakeOn(Circulated().AndWhen(Chan, MeetingEnded.AddHours(1), new MinutesCommand.ObjectTo(1, "T1", "手册应由市场部编写，产品部只提供素材")), Chan),
        ["minutes/take-on.late"] = () => TakeOn(SignedAware(), Chan),
        ["minutes/confirm.superseded"] = () => Confirm(Again(), Xia),
        ["minutes/confirm.overdue"] = () => MinutesConfirmCard.For(Circulated().State, Circulated().For(Xia, At(6, 10))),
        ["minutes/sign-off.oa"] = () => SignOff(AllConfirmed().AndWhen(ProductHead, MeetingEnded.AddHours(1), new MinutesCommand.RecordOa(1, ProductHead, "OA-2024-0612", "彭总监", MeetingEnded.AddHours(1), "https://oa.example/0612")), SalesHead),
        ["minutes/confirm.silence"] = () => Confirm(Memo.CirculatedAfter(Memo.WithSilence), Xia),
        ["minutes/confirm.silent"] = () => MinutesConfirmCard.For(Silent().State, Silent().For(Chan, At(6, 10))),
        ["memorandum/draft.suggested"] = () => Memorandum(AfterTheMeeting().When(Ma, MeetingEnded, FirstDraft), Ma),
        ["memorandum/draft.objected"] = () => Memorandum(MemorandumObjected(), Ma),
        ["memorandum/draft.colleague"] = () => Memorandum(Memo.Proposed(), Xia),
        ["memorandum/draft.aside"] = () => Memorandum(AfterTheMeeting().When(Ma, MeetingEnded, new MemorandumCommand.SetAside()), Ma),
        ["memorandum/sign-off.head"] = () => MemorandumSignOff(Memo.Proposed(), SalesHead),
        ["memorandum/sign-off.objected"] = () => MemorandumSignOff(MemorandumObjected(), SalesHead),
        ["memorandum/sign-off.settled"] = () => MemorandumSignOff(Memo.Signed(), SalesHead),
        ["memorandum/sign-off.overdue"] = () => MemorandumSignOffCard.For(Memo.Proposed().State, Memo.Proposed().For(SalesHead, At(6, 10))),
        ["procedure/form.initiator"] = () => ProcedureFormCard.For(Proc.Refused().State, Proc.Refused().For(Ma, At(4, 11))),
        ["procedure/form.empty"] = () => ProcedureFormCard.For(Proc.Drafted().State, Proc.Drafted().For(Xia, MeetingEnded)),
        ["procedure/approval.approver"] = () => Approval(Proc.Applied(), Proc.Treasurer, "B1"),
        ["procedure/approval.applicant"] = () => Approval(Proc.Applied(Proc.Resource), Ma, "R1"),
        ["procedure/approval.owner"] = () => Approval(Proc.Applied(Proc.Seal), Xia, "O1"),
        ["procedure/approval.refused"] = () => Approval(Proc.Refused(), Ma, "B1"),
        ["procedure/approval.overdue"] = () => ProcedureApprovalCard.For(Proc.Applied().State, Proc.Applied().For(Proc.Treasurer, At(6, 10)), "B1"),
        ["procedure/change.initiator"] = () => Change(Proc.Refused(), Ma),
        ["procedure/change.head"] = () => Change(ChangeProposed(), SalesHead),
        ["procedure/change.declined"] = () => Change(ChangeProposed().AndWhen(SalesHead, At(4, 12), new ProcedureCommand.DeclineChange("B1", 1, "必须按期铺货")), Ma),
        ["dispute/ruling.decider"] = () => Ruling(Disp.Disputed(), GeneralManager),
        ["dispute/ruling.owner"] = () => Ruling(Disp.Disputed(), Xia),
        ["dispute/ruling.overdue"] = () => DisputeRulingCard.For(Disp.Disputed().State, Disp.Disputed().For(GeneralManager, At(13, 10)), "D1"),
        ["dispute/ruling.ruled"] = () => Ruling(Disp.Ruled(), GeneralManager),
        ["dispute/ruling.settled"] = () => Ruling(Disp.Settled(), Ma),
        ["minutes/confirm.ruled"] = () => MinutesConfirmCard.For(Disp.Ruled().State, Disp.Ruled().For(Xia, At(11, 12))),
        ["minutes/draft.disputed"] = () => MinutesDraftCard.For(Disp.Drafted().State, Disp.Drafted().For(Ma, MinutesSpec.MeetingEnded)),
        ["minutes/draft.changing-task"] = () => MinutesDraftCard.For(Disp.Drafted().State, Disp.Drafted().For(Ma, MinutesSpec.MeetingEnded) with { Editing = "T2" }),
        ["minutes/draft.changing-dispute"] = () => MinutesDraftCard.For(Disp.Drafted().State, Disp.Drafted().For(Ma, MinutesSpec.MeetingEnded) with { Editing = "D1" }),
        ["execution/task.disputed"] = () => ExecutionTaskCard.For(Disp.Disputed().State, Disp.Disputed().For(Xia, At(4, 10)), "T2"),
        ["procedure/change.settled"] = () => Change(ChangeProposed().AndWhen(SalesHead, At(4, 12), new ProcedureCommand.AgreeToChange("B1", 1)), Ma),
        ["procedure/change.early"] = () => Change(Proc.Applied().AndWhen(Proc.Treasurer, MeetingEnded, new ProcedureCommand.Refuse("B1", "预算已用完")), Ma),
        ["execution/task.waiting"] = () => Task(Proc.InForceWithout(Proc.Applied()), Xia, Shelves, At(4, 10)),
        ["overview.refused"] = () => Overview(Proc.Refused(), Ma, At(4, 11)),
        ["execution/task.colleague"] = () => Task(InForce(), Xia, Handbook, At(3, 15)),
        ["execution/task.waived"] = () => Task(Completed(), Ma, Shelves, At(5, 16)),
        ["execution/progress.asked"] = () => Progress(InForce().ClockAt(At(4, 18)), Xia, At(5, 10)),
        ["execution/acceptance.overdue"] = () => Acceptance(HandedIn(), Ma, At(7, 10)),
        ["execution/acceptance.owner"] = () => Acceptance(HandedIn(), Chan, At(4, 15)),
        ["execution/waiver.agreed"] = () => Waiver(WaiverProposed(), Ma),
        ["retrospective/arrange.participant"] = () => Arrange(Arranged(), Xia, At(7, 10)),
        ["retrospective/answers.overdue"] = () => RetrospectiveAnswersCard.For(Arranged().State, Arranged().For(Xia, At(14, 10))),
        ["retrospective/improvement.overdue"] = () => Improvement(Reported(), Chan, At(29, 10)),
        ["retrospective/improvement.dropped"] = () => Improvement(Reported().AndWhen(Person.Pump, At(20, 12), new RetrospectiveCommand.ReviewImprovement("I1", ImprovementFate.Dropped, Ma, "MKT-2024-002", "已改用新系统")), Chan, At(20, 13)),
        ["retrospective/improvement.reported"] = () => Improvement(Reported().AndWhen(Person.Pump, At(20, 12), new RetrospectiveCommand.ReviewImprovement("I1", ImprovementFate.Done, MarketingHead, "MKT-2024-002", "")), Ma, At(20, 13)),
        ["retrospective/improvement.carried"] = () => Improvement(Reported().AndWhen(Person.Pump, At(20, 12), new RetrospectiveCommand.ReviewImprovement("I1", ImprovementFate.Carried, Ma, "MKT-2024-002", "")), Chan, At(20, 13)),
        ["retrospective/improvement.reopened"] = () => Improvement(Finished().AndWhen(Ma, At(20, 12), new RetrospectiveCommand.ReopenImprovement("I1", 1, "请附模板链接")), Chan, At(20, 13)),
        ["overview.overdue"] = () => Overview(InForce(), Ma, At(29, 10)),
        ["overview.colleague"] = () => Overview(HandedIn(), SalesHead, At(4, 15)),
        ["execution/task.owner"] = () => Task(InForce(), Chan, Handbook, At(3, 15)),
        ["execution/task.late"] = () => Task(InForce().AndWhen(Xia, At(3, 15), HalfWay with { Status = ProgressStatus.Blocked, Note = "两家门店装修" }), Xia, Shelves, At(29, 10)),
        ["execution/task.returned"] = () => Task(HandedIn().AndWhen(Ma, At(4, 15), new ExecutionCommand.ReturnWork(Handbook, 1, "缺第 3 章")), Chan, Handbook, At(4, 16)),
        ["execution/task.initiator"] = () => Task(HandedIn(), Ma, Handbook, At(4, 15)),
        ["execution/task.accepted"] = () => Task(Completed(), Chan, Handbook, At(5, 16)),
        ["execution/progress.owner"] = () => Progress(InForce().AndWhen(Xia, At(3, 15), HalfWay), Xia, At(4, 10)),
        ["execution/progress.over"] = () => Progress(Completed(), Xia, At(5, 16)),
        ["execution/acceptance.initiator"] = () => Acceptance(HandedIn(), Ma, At(4, 15)),
        ["execution/acceptance.accepted"] = () => Acceptance(Completed(), Ma, At(5, 16)),
        ["execution/waiver.head"] = () => Waiver(WaiverProposed(), SalesHead),
        ["execution/waiver.declined"] = () => Waiver(WaiverProposed().AndWhen(SalesHead, At(4, 12), new ExecutionCommand.DeclineWaiver(Shelves, 1, "其余门店照常铺货")), Ma),
        ["execution/waiver.waived"] = () => Waiver(Completed(), Ma),
        ["retrospective/arrange.initiator"] = () => Arrange(Completed(), Ma, At(5, 16)),
        ["retrospective/arrange.arranged"] = () => Arrange(Arranged(), Ma, At(11, 16)),
        ["retrospective/arrange.unbooked"] = () => Arrange(Arranged().AndWhen(Person.Pump, At(6, 10), new Process.Meeting.MeetingCommand.RecordBookingFailed(2, 1, "noMailbox")), Ma, At(7, 10)),
        ["retrospective/arrange.moved-in-outlook"] = () => Arrange(
            Arranged().AndWhen(Person.Pump, At(6, 10), new Process.Meeting.MeetingCommand.RecordBooking(2, 1, "event", null)).AndWhen(Person.Pump, At(7, 10), new Process.Meeting.MeetingCommand.NoteOutlook("event", new(At(12, 10), 60, null, []))), Ma, At(7, 10)),
        ["retrospective/arrange.held"] = () => Arrange(Held(), Xia, At(11, 17)),
        ["retrospective/answers.asked"] = () => Answers(Arranged(), Xia),
        ["retrospective/answers.blind"] = () => Answers(Arranged().AndWhen(Xia, At(7, 10), GoodAnswer), Xia),
        ["retrospective/answers.open"] = () => Answers(AllAnswered(), Xia),
        ["retrospective/report.writer"] = () => ReportOf(Held(), Ma),
        ["retrospective/report.reader"] = () => ReportOf(Reported(), SalesHead),
        ["retrospective/report.read"] = () => ReportOf(Reported().AndWhen(SalesHead, At(12, 11), new RetrospectiveCommand.ReadReport()), SalesHead),
        ["retrospective/improvement.owner"] = () => Improvement(Reported(), Chan, At(13, 10)),
        ["retrospective/improvement.initiator"] = () => Improvement(Finished(), Ma, At(20, 11)),
        ["retrospective/improvement.closed"] = () => Improvement(Finished().AndWhen(Ma, At(20, 12), new RetrospectiveCommand.CloseImprovement("I1", 1)), Chan, At(20, 13)),
        ["retrospective/filing.initiator"] = () => Filing(Ended(), Ma),
        ["retrospective/filing.colleague"] = () => Filing(Ended(), Xia),
        ["retrospective/filing.filed"] = () => Filing(Archived(), MarketingHead),
        ["overview.filed"] = () => Overview(Archived(), Xia, At(20, 15)),
        ["overview.minutes"] = () => Overview(Circulated(), Xia, MeetingEnded.AddHours(2)),
        ["overview.execution"] = () => Overview(HandedIn(), Ma, At(4, 15)),
        ["overview.retrospective"] = () => Overview(Arranged(), Ma, At(7, 10)),
        ["overview.ended"] = () => Overview(Ended(), Ma, At(20, 13)),
    };

    public static TheoryData<string> Names => [.. Samples.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sample_is_what_its_record_gives(string name)
    {
        var file = Path.Combine(Cards(), $"{name}.sample.json");
        var (data, english) = (Data(name, Language.Chinese), Difference(Data(name, Language.Chinese), Data(name, Language.English)));
        if (Environment.GetEnvironmentVariable("TEAMSCOLLAB_WRITE_SAMPLES") is "1")
        {
            data["$host"] = Host(Path.Combine(Cards(), name[..name.LastIndexOf('.')] + ".json"));
            if (english is not null)
            {
                data["$host"]!["english"] = english;
            }

            File.WriteAllText(file, data.ToJsonString(Written) + "\n");
            return;
        }

        var stored = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        var host = stored["$host"];
        stored.Remove("$host");
        Assert.True(JsonNode.DeepEquals(stored, data), $"{name} is now {data.ToJsonString(Written)}");
        Assert.True(JsonNode.DeepEquals(host?["english"], english), $"{name} reads in English {english?.ToJsonString(Written)}");
    }

    private static JsonObject Data(string name, Language language) => Readers.As(language, () => JsonSerializer.SerializeToNode(Samples[name](), Written)!.AsObject());

    /// <summary>What another reader reads differently, to be laid over the sample. Null where nothing is.</summary>
    private static JsonNode? Difference(JsonNode? one, JsonNode? other)
    {
        if (JsonNode.DeepEquals(one, other))
        {
            return null;
        }

        return (one, other) switch
        {
            (JsonObject from, JsonObject to) =>
                new JsonObject(to.Select(property => KeyValuePair.Create(property.Key, Difference(from[property.Key], property.Value))).Where(property => property.Value is not null)),
            (JsonArray from, JsonArray to) when from.Count == to.Count && to.All(item => item is JsonObject) =>
                new JsonArray([.. from.Zip(to, (before, after) => Difference(before, after) ?? new JsonObject())]),
            _ => other?.DeepClone(),
        };
    }

    /// <summary>What the renderer supplies beside the texts: every input of the template, empty.</summary>
    private static JsonObject Host(string template)
    {
        var inputs = new JsonObject();
        foreach (var id in Inputs(JsonNode.Parse(File.ReadAllText(template))))
        {
            inputs[id] = string.Empty;
        }

        return new JsonObject { ["collaboration"] = "a collaboration", ["once"] = "one rendering", ["inputs"] = inputs };
    }

    private static IEnumerable<string> Inputs(JsonNode? node) => node switch
    {
        JsonArray array => array.SelectMany(Inputs),
        JsonObject thing => thing.SelectMany(property => Inputs(property.Value))
            .Concat(thing["type"] is JsonValue type && type.ToString().StartsWith("Input.", StringComparison.Ordinal) ? [thing["id"]!.ToString()] : []),
        _ => [],
    };

    private static Spec Objected() => Circulated().AndWhen(Xia, MeetingEnded.AddHours(1), new MinutesCommand.ObjectTo(1, "T2", "三批改为两批"));

    /// <summary>The second draft goes round; whoever the changed clause binds confirms and signs anew.</summary>
    private static Spec Again() => Objected()
        .AndWhen(Ma, MeetingEnded.AddHours(1), new MinutesCommand.Write([new DraftClause.Agreed("A1", "手册图文各 24 页")]))
        .AndWhen(Ma, MeetingEnded.AddHours(1), new MinutesCommand.Circulate(1));

    private static Spec Reserved() => WithoutOwners().AndWhen(SalesHead, MeetingEnded.AddHours(1), new MinutesCommand.SignOff(1) { IsAware = true, Reserved = new MinutesCommand.Reservation(["T2"], "铺货率只能承诺 90%") });

    private static Spec SignedAware() => new[] { SalesHead, ProductHead, MarketingHead }
        .Aggregate(WithoutOwners(), (spec, head) => spec.AndWhen(head, MeetingEnded.AddHours(1), new MinutesCommand.SignOff(1) { IsAware = true }));

    private static Spec Silent() => Memo.CirculatedAfter(Memo.WithSilence).ClockAt(At(5, 18));

    private static Spec MemorandumObjected() => Memo.Proposed()
        .AndWhen(SalesHead, MeetingEnded, new MemorandumCommand.SignOff(1))
        .AndWhen(ProductHead, MeetingEnded.AddHours(1), new MemorandumCommand.ObjectTo(1, "M3", "交付标准应为铺货率≥90%"));

    private static Spec ChangeProposed() => Proc.Refused().AndWhen(Ma, At(4, 11), new ProcedureCommand.ProposeChange("B1", 1, ChangeOutcome.Redate, new DateOnly(2024, 7, 12), "下季度预算再做"));

    private static ProcedureApprovalCard Approval(Spec spec, Person person, string id) => ProcedureApprovalCard.For(spec.State, spec.For(person, At(4, 12)), id);

    private static DisputeRulingCard Ruling(Spec spec, Person person) => DisputeRulingCard.For(spec.State, spec.For(person, At(11, 12)), "D1");

    private static ProcedureChangeCard Change(Spec spec, Person person) => ProcedureChangeCard.For(spec.State, spec.For(person, At(4, 13)), "B1");

    private static MemorandumDraftCard Memorandum(Spec spec, Person person) => MemorandumDraftCard.For(spec.State, spec.For(person, MeetingEnded.AddHours(2)));

    private static MemorandumSignOffCard MemorandumSignOff(Spec spec, Person person) => MemorandumSignOffCard.For(spec.State, spec.For(person, MeetingEnded.AddHours(2)));

    private static MinutesDraftCard Minutes(Spec spec, Person person) => MinutesDraftCard.For(spec.State, spec.For(person, MeetingEnded.AddHours(2)));

    private static MinutesRatificationCard Ratification(Spec spec, Person person) => MinutesRatificationCard.For(spec.State, spec.For(person, MeetingEnded.AddHours(2)));

    private static MinutesConfirmCard Confirm(Spec spec, Person person) => MinutesConfirmCard.For(spec.State, spec.For(person, MeetingEnded.AddHours(2)));

    private static MinutesSignOffCard SignOff(Spec spec, Person person, params Receipt[] receipts) => MinutesSignOffCard.For(spec.State with { Receipts = [.. receipts] }, spec.For(person, MeetingEnded.AddHours(2)));

    private static MinutesTakeOnCard TakeOn(Spec spec, Person person) => MinutesTakeOnCard.For(spec.State, spec.For(person, MeetingEnded.AddHours(2)), "T1");

    private static ExecutionTaskCard Task(Spec spec, Person person, string task, DateTimeOffset now) => ExecutionTaskCard.For(spec.State, spec.For(person, now), task);

    private static ExecutionProgressCard Progress(Spec spec, Person person, DateTimeOffset now) => ExecutionProgressCard.For(spec.State, spec.For(person, now), Shelves);

    private static ExecutionAcceptanceCard Acceptance(Spec spec, Person person, DateTimeOffset now) => ExecutionAcceptanceCard.For(spec.State, spec.For(person, now), Handbook);

    private static ExecutionWaiverCard Waiver(Spec spec, Person person) => ExecutionWaiverCard.For(spec.State, spec.For(person, At(5, 16)), Shelves);

    private static RetrospectiveArrangeCard Arrange(Spec spec, Person person, DateTimeOffset now) => RetrospectiveArrangeCard.For(spec.State, spec.For(person, now));

    private static RetrospectiveAnswersCard Answers(Spec spec, Person person) => RetrospectiveAnswersCard.For(spec.State, spec.For(person, At(7, 15)));

    private static RetrospectiveReportCard ReportOf(Spec spec, Person person) => RetrospectiveReportCard.For(spec.State, spec.For(person, At(12, 12)));

    private static RetrospectiveImprovementCard Improvement(Spec spec, Person person, DateTimeOffset now) => RetrospectiveImprovementCard.For(spec.State, spec.For(person, now), "I1");

    private static Spec Ended() => Finished().AndWhen(Ma, At(20, 12), new RetrospectiveCommand.CloseImprovement("I1", 1));

    private static Spec Archived() => Ended().AndWhen(Ma, At(20, 14), new RetrospectiveCommand.FileRecord(1, "公司档案室 A-12 柜", "2024-市-031"));

    private static RetrospectiveFilingCard Filing(Spec spec, Person person) => RetrospectiveFilingCard.For(spec.State, spec.For(person, At(20, 15)));

    private static OverviewCard Overview(Spec spec, Person person, DateTimeOffset now) => OverviewCard.For(spec.State, spec.For(person, now));

    private static string Cards([CallerFilePath] string source = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(source)!, "..", "..", "..", "cards"));

    private sealed class TypedAsText : JsonConverter<Typed>
    {
        public override Typed Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString() ?? string.Empty);

        public override void Write(Utf8JsonWriter writer, Typed value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text ?? string.Empty);
    }
}
