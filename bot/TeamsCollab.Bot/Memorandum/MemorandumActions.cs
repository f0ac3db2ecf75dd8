using System.Collections.Immutable;
using TeamsCollab.Bot.Teams;
using TeamsCollab.Process;
using static TeamsCollab.Process.Memorandum.MemorandumCommand;

namespace TeamsCollab.Bot.Memorandum;

/// <summary>The buttons of cards/memorandum/*.json, read into commands. Who pressed comes from the activity, never from here.</summary>
public static class MemorandumActions
{
    public static ImmutableArray<CardVerb> All { get; } =
    [
        new("memorandum.open", CardName.MemorandumDraft, _ => new ActionReading.Show(CardName.MemorandumDraft, null), "done.opened") { Words = ["备忘录", "memorandum"] },
        new("memorandum.propose", CardName.MemorandumDraft, ReadProposal, "done.memorandumProposed") { Words = ["起草备忘录", "write memorandum"], TextInput = "goal", DraftOf = Present },
        new("memorandum.setAside", CardName.MemorandumDraft, _ => new SetAside(), "done.memorandumSetAside") { Words = ["暂不签备忘录", "no memorandum"] },
        new("memorandum.object", CardName.MemorandumSignOff, inputs => new ObjectTo(inputs.Number("draft"), inputs.Chosen("clause"), inputs.Text("reason")), "done.memorandumObjected") { Words = ["备忘录异议", "object to memorandum"], TextInput = "reason", Binds = true, DraftOf = Present },
        new("memorandum.signOff", CardName.MemorandumSignOff, inputs => new SignOff(inputs.Number("draft")), "done.memorandumSigned") { Words = ["签备忘录", "sign memorandum"], Binds = true, DraftOf = Present },
    ];

    private static int Present(Collaboration state, string? key) => state.Memorandum.Draft;

    private static ActionReading ReadProposal(ActionInputs inputs) => new Propose(
        inputs.Number("draft"),
        inputs.Text("goal"),
        inputs.Text("duties"),
        inputs.Text("standard"),
        inputs.Text("resolution"),
        inputs.Lines("further"),
        inputs.IsOn("silence"))
    {
        VagueReason = inputs.Text("vagueReason"),
    };
}
