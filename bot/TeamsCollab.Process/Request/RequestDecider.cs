using System.Collections.Immutable;
using System.Diagnostics;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Meeting;
using static TeamsCollab.Process.Request.RequestCommand;
using static TeamsCollab.Process.Request.RequestEvent;

namespace TeamsCollab.Process.Request;

/// <summary>协作启动阶段. Order inside each decision: may you, is it about the present draft, is it already done, is it allowed now, accept.</summary>
public static class RequestDecider
{
    public static Decision Decide(RequestCommand command, Asked asked, Facts facts, Collaboration state) => command switch
    {
        Submit submit => Decide(submit, asked, facts, state),
        RecordDelivery delivery => Decide(delivery, asked, facts, state),
        RecordUndeliverable undeliverable => Decide(undeliverable, asked, state),
        Accept accept => RequestAnswering.Decide(accept, asked, facts, state),
        Decline decline => RequestAnswering.Decide(decline, asked, facts, state),
        Offer offer => RequestOffering.Decide(offer, asked, facts, state),
        AgreeToOffer agree => RequestOffering.Decide(agree, asked, state),
        RefuseOffer refuse => RequestOffering.Decide(refuse, asked, facts, state),
        TakeLane take => RequestUrgency.Decide(take, asked, facts, state),
        RefuseLane refuse => RequestUrgency.Decide(refuse, asked, state),
        RecordCall call => RequestCalling.Decide(call, asked, facts, state),
        PayDebt pay => RequestCalling.Decide(pay, asked, facts, state),
        Clarify clarify => RequestClarifying.Decide(clarify, asked, facts, state),
        AnswerQuestion answer => RequestClarifying.Decide(answer, asked, facts, state),
        HandOver handOver => RequestHandingOver.Decide(handOver, asked, facts, state),
        Withdraw withdraw => Decide(withdraw, asked, state),
        _ => throw new UnreachableException($"No Decide for {command.GetType().Name}."),
    };

    /// <summary>The materials are there: the receiver's clock starts (A3), and the meeting may follow (A1).</summary>
    internal static Delivered Deliver(Department department, Asked asked, Facts facts)
    {
        var lead = facts.Calendar.EarliestMeeting(asked.At, facts.Limits.MaterialsLeadWorkingDays);
        return new Delivered(department, facts.Promise(asked.At, facts.Limits.AnswerWorkingDays), lead.At, asked.At) { MaterialsLead = lead };
    }

    /// <summary>Answers, doubts and withdrawals have their place until the meeting has ended.</summary>
    internal static bool IsOpen(Collaboration state) => state.Stage is Stage.Request or Stage.Meeting;

    private static Decision Decide(Submit command, Asked asked, Facts facts, Collaboration state)
    {
        if (state.Exists)
        {
            return state.Request.Initiator == asked.By ? Decision.AlreadyDone : Decision.Refuse(Because.NotYours);
        }

        if (!facts.People.TryGetValue(asked.By, out var initiator))
        {
            return Decision.Refuse(Because.UnknownPerson);
        }

        if (initiator.Department is not { } own || !facts.Departments.TryGetValue(own, out var department))
        {
            return Decision.Refuse(Because.UnknownDepartment, detail: initiator.Department?.Name);
        }

        if (department.Head is not { } head)
        {
            return Decision.Refuse(Because.NoDepartmentHead, detail: own.Name);
        }

        if (RequestRules.Fault(command.Form, own, asked, facts) is { } fault)
        {
            return new Decision.Refused(fault);
        }

        if (facts.Number is not { } number)
        {
            return Decision.Refuse(Because.NoRegisterNumber);
        }

        var form = command.Form;
        ImmutableArray<Side> sides =
        [
            new Side(own, SideRole.Initiator, asked.By, head, true, SideAnswer.Accepted, head, asked.By),
            .. form.Receivers.Select(receiver => Receiver(receiver, facts)),
        ];
        var submitted = new Submitted(
            number,
            asked.By,
            sides,
            [.. sides.Select(side => new HeadRead(side.Department, side.Head, facts.Departments[side.Department].Source, facts.Departments[side.Department].ReadAt))],
            form.Kind,
            Words(form, asked, facts),
            form.WantedBy,
            form.Urgency,
            form.Importance,
            form.Executive,
            Seal(form.Materials, asked),
            facts.Calendar.EarliestMeeting(asked.At, facts.Limits.MaterialsLeadWorkingDays).At,
            asked.At)
        {
            Choice = form.Choice,
            EarliestResult = BackPlan.For(asked.At, facts).Earliest,
            IsUrgentLane = form.IsUrgentLane,
        };
        return Decision.Accept(
        [
            submitted,
            .. ImprovementsBack.Answered(form, asked, facts),
            .. form.Call is { } call ? [RequestCalling.Called(call, 1, asked, facts)] : ImmutableArray<CollaborationEvent>.Empty,
            .. form.AutoBooks ? [new MeetingEvent.AutoBookingSet(true, asked.By, asked.At)] : ImmutableArray<CollaborationEvent>.Empty,
        ]);
    }

