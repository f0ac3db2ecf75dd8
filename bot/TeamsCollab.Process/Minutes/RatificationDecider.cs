using System.Collections.Immutable;
using System.Globalization;
using static TeamsCollab.Process.Minutes.MinutesCommand;
using static TeamsCollab.Process.Minutes.MinutesEvent;

namespace TeamsCollab.Process.Minutes;

/// <summary>
/// 追认 (B12): the head of a side for which nobody came who may decide says that the minutes bind that side all the same, or why not. Asked for with
/// every draft; never by silence. Without it the minutes go round and are signed, and do not come into force.
/// </summary>
internal static class RatificationDecider
{
    public static Decision Decide(Ratify command, Asked asked, Collaboration state)
    {
        var minutes = state.Minutes;
        if (NotAsked(asked.By, command.Draft, minutes) is { } because)
        {
            return because;
        }

        if (minutes.Ratifications.HasAgreed(asked.By))
        {
            return Decision.AlreadyDone;
        }

        if (NotNow(minutes) is { } notNow)
        {
            return Decision.Refuse(notNow);
        }

        var ratified = new Ratified(command.Draft, asked.By, SidesOf(asked.By, state), minutes.Content, asked.At);
        return minutes.Apply(ratified).IsAgreed ? Decision.Accept(ratified, new TookEffect(minutes.Draft, asked.At)) : Decision.Accept(ratified);
    }

    public static Decision Decide(RefuseToRatify command, Asked asked, Facts facts, Collaboration state)
    {
        var minutes = state.Minutes;
        if (NotAsked(asked.By, command.Draft, minutes) is { } because)
        {
            return because;
        }

        if (NotNow(minutes) is { } notNow)
        {
            return Decision.Refuse(notNow);
        }

        if (minutes.Ratifications.HasAgreed(asked.By))
        {
            return Decision.Refuse(Because.AlreadyDecided);
        }

        if (minutes.IsBinding)
        {
            return Decision.Refuse(Because.RulingStands);
        }

        return Inputs.Required(command.Reason, "reason", Because.ReasonRequired) is { } fault
            ? new Decision.Refused(fault)
            : Decision.Accept(new NotRatified(
                command.Draft,
                asked.By,
                SidesOf(asked.By, state),
                asked.Seal(("text", command.Reason)),
                MinutesRules.Limit(facts.Limits.MinutesWorkingDays, asked.At, facts, state),
                asked.At));
    }

    /// <summary>Who ratifies for which side: its head, where nobody came who may decide for it.</summary>
    public static IEnumerable<Signatory> Asked(MinutesState minutes) => minutes.Signatories.Where(signatory => minutes.ToRatify.Contains(signatory.Department));

    private static Decision? NotAsked(Person by, int draft, MinutesState minutes) =>
        !minutes.Ratifications.Asks(by) ? Decision.Refuse(Because.NotYours)
        : draft != minutes.Draft ? Decision.Refuse(Because.OldDraft, detail: minutes.Draft.ToString(CultureInfo.InvariantCulture))
        : null;

    private static Because? NotNow(MinutesState minutes) => minutes.Status switch
    {
        MinutesStatus.Confirming or MinutesStatus.Signing => null,
        MinutesStatus.InForce => Because.AlreadyDecided,
        _ => Because.WrongStage,
    };

    private static ImmutableArray<Department> SidesOf(Person person, Collaboration state) =>
        [.. Asked(state.Minutes).Where(signatory => signatory.Person == person).Select(signatory => signatory.Department)];
}
