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
        new("minutes.strike", CardName.MinutesDraft, inputs => new Strike(inputs.Chosen("clause") ?? inputs.Key ?? string.Empty) { Seen = Seen(inputs) }, "done.struck") { Words = ["删除条款", "strike"], KeyLetters = "PATD" },
        new("minutes.circulate", CardName.MinutesDraft, inputs => new Circulate(inputs.Number("draft")), "done.circulated") { Words = ["发送纪要", "circulate"], Binds = true, DraftOf = Present },
        new("minutes.confirm", CardName.MinutesConfirm, inputs => new Confirm(inputs.Number("draft")), "done.confirmed") { Words = ["确认", "confirm"], Binds = true, DraftOf = Present },
        new("minutes.object", CardName.MinutesConfirm, ReadObjection, "done.objected") { Words = ["异议", "object"], TextInput = "reason", Binds = true, DraftOf = Present },
        new("minutes.ratify", CardName.MinutesRatification, inputs => new Ratify(inputs.Number("draft")), "done.ratified") { Words = ["追认", "ratify"], Binds = true, DraftOf = Present },
        new("minutes.refuseToRatify", CardName.MinutesRatification, inputs => new RefuseToRatify(inputs.Number("draft"), inputs.Text("reason")), "done.notRatified") { Words = ["不追认", "do not ratify"], TextInput = "reason", Binds = true, DraftOf = Present },
        new("minutes.signOff", CardName.MinutesSignOff, inputs => new SignOff(inputs.Number("draft")), "done.signedOff") { Words = ["签字", "签字确认", "sign"], Binds = true, DraftOf = Present },
        new("minutes.recordOa", CardName.MinutesSignOff, ReadOa, "done.oaRecorded") { Words = ["OA审批", "oa approval"], TextInput = "oaNumber", DraftOf = Present },
    ];

    /// <summary>Without a choice it is the presser's own approval, so the head is read from the card, which offers each reader whom they may mean.</summary>
    private static ActionReading ReadOa(ActionInputs inputs)
    {
        var head = inputs.PersonNamed("head");
        var approvedAt = inputs.Moment("oaDate", "oaTime");
        return inputs.Or(() => new RecordOa(inputs.Number("draft"), head, inputs.Text("oaNumber"), inputs.Text("oaApprover"), approvedAt, inputs.Text("oaLink")));
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
            .. Lines("agreed", item).Select(line => new DraftClause.Agreed(item, line)),
            .. inputs.Text("dispute").Length + inputs.Text("route").Length > 0
                ? [new DraftClause.Dispute(inputs.Chosen("replacesDispute"), inputs.Text("dispute"), inputs.Text("route"))]
                : ImmutableArray<DraftClause.Dispute>.Empty])
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
