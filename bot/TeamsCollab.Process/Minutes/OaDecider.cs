using System.Globalization;
using static TeamsCollab.Process.Minutes.MinutesCommand;
using static TeamsCollab.Process.Minutes.MinutesEvent;

namespace TeamsCollab.Process.Minutes;

/// <summary>A head's approval in the company's OA system counts as the head's signature (R49), where the head brings it, or an account that an administrator authorised.</summary>
internal static class OaDecider
{
    public static Decision Decide(RecordOa command, Asked asked, Facts facts, Collaboration state)
    {
        var minutes = state.Minutes;
        if (asked.By != command.Head && !facts.AskerIsOaAccount)
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (!minutes.Signatures.Asks(command.Head))
        {
            return asked.By == command.Head ? Decision.Refuse(Because.NotYours) : Inputs.Unknown(command.Head.Id, "head");
        }

        if (command.Draft != minutes.Draft)
        {
            return Decision.Refuse(Because.OldDraft, detail: minutes.Draft.ToString(CultureInfo.InvariantCulture));
        }

        if (minutes.Signatures.HasAgreed(command.Head))
        {
            return Decision.AlreadyDone;
        }

        if (minutes.Status is not MinutesStatus.Signing)
        {
            return Decision.Refuse(minutes.Status is MinutesStatus.Confirming ? Because.AwaitingConfirmations : Because.WrongStage);
        }

        if (!facts.People.TryGetValue(command.Head, out var head))
        {
            return Decision.Refuse(Because.UnknownPerson);
        }

        if ((MinutesRules.NotTakenOn(command.IsAware, minutes) ?? Fault(command, head, asked, minutes, facts)) is { } fault)
        {
            return new Decision.Refused(fault);
        }

        var signedOff = new SignedOff(
            command.Draft,
            command.Head,
            [.. minutes.Signatories.Where(each => each.Person == command.Head).Select(each => each.Department)],
            asked.Seal(("text", head.Name)),
            minutes.Content,
            asked.At)
        {
            Unaccepted = MinutesRules.NotTakenOn(minutes),
            Oa = new OaApproval(asked.By, asked.Seal(("number", command.Number), ("approver", command.Approver), ("link", command.Link)), command.ApprovedAt),
        };
        return minutes.Apply(signedOff).IsAgreed
            ? Decision.Accept(signedOff, new TookEffect(minutes.Draft, asked.At))
            : Decision.Accept(signedOff);
    }

    /// <summary>What was approved before the heads were asked cannot have been this draft; OA systems say the minute, not the second.</summary>
    private static Refusal? Fault(RecordOa command, PersonFact head, Asked asked, MinutesState minutes, Facts facts) =>
        Inputs.Required(command.Number, "oaNumber")
        ?? Inputs.Required(command.Approver, "oaApprover")
        ?? (command.Approver != head.Name ? new Refusal(Because.OaApproverNotHead, "oaApprover", head.Name) : null)
        ?? Inputs.Required(command.Link, "oaLink")
        ?? (Uri.TryCreate(command.Link, UriKind.Absolute, out var link) && link.Scheme is "https" or "http" ? null : new Refusal(Because.NotALink, "oaLink", command.Link.Length > 100 ? command.Link[..100] : command.Link))
        ?? (command.ApprovedAt > asked.At ? new Refusal(Because.InTheFuture, "oaDate") : null)
        ?? (minutes.Watch?.Basis?.From is { } since && command.ApprovedAt < since.AddMinutes(-1)
            ? new Refusal(Because.OaBeforeTheDraft, "oaDate", TimeZoneInfo.ConvertTime(since, facts.Calendar.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture))
            : null);
}
