using System.Collections.Immutable;
using TeamsCollab.Bot.Teams;
using TeamsCollab.Process;
using TeamsCollab.Process.Minutes;
using static TeamsCollab.Process.Minutes.MinutesCommand;

namespace TeamsCollab.Bot.Minutes;

/// <summary>The buttons of cards/minutes/*.json, read into commands. Who pressed comes from the activity, never from here.</summary>
public static class MinutesActions
{
    public static ImmutableArray<CardVerb> All { get; } =
    [
        new("minutes.write", CardName.MinutesDraft, ReadWrite, "done.written") { Words = ["记录", "note"], TextInput = "points" },
        new("minutes.writeTask", CardName.MinutesDraft, ReadTask, "done.written") { Words = ["添加任务", "add task"], TextInput = "what" },
        new("minutes.writeDispute", CardName.MinutesDraft, ReadDispute, "done.written") { Words = ["添加争议", "add dispute"], TextInput = "dispute" },
        new("minutes.strike", CardName.MinutesDraft, inputs => new Strike(inputs.Chosen("clause") ?? inputs.Key ?? string.Empty) { Seen = Seen(inputs) }, "done.struck") { Words = ["删除条款", "strike"], KeyLetters = "PATD" },
        new("minutes.circulate", CardName.MinutesDraft, inputs => new Circulate(inputs.Number("draft")), "done.circulated") { Words = ["发送纪要", "circulate"], Binds = true, DraftOf = Present },
        new("minutes.confirm", CardName.MinutesConfirm, inputs => new Confirm(inputs.Number("draft")), "done.confirmed") { Words = ["确认", "confirm"], Binds = true, DraftOf = Present },
        new("minutes.object", CardName.MinutesConfirm, ReadObjection, "done.objected") { Words = ["异议", "object"], TextInput = "reason", Binds = true, DraftOf = Present },
        new("minutes.ratify", CardName.MinutesRatification, inputs => new Ratify(inputs.Number("draft")), "done.ratified") { Words = ["追认", "ratify"], Binds = true, DraftOf = Present },
        new("minutes.refuseToRatify", CardName.MinutesRatification, inputs => new RefuseToRatify(inputs.Number("draft"), inputs.Text("reason")), "done.notRatified") { Words = ["不追认", "do not ratify"], TextInput = "reason", Binds = true, DraftOf = Present },
        new("minutes.signOff", CardName.MinutesSignOff, ReadSignOff, "done.signedOff") { Words = ["签字", "签字确认", "sign"], TextInput = "aware", Binds = true, DraftOf = Present },
        new("minutes.reserve", CardName.MinutesSignOff, ReadReservation, "done.signedWithReservation") { Words = ["保留意见签字", "sign with reservation"], KeyLetters = "PATD", TextInput = "reservation", Binds = true, DraftOf = Present },
        new("minutes.takeOn", CardName.MinutesTakeOn, inputs => new TakeOn(inputs.Number("draft"), inputs.Key ?? string.Empty), "done.tookOn") { Words = ["接受任务", "take on"], KeyLetters = "T", Binds = true, DraftOf = Present, KeyOf = OwnTask },
        new("minutes.objectToTask", CardName.MinutesTakeOn, inputs => new ObjectTo(inputs.Number("draft"), inputs.Key ?? string.Empty, inputs.Text("reason")), "done.objected") { Words = ["任务有异议", "object to task"], KeyLetters = "T", TextInput = "reason", Binds = true, DraftOf = Present, KeyOf = OwnTask },
        new("minutes.recordOa", CardName.MinutesSignOff, ReadOa, "done.oaRecorded") { Words = ["OA审批", "oa approval"], TextInput = "oaNumber", DraftOf = Present },
    ];

    private static readonly string[] AwareWords = ["已知悉", "aware"];

    /// <summary>Without a choice it is the presser's own approval, so the head is read from the card, which offers each reader whom they may mean.</summary>
    private static ActionReading ReadOa(ActionInputs inputs)
    {
        var head = inputs.PersonNamed("head");
        var approvedAt = inputs.Moment("oaDate", "oaTime");
        return inputs.Or(() => new RecordOa(inputs.Number("draft"), head, inputs.Text("oaNumber"), inputs.Text("oaApprover"), approvedAt, inputs.Text("oaLink")) { IsAware = inputs.IsOn("aware") });
    }

    private static int Present(Collaboration state, string? key) => state.Minutes.Draft;

