using System.Collections.Immutable;

namespace TeamsCollab.Process.Request;

public abstract record RequestCommand : CollaborationCommand
{
    private RequestCommand() { }

    /// <summary>Begins a collaboration; whoever asks is its initiator (R01, R08-R15).</summary>
    public sealed record Submit(RequestForm Form) : RequestCommand
    {
        public override FactsNeeded Needs => new(
            [.. Form.Receivers.Select(receiver => receiver.Department).Distinct()],
            [.. Form.Receivers.Select(receiver => receiver.Contact).Append(Form.Executive).Append(Form.Call?.With).OfType<Person>().Distinct()])
        {
            Asker = true,
            Number = true,
            Improvements = new ImprovementsNeeded([.. Form.Receivers.Select(receiver => receiver.Department).Distinct()], Form.Kind),
        };
    }

    /// <summary>By the pump alone: Teams took the request for this receiver, so its clock starts (A3).</summary>
    public sealed record RecordDelivery(Department Department) : RequestCommand;

    /// <summary>By the pump alone: the request could not be delivered, so no clock starts (A3).</summary>
    /// <param name="Reason">A code such as <c>notInstalled</c>; not a person's words.</param>
    public sealed record RecordUndeliverable(Department Department, string Reason) : RequestCommand;

    /// <summary>接收 (R16), by the side's contact person or head, who also names whom the department sends (R25, R26).</summary>
    /// <param name="DecisionMaker">Null for the department's head.</param>
    /// <param name="Executor">Null for its contact person.</param>
    public sealed record Accept(Department Department, Assessment Assessment, Person? DecisionMaker, Person? Executor) : RequestCommand
    {
        public override FactsNeeded Needs => new([], [.. new[] { DecisionMaker, Executor }.OfType<Person>()]);
    }

    /// <summary>有条件接收 (R20, R21, B6): another day, less of it, or something needed first; at least one of the three.</summary>
    /// <param name="WantedBy">Null keeps the day asked for.</param>
    public sealed record Offer(Department Department, DateOnly? WantedBy, string Scope, string Resources) : RequestCommand
    {
        public override FactsNeeded Needs => FactsNeeded.None with { Words = true };

        internal (string Name, string Text)[] Fields => [("scope", Scope), ("resources", Resources)];
    }

    /// <summary>The initiator agrees to a receiver's terms, which is that receiver's acceptance (B6).</summary>
    /// <param name="Revision">The terms on the card that was pressed.</param>
    public sealed record AgreeToOffer(Department Department, int Revision) : RequestCommand;

    /// <summary>The initiator does not agree; the receiver is asked for its answer again.</summary>
    public sealed record RefuseOffer(Department Department, int Revision, string Reason) : RequestCommand;

    /// <summary>暂不接收 (R16), with a reason.</summary>
    public sealed record Decline(Department Department, string Reason) : RequestCommand
    {
        public override FactsNeeded Needs => FactsNeeded.None with { Words = true };
    }

    /// <summary>需澄清 (R17): the department's clock stands still until the initiator answered (A4).</summary>
    public sealed record Clarify(Department Department, string Question) : RequestCommand
    {
        public override FactsNeeded Needs => FactsNeeded.None with { Words = true };
    }

    /// <summary>The initiator's answer to a doubt (R17, A4).</summary>
    /// <param name="Question">Its id, such as Q1.</param>
    public sealed record AnswerQuestion(string Question, string Text) : RequestCommand
    {
        public override FactsNeeded Needs => FactsNeeded.None with { Words = true };
    }

    /// <summary>转交: a colleague of the same department becomes its one contact person (N02).</summary>
    public sealed record HandOver(Department Department, Person To) : RequestCommand
    {
        public override FactsNeeded Needs => new([], [To]);
    }

    /// <summary>接受加急: the department binds itself to the shorter clocks (B26).</summary>
    public sealed record TakeLane(Department Department) : RequestCommand;

    /// <summary>不走加急: the department keeps its working day (B26).</summary>
    public sealed record RefuseLane(Department Department) : RequestCommand;

    /// <summary>已电话沟通 (N03), said by the initiator.</summary>
    /// <param name="With">Null for the department's contact person.</param>
    /// <param name="CalledAt">Null for just now.</param>
    public sealed record RecordCall(Department Department, Person? With, DateTimeOffset? CalledAt) : RequestCommand
    {
        public override FactsNeeded Needs => new([], [.. new[] { With }.OfType<Person>()]);
    }

    /// <summary>补办: the written record of a call (N03, B26).</summary>
    /// <param name="Debt">Its id, such as D1.</param>
    public sealed record PayDebt(string Debt, string Record, ImmutableArray<FormMaterial> Materials) : RequestCommand
    {
        public override FactsNeeded Needs => FactsNeeded.None with { Words = true };
    }

    /// <summary>The initiator takes the request back; possible until the meeting has ended.</summary>
    public sealed record Withdraw(string Reason) : RequestCommand;
}