    internal static ImmutableArray<Material> Seal(ImmutableArray<FormMaterial> materials, Asked asked) =>
        [.. materials.Select(material => new Material(material.Kind, asked.Seal([("name", material.Name), ("link", material.Link), .. material.Content?.Fields ?? []])))];

    private static Wording Words(RequestForm form, Asked asked, Facts facts)
    {
        var details = KindRules.Fields(form, asked, facts);
        return asked.Seal(
        [
            ("title", form.Title), ("what", form.What), ("why", form.Why), ("standard", form.Standard), .. details, ("scope", Scope(form)),
            ("vagueReason", VagueWords.Excuse(form.VagueReason, [form.What, form.Standard, Scope(form), .. details.Select(detail => detail.Text)])),
        ]);
    }

    private static string Scope(RequestForm form) => form.Choice is DateChoice.SmallerScope ? form.Scope : string.Empty;

    private static Side Receiver(FormReceiver receiver, Facts facts)
    {
        var head = facts.Departments[receiver.Department].Head!.Value;
        return new Side(receiver.Department, SideRole.Receiver, receiver.Contact ?? head, head, receiver.Required, SideAnswer.Awaited, null, null);
    }

    private static Decision Decide(RecordDelivery command, Asked asked, Facts facts, Collaboration state)
    {
        if (asked.By != Person.Pump)
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (state.Request.ReceptionOf(command.Department) is not { } reception)
        {
            return Decision.Refuse(Because.UnknownDepartment, detail: command.Department.Name);
        }

        return !IsOpen(state) ? Decision.AlreadyDone
            : reception.DeliveredAt is null ? Decision.Accept(Deliver(command.Department, asked, facts))
            : reception.Undeliverable is not null ? Decision.Accept(new Reached(command.Department, asked.At))
            : Decision.AlreadyDone;
    }

    private static Decision Decide(RecordUndeliverable command, Asked asked, Collaboration state)
    {
        if (asked.By != Person.Pump)
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (state.Request.ReceptionOf(command.Department) is not { } reception)
        {
            return Decision.Refuse(Because.UnknownDepartment, detail: command.Department.Name);
        }

        // What was delivered stays so; but the colleague to whom it was handed over may be out of reach.
        return (reception.DeliveredAt is not null && reception.EarlierContacts.IsEmpty) || reception.Undeliverable == command.Reason || !IsOpen(state)
            ? Decision.AlreadyDone
            : Decision.Accept(new Undeliverable(command.Department, command.Reason, asked.At));
    }

    private static Decision Decide(Withdraw command, Asked asked, Collaboration state)
    {
        if (asked.By != state.Request.Initiator)
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (state.Request.End is RequestEnd.Withdrawn)
        {
            return Decision.AlreadyDone;
        }

        if (!IsOpen(state))
        {
            return Decision.Refuse(state.Request.End is null ? Because.PastWithdrawing : Because.AlreadyDecided);
        }

        return Inputs.Required(command.Reason, "reason", Because.ReasonRequired) is { } fault
            ? new Decision.Refused(fault)
            : Decision.Accept(new Ended(RequestEnd.Withdrawn, null, asked.Seal(("text", command.Reason)), asked.At));
    }
}
