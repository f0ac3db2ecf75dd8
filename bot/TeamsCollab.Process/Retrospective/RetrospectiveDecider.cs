using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using static TeamsCollab.Process.Retrospective.RetrospectiveCommand;
using static TeamsCollab.Process.Retrospective.RetrospectiveEvent;

namespace TeamsCollab.Process.Retrospective;

/// <summary>闭环提升阶段. Order inside each decision: may you, is it about the present one, is it already done, is it allowed now, accept.</summary>
public static class RetrospectiveDecider
{
    public static Decision Decide(RetrospectiveCommand command, Asked asked, Facts facts, Collaboration state) =>
        Ordinarily(command, asked, facts, state) switch
        {
            // Nothing closes while the record of a call is owed (B26).
            Decision.Accepted { Events: [.., Closed] } when state.Request.OpenDebt is { } debt => Decision.Refuse(Because.UnpaidPaperwork, detail: debt.Id),
            var decision => decision,
        };

    private static Decision Ordinarily(RetrospectiveCommand command, Asked asked, Facts facts, Collaboration state) => command switch
    {
        FileRecord file => FilingDecider.Decide(file, asked, facts, state),
        _ when state.Retrospective.Status is RetrospectiveStatus.NotDue => Decision.Refuse(Because.WrongStage),
        ArrangeRetrospective arrange => RetrospectiveMeetingDecider.Decide(arrange, asked, facts, state),
        Hold hold => RetrospectiveMeetingDecider.Decide(hold, asked, facts, state),
        Answer answer => Decide(answer, asked, facts, state),
        WriteReport write => Decide(write, asked, facts, state),
        ReadReport => Read(asked, state.Retrospective),
        FinishImprovement finish => ImprovementDecider.Decide(finish, asked, state.Retrospective),
        ReviewImprovement review => ImprovementDecider.Decide(review, asked, state.Retrospective),
        CloseImprovement close => ImprovementDecider.Decide(close, asked, state.Retrospective),
        ReopenImprovement reopen => ImprovementDecider.Decide(reopen, asked, state.Retrospective),
        _ => throw new UnreachableException($"No Decide for {command.GetType().Name}."),
    };

    /// <summary>All tasks are accepted or waived: from now on the initiator owes the retrospective (R74).</summary>
    public static Awaited Begin(Collaboration state, Facts facts, DateTimeOffset at) => new(
        state.Request.Initiator,
        [.. state.TakingPart.Select(side => new AskedSide(side.Department, side.Contact))],
        facts.Promise(at, facts.Limits.RetrospectiveWorkingDays),
        at);

    internal static Decision Old(int present) => Decision.Refuse(Because.OldDraft, detail: present.ToString(CultureInfo.InvariantCulture));

    private static Decision Decide(Answer command, Asked asked, Facts facts, Collaboration state)
    {
        var retrospective = state.Retrospective;
        if (RetrospectiveRules.SideFor(asked.By, command.Department, facts, state) is not { } side)
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (command.Version == side.Answers && side.By == asked.By)
        {
            return Decision.AlreadyDone;
        }

        if (command.Version != side.Answers + 1)
        {
            return Old(side.Answers);
        }

        // A side that saw the others' answers may still give its first one, but nobody may change theirs any more.
        if (retrospective.Status is RetrospectiveStatus.Reported or RetrospectiveStatus.Closed || (retrospective.AnswersAreOpen && side.Answers > 0))
        {
            return Decision.Refuse(Because.AlreadyDecided);
        }

        if (RetrospectiveRules.Fault(command) is { } fault)
        {
            return new Decision.Refused(fault);
        }

        var words = asked.Seal(("whyNot", command.WhyNot ?? string.Empty), ("wentWell", command.WentWell), ("gotStuck", command.GotStuck), ("improve", command.Improve));
        var answered = new Answered(side.Department, command.Version, asked.By, command.GoalsReached, words, asked.At);
        return retrospective.Apply(answered).AllAnswered
            ? Decision.Accept(answered, new AllAnswered(asked.At))
            : Decision.Accept(answered);
    }

    private static Decision Decide(WriteReport command, Asked asked, Facts facts, Collaboration state)
    {
        if (asked.By != state.Retrospective.Initiator)
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (state.Retrospective.Status is RetrospectiveStatus.Reported or RetrospectiveStatus.Closed)
        {
            return Decision.AlreadyDone;
        }

        if (state.Retrospective.Status is not RetrospectiveStatus.Held)
        {
            return Decision.Refuse(Because.NotHeld);
        }

        if (RetrospectiveRules.Fault(command, asked, facts, state) is { } fault)
        {
            return new Decision.Refused(fault);
        }

        var reported = new Reported(
            asked.By,
            asked.Seal(("text", command.Summary)),
            ImprovementDecider.Seal(command.Improvements, asked, facts),
            RetrospectiveRules.Heads(facts, state),
            RetrospectiveRules.Management(facts),
            asked.At);
        return Decision.Accept([reported, .. ImprovementDecider.ClosedAfter(state.Retrospective.Apply(reported), asked.At)]);
    }

    private static Decision Read(Asked asked, RetrospectiveState retrospective) =>
        retrospective.Status is RetrospectiveStatus.Awaited or RetrospectiveStatus.Arranged or RetrospectiveStatus.Held ? Decision.Refuse(Because.WrongStage)
        : !retrospective.Receivers.Contains(asked.By) ? Decision.Refuse(Because.NotYours)
        : retrospective.ReadBy.Contains(asked.By) ? Decision.AlreadyDone
        : Decision.Accept(new ReportRead(asked.By, asked.At));
}
