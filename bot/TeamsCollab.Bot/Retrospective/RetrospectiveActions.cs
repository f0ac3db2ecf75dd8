using System.Collections.Immutable;
using TeamsCollab.Bot.Teams;
using TeamsCollab.Process;
using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Retrospective;
using static TeamsCollab.Process.Retrospective.RetrospectiveCommand;

namespace TeamsCollab.Bot.Retrospective;

/// <summary>The buttons of cards/retrospective/*.json, read into commands. <c>draft</c> is the number that the card was shown for.</summary>
public static class RetrospectiveActions
{
    /// <summary>A report takes so many improvements at once; the rows of the card are numbered from 1.</summary>
    private const int MostImprovements = 5;

    public static ImmutableArray<CardVerb> All { get; } =
    [
        new("retrospective.arrange", CardName.RetrospectiveArrange, ReadArrange, "done.retrospectiveArranged") { Words = ["安排复盘", "arrange retrospective"], DraftOf = (state, _) => state.Retrospective.Arrangements + 1 },
        new("retrospective.hold", CardName.RetrospectiveArrange, ReadHold, "done.retrospectiveHeld") { Words = ["复盘已召开", "retrospective held"] },
        new("retrospective.answer", CardName.RetrospectiveAnswers, ReadAnswer, "done.retrospectiveAnswered") { Words = ["复盘", "retrospective"], TextInput = "wentWell" },
        new("retrospective.report", CardName.RetrospectiveReport, ReadReport, "done.reportSubmitted") { Words = ["复盘报告", "report"], TextInput = "summary" },
        new("retrospective.read", CardName.RetrospectiveReport, _ => new ReadReport(), "done.reportRead") { Words = ["报告已阅", "report read"] },
        new("retrospective.finish", CardName.RetrospectiveImprovement, inputs => new FinishImprovement(ImprovementOf(inputs), inputs.Number("draft"), inputs.Text("note")), "done.improvementFinished") { Words = ["改进完成", "improved"], TextInput = "note", Binds = true, DraftOf = Next, KeyLetters = "I", KeyOf = OnlyImprovement },
        new("retrospective.close", CardName.RetrospectiveImprovement, inputs => new CloseImprovement(ImprovementOf(inputs), inputs.Number("draft")), "done.improvementClosed") { Words = ["确认改进", "close improvement"], Binds = true, DraftOf = Present, KeyLetters = "I", KeyOf = OnlyImprovement },
        new("retrospective.reopen", CardName.RetrospectiveImprovement, inputs => new ReopenImprovement(ImprovementOf(inputs), inputs.Number("draft"), inputs.Text("reason")), "done.improvementReopened") { Words = ["改进退回", "reopen improvement"], TextInput = "reason", Binds = true, DraftOf = Present, KeyLetters = "I", KeyOf = OnlyImprovement },
        new("retrospective.file", CardName.RetrospectiveFiling, inputs => new FileRecord(inputs.Number("draft"), inputs.Text("keptAt"), inputs.Text("fileNumber")), "done.filed") { Words = ["归档", "file away"], TextInput = "keptAt", DraftOf = (state, _) => (state.Retrospective.Filing?.Number ?? 0) + 1 },
    ];

    private static ActionReading ReadArrange(ActionInputs inputs)
    {
        var arrange = new ArrangeRetrospective(
            inputs.Number("draft"), inputs.Moment("date", "time"), inputs.Count("minutes"), inputs.Choice<MeetingForm>("form"), inputs.Text("place"));
        return inputs.Or(() => arrange);
    }

    private static ActionReading ReadHold(ActionInputs inputs)
    {
        var hold = new Hold(inputs.Moment("date", "startedAt"), inputs.Moment("date", "endedAt"), inputs.People("present"));
        return inputs.Or(() => hold);
    }

    private static ActionReading ReadAnswer(ActionInputs inputs)
    {
        var answer = new RetrospectiveCommand.Answer(
            inputs.Number("draft"), inputs.Choice<GoalsReached>("goalsReached"), inputs.Text("whyNot"), inputs.Text("wentWell"), inputs.Text("gotStuck"), inputs.Text("improve"))
        {
            Department = inputs.Text("side") is { Length: > 0 } side ? new Department(side) : null,
        };
        return inputs.Or(() => answer);
    }

    /// <summary>A row counts as soon as anything stands in it; then it needs all of its three parts (R84).</summary>
    private static ActionReading ReadReport(ActionInputs inputs)
    {
        var rows = Enumerable.Range(1, MostImprovements)
            .Where(row => inputs.Text($"what{row}").Length + inputs.Text($"owner{row}").Length + inputs.Text($"due{row}").Length > 0)
            .Select(row => new DraftImprovement(inputs.Text($"what{row}"), inputs.PersonNamed($"owner{row}"), inputs.Date($"due{row}"), row))
            .ToImmutableArray();
        return inputs.Or(() => new WriteReport(inputs.Text("summary"), rows));
    }

    private static int Next(Collaboration state, string? improvement) => Present(state, improvement) + 1;

    private static int Present(Collaboration state, string? improvement) =>
        improvement is null ? 0 : state.Retrospective.Improvement(improvement)?.Attempts ?? 0;

    private static string? OnlyImprovement(Collaboration state, Person person) =>
        state.Retrospective.Improvements.Where(improvement => improvement.Status is not ImprovementStatus.Closed).ToArray() is [var only] ? only.Id : null;

    private static string ImprovementOf(ActionInputs inputs) => inputs.Key ?? string.Empty;
}
