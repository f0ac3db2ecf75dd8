using System.Collections.Immutable;
using TeamsCollab.Bot.Dialogs;
using TeamsCollab.Bot.Teams;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Request;

namespace TeamsCollab.Bot.Request;

/// <summary>The request in steps: 对象与类型, 事项, 时间与标准, 材料, and the review that sends it.</summary>
public static class RequestDialog
{
    public static Dialog Steps { get; } = new(
        "request",
        "request.submit",
        CardName.RequestForm,
        [
            new DialogStep("whom", ["kind", "receivers", "required", "contacts", .. Enumerable.Range(1, ImprovementsBack.Most).SelectMany(place => new[] { ImprovementsBack.Input(place), ImprovementsBack.ReasonInput(place) })])
            {
                Fault = inputs => RequestActions.Improvements(inputs).Select(ImprovementsBack.Fault).FirstOrDefault(fault => fault is not null) ?? inputs.Fault,
            },
            new DialogStep("matter", "title", "what", "why", "allocation", "useRules", "goals", "improvementItem", "otherKind", "vagueReason")
            {
                Fault = inputs => VagueWords.Fault(inputs.Text("vagueReason"), ("what", inputs.Text("what"))) ?? Own(inputs, "allocation", "useRules", "goals", "improvementItem", "otherKind"),
            },
            new DialogStep("terms", "wantedBy", "urgency", "importance", "lane", "executive", "standard", "autoBook", "milestones", "vagueReason", "scope", "choice", "earliest")
            {
                Shows = ["earliestPlan"],
                Fault = inputs => VagueWords.Fault(inputs.Text("vagueReason"), ("standard", inputs.Text("standard"))) ?? Own(inputs, "milestones"),
            },
            new DialogStep("materials", "materials", "calledWith", "calledDate", "calledTime")
            {
                Shows = ["recordedMaterials", "callToggle"],
                Fault = inputs => inputs.Text("calledWith").Length == 0 ? Inputs.Required(inputs.Text("materials"), "materials") : null,
            },
        ])
    {
        TitledBy = ["title", "what"],
        Defaults = ImmutableDictionary<string, string>.Empty.Add("kind", "projectDelivery").Add("urgency", "normal").Add("importance", "normal"),
    };

    /// <summary>What each type says of itself (R01-R06): the card shows these where the type is chosen, and then they are needed.</summary>
    private static readonly (string Kind, string Input)[] OwnInputs =
    [
        ("projectDelivery", "milestones"), ("resourceSharing", "allocation"), ("resourceSharing", "useRules"),
        ("goalAlignment", "goals"), ("processImprovement", "improvementItem"), ("other", "otherKind"),
    ];

    internal static IEnumerable<string> OwnInputsOf(string kind) => OwnInputs.Where(own => own.Kind == kind).Select(own => own.Input);

    private static Refusal? Own(ActionInputs inputs, params string[] here) => OwnInputsOf(inputs.Text("kind"))
        .Where(here.Contains)
        .Select(own => Inputs.Required(inputs.Text(own), own))
        .FirstOrDefault(fault => fault is not null);
}
