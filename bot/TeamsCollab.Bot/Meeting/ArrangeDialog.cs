using TeamsCollab.Bot.Dialogs;
using TeamsCollab.Process;
using TeamsCollab.Process.Meeting;

namespace TeamsCollab.Bot.Meeting;

/// <summary>The meeting in steps (R23-R27): who decides and who carries out for each side, when and how long, where, and the review that invites.</summary>
public static class ArrangeDialog
{
    public static Dialog Steps { get; } = new(
        "arrange",
        "meeting.arrange",
        CardName.MeetingArrange,
        [
            new DialogStep("who", "attendees", "others", "othersFrom", "othersRole", "othersConcerned")
            {
                Shows = ["moreToggle"],
                TakesOffers = true,
                Details = [("othersFrom", "others"), ("othersRole", "others"), ("othersConcerned", "others")],
            },
            new DialogStep("when", "slot", "date", "start", "minutes")
            {
                Shows = ["earliest", "earliestWhy", "earliestChange", "blockers"],
                Moment = new MomentInputs("slot", "date", "start", "minutes"),
                TakesOffers = true,
            },
            new DialogStep("where", "form", "room", "place")
            {
                TakesOffers = true,
                Fault = inputs => inputs.Choice<MeetingForm>("form") is MeetingForm.Online || inputs.Text("room") is not ("" or RoomChoice.None) ? null : Inputs.Required(inputs.Text("place"), "place"),
            },
        ])
    {
        Version = Upon,
        IsDoneOnce = true,
    };

    /// <summary>改期 in steps: to when, and why.</summary>
    public static Dialog Move { get; } = new(
        "move",
        "meeting.move",
        CardName.MeetingArrange,
        [
            new DialogStep("when", "newSlot", "newDate", "newStart")
            {
                Shows = ["moveAsk", "blockers"],
                Moment = new MomentInputs("newSlot", "newDate", "newStart"),
                TakesOffers = true,
            },
            new DialogStep("why", "moveReason"),
        ])
    {
        Version = Upon,
        IsDoneOnce = true,
    };

    private static DialogVersion Upon => new("draft", state => state.Meeting.Revision);
}
