using System.Collections.Immutable;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Execution;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Reading;
using TeamsCollab.Process.Records;
using TeamsCollab.Process.Retrospective;
using TeamsCollab.Process.Tests.Meeting;
using TeamsCollab.Process.Tests.Minutes;
using TeamsCollab.Process.Tests.Retrospective;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Execution.ExecutionSpec;

namespace TeamsCollab.Process.Tests.Records;

/// <summary>One collaboration from the request to the improvement that closes it, through every door of the process.</summary>
internal static class Story
{
    public static Spec Met() => MeetingSpec.AgendaSent().AndWhen(Ma, MeetingSpec.End, MeetingSpec.Over(Ma, Xia, Chan));

    public static Spec Signed() => Met()
        .AndWhen(Ma, At(7, 10), MinutesSpec.FirstDraft with { Clauses = [.. MinutesSpec.FirstDraft.Clauses, Dispute.DisputeSpec.Area with { Decider = SalesHead, DecideBy = new DateOnly(2024, 6, 28), Tasks = [] }] })
        .AndWhen(Ma, At(7, 11), new MinutesCommand.Circulate(0))
        .AndWhen(Chan, At(7, 12), new MinutesCommand.TakeOn(1, "T1"))
        .AndWhen(Xia, At(7, 12), new MinutesCommand.TakeOn(1, "T2"))
        .AndWhen(Xia, At(7, 12), new MinutesCommand.Confirm(1))
        .AndWhen(Chan, At(12, 19), new MinutesCommand.Confirm(1))
        .AndWhen(MarketingHead, At(12, 19), new MinutesCommand.Ratify(1))
        .AndWhen(SalesHead, At(12, 19), new MinutesCommand.Ratify(1))
        .AndWhen(ProductHead, At(12, 19), new MinutesCommand.Ratify(1))
        .AndWhen(SalesHead, At(12, 20), new MinutesCommand.SignOff(1))
        .AndWhen(ProductHead, At(12, 21), new MinutesCommand.SignOff(1))
        .AndWhen(MarketingHead, At(12, 22), new MinutesCommand.SignOff(1));

    public static Spec Working() => Signed()
        .AndWhen(Xia, At(13, 10), HalfWay with { Status = ProgressStatus.Blocked })
        .AndWhen(Chan, At(13, 11), HandbookHandedIn)
        .AndWhen(Ma, At(14, 10), new ExecutionCommand.AcceptWork(Handbook, 1));

    public static Spec Done() => Working()
        .AndWhen(Xia, At(14, 11), new ExecutionCommand.HandIn(Shelves, 1, "铺货率 97%"))
        .AndWhen(Ma, At(14, 12), new ExecutionCommand.AcceptWork(Shelves, 1))
        .AndWhen(Ma, At(14, 15), RetrospectiveSpec.Meet with { Start = At(19, 14) })
        .AndWhen(Xia, At(17, 10), RetrospectiveSpec.GoodAnswer with { GoalsReached = GoalsReached.Partly, WhyNot = "首批晚一天" });

    public static Spec Reported() => Done()
        .AndWhen(Ma, At(19, 16), RetrospectiveSpec.Met with { StartedAt = At(19, 14), EndedAt = At(19, 15) })
        .AndWhen(Ma, At(20, 10), RetrospectiveSpec.Report);

    public static Spec Closed() => Reported()
        .AndWhen(GeneralManager, At(20, 11), new RetrospectiveCommand.ReadReport())
        .AndWhen(Chan, At(21, 10), RetrospectiveSpec.TemplateDone)
        .AndWhen(Ma, At(21, 11), new RetrospectiveCommand.CloseImprovement("I1", 1));

    public static ImmutableDictionary<Person, string> Names { get; } = Cast.Facts.People.Values.ToImmutableDictionary(person => person.Person, person => person.Name);

    public static ImmutableArray<RecordForm> Forms(Spec spec, Language language = Language.Chinese) =>
        RecordForm.Of(spec.History, Words.Of(Sealed.In(spec.History)), Names, Cast.Facts.Calendar, language);
}
