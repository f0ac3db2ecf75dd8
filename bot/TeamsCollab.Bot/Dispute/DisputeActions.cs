using System.Collections.Immutable;
using TeamsCollab.Bot.Teams;
using TeamsCollab.Process;
using TeamsCollab.Process.Dispute;
using static TeamsCollab.Process.Dispute.DisputeCommand;

namespace TeamsCollab.Bot.Dispute;

/// <summary>The button of cards/dispute/ruling.json, read into a command. The key is the dispute's clause; <c>draft</c> is the version of the minutes that the card showed.</summary>
public static class DisputeActions
{
    public static ImmutableArray<CardVerb> All { get; } =
    [
        new("dispute.rule", CardName.DisputeRuling, inputs => new Rule(inputs.Key ?? string.Empty, inputs.Number("draft"), inputs.Text("ruling")), "done.ruled")
        {
            Words = ["裁决", "rule"],
            TextInput = "ruling",
            KeyLetters = "D",
            Binds = true,
            KeyOf = OnlyOpen,
            DraftOf = (state, _) => state.Minutes.Draft,
        },
    ];

    /// <summary>The one dispute that waits for this person; null where there are several.</summary>
    private static string? OnlyOpen(Collaboration state, Person person) =>
        state.Disputes.Docket.Where(dispute => dispute.Status is not DisputeStatus.Settled && dispute.Decider == person).ToArray() is [var only] ? only.Id : null;
}
