using System.Collections.Immutable;
using TeamsCollab.Bot.Teams;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Meeting.Live;
using TeamsCollab.Process.Minutes;
using static TeamsCollab.Process.Meeting.Live.LiveCommand;

namespace TeamsCollab.Bot.Meeting;

/// <summary>The buttons of the cards that are used while people talk: cards/meeting/live.json, note.json, row.json and dispute.json.</summary>
public static class LiveActions
{
    private static readonly (NoteTopic Topic, string[] Prefixes)[] Headings =
    [
        (NoteTopic.Feasibility, ["需求可行性", "可行性", "feasibility"]),
        (NoteTopic.Resources, ["资源匹配度", "资源", "resources"]),
        (NoteTopic.Risk, ["潜在风险", "风险", "risk"]),
        (NoteTopic.Agreement, ["共识", "agreed"]),
    ];

    public static ImmutableArray<CardVerb> All { get; } =
    [
        new("meeting.begin", CardName.MeetingAgenda, _ => new BeginMeeting(), "done.meetingBegun") { Words = ["会议开始", "begin meeting"] },
        new("meeting.note", CardName.MeetingLive, ReadNote, "done.noted") { Words = ["要点", "point"], TextInput = "note", TypedOn = CardName.MeetingNote },
        new("meeting.fillRow", CardName.MeetingLive, ReadRow, "done.rowFilled") { Words = ["加一行", "add row"], TextInput = "what", TypedOn = CardName.MeetingRow },
        new("meeting.strikeRow", CardName.MeetingLive, inputs => new StrikeRow(inputs.Key ?? string.Empty), "done.rowStruck") { Words = ["删除行", "remove row"], KeyLetters = "R", TypedOn = CardName.MeetingRow },
        new("meeting.dispute", CardName.MeetingLive, ReadDispute, "done.disputed") { Words = ["争议点", "dispute"], TextInput = "dispute", TypedOn = CardName.MeetingDispute },
        new("meeting.show", CardName.MeetingLive, _ => new ActionReading.Show(CardName.MeetingLive, null), "done.opened") { Words = ["会议记录", "meeting notes"] },
        new("meeting.openRow", CardName.MeetingRow, ReadOpen, "done.opened"),
    ];

    /// <summary>A card chooses the topic; a text may begin with it.</summary>
    private static ActionReading ReadNote(ActionInputs inputs)
    {
        var lines = inputs.Lines("note");
        if (inputs.Text("topic").Length > 0)
        {
            var chosen = inputs.Choice<NoteTopic>("topic");
            return inputs.Or(() => new Note(chosen, lines));
        }

        foreach (var (topic, prefix) in Headings.SelectMany(heading => heading.Prefixes.Select(prefix => (heading.Topic, prefix))))
        {
            if (lines is [{ } first, ..] && first.Length > prefix.Length && first.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && first[prefix.Length] is ':' or '\uFF1A')
            {
                return new Note(topic, lines.SetItem(0, first[(prefix.Length + 1)..].Trim()));
            }
        }

        return new Note(NoteTopic.Other, lines);
    }

    private static ActionReading ReadRow(ActionInputs inputs)
    {
        var cells = new RowCells(
            inputs.Text("what"),
            inputs.PersonOrNone("owner"),
            inputs.Text("due").Length == 0 ? null : inputs.Date("due"),
            inputs.Text("how"),
            inputs.Text("standard"),
            inputs.Text("rhythm").Length == 0 ? Rhythm.Weekly : inputs.Choice<Rhythm>("rhythm"),
            inputs.Text("vagueReason"));
        return DigestOf(inputs, "basis", out var basis) && DigestOf(inputs, "seen", out var seen)
            ? inputs.Or(() => new FillRow(RowOf(inputs), basis, seen, cells))
            : new Refusal(Because.NotAChoice, "row");
    }

    private static ActionReading ReadDispute(ActionInputs inputs)
    {
        var dispute = new RecordDispute(
            RowOf(inputs), inputs.Text("dispute"), inputs.Text("positions"), inputs.Text("route"), inputs.PersonNamed("decider"), inputs.Date("decideBy"));
        return inputs.Or(() => dispute);
    }

    private static ActionReading ReadOpen(ActionInputs inputs) => inputs.Id("row") is { } row ? new ActionReading.Show(CardName.MeetingRow, row) : new Refusal(Because.Missing, "row");

    private static string? RowOf(ActionInputs inputs) => inputs.Key is MeetingRowCard.New ? null : inputs.Key;

    /// <summary>None, or the digest that the card carried; false where it can be none.</summary>
    private static bool DigestOf(ActionInputs inputs, string name, out Digest? digest)
    {
        digest = inputs.Text(name) is { Length: > 0 } text ? new Digest(text) : null;
        return digest is not { Value: var value } || (value.Length == 43 && value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'));
    }
}