    /// <summary>The edition of the working draft on the card; a text names none.</summary>
    private static int? Seen(ActionInputs inputs) => inputs.Id("seen") is null ? null : inputs.Number("seen");

    /// <summary>New clauses line by line; where one is to be changed, the whole text of its box takes its place.</summary>
    private static ActionReading ReadWrite(ActionInputs inputs)
    {
        var replaced = inputs.Chosen("replacesPoint");
        var item = replaced is ['A', ..] ? replaced : null;
        var point = item is null ? replaced : null;
        return new Write([
            .. Lines("points", point).Select(line => new DraftClause.Point(point, DepartmentOf(line, out var text), text)),
            .. Lines("agreed", item).Select(line => new DraftClause.Agreed(item, line))])
        {
            Seen = Seen(inputs),
        };

        ImmutableArray<string> Lines(string name, string? id) => id is null ? inputs.Lines(name) : [inputs.Text(name)];
    }

    private static ActionReading ReadTask(ActionInputs inputs)
    {
        var task = new DraftClause.Task(
            inputs.Chosen("replacesTask"),
            inputs.Text("what"),
            inputs.PersonNamed("owner"),
            inputs.Date("due"),
            inputs.Text("how"),
            inputs.Text("standard"),
            inputs.Choice<Rhythm>("rhythm"),
            inputs.Text("vagueReason"));
        return inputs.Or(() => new Write([task]) { Seen = Seen(inputs) });
    }

    private static ActionReading ReadDispute(ActionInputs inputs)
    {
        var dispute = new DraftClause.Dispute(inputs.Chosen("replacesDispute"), inputs.Text("dispute"), inputs.Text("route"))
        {
            Positions = inputs.Text("positions"),
            Options = inputs.Text("options"),
            Tasks = inputs.Ids("disputedTasks"),
            Decider = inputs.PersonNamed("decider"),
            DecideBy = inputs.Date("decideBy"),
        };
        return inputs.Or(() => new Write([dispute]) { Seen = Seen(inputs) });
    }

    /// <summary>By text, 已知悉 is typed behind the draft; other words bind nobody.</summary>
    private static ActionReading ReadSignOff(ActionInputs inputs) => IsAware(inputs) is { } aware
        ? new SignOff(inputs.Number("draft")) { IsAware = aware }
        : new Refusal(Because.MoreThanTheCommand);

    /// <summary>The card lets several clauses be chosen; a text names one, and signs with 已知悉 by beginning its reason with it.</summary>
    private static ActionReading ReadReservation(ActionInputs inputs)
    {
        var (reason, isAware) = (inputs.Text("reservation"), inputs.IsOn("aware"));
        if (AwareWords.FirstOrDefault(word => reason.StartsWith(word, StringComparison.OrdinalIgnoreCase)) is { } word)
        {
            (reason, isAware) = (reason[word.Length..].TrimStart(' ', ',', '\uFF0C'), true);
        }

        var clauses = inputs.Key is { } key ? [key] : inputs.Ids("clauses");
        return new SignOff(inputs.Number("draft")) { IsAware = isAware, Reserved = new Reservation(clauses, reason) };
    }

    /// <summary>Null where something else stands there.</summary>
    private static bool? IsAware(ActionInputs inputs) => inputs.Text("aware") switch
    {
        "" or "false" or "False" => false,
        var text when inputs.IsOn("aware") || AwareWords.Contains(text, StringComparer.OrdinalIgnoreCase) => true,
        _ => null,
    };

    /// <summary>The one task that waits for this person; where there are several, a text names it.</summary>
    private static string? OwnTask(Collaboration state, Person person) =>
        state.Minutes.Unaccepted.Where(task => task.Clause.Owner == person).Select(task => task.Clause.Id).Take(2).ToArray() is [var only] ? only : null;

    private static ActionReading ReadObjection(ActionInputs inputs) =>
        new ObjectTo(inputs.Number("draft"), inputs.Chosen("clause"), inputs.Text("reason"));

    /// <summary>A line may begin with its department: 销售部:需产品部提供手册 (F09).</summary>
    private static Department? DepartmentOf(string line, out string text)
    {
        var colon = line.IndexOfAny([':', '\uFF1A']);
        if (colon is > 0 and <= 12 && line[..colon].EndsWith('部'))
        {
            text = line[(colon + 1)..].Trim();
            return new Department(line[..colon]);
        }

        text = line;
        return null;
    }
}
