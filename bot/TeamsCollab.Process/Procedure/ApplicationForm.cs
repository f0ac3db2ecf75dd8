using System.Globalization;

namespace TeamsCollab.Process.Procedure;

/// <summary>An application as somebody filled it in, before it is sealed.</summary>
public abstract record ApplicationForm(ProcedureKind Kind)
{
    /// <summary>《资源申请表》</summary>
    /// <param name="Grantor">The department that is to give it; null where the applicant's own does.</param>
    public sealed record Resource(string Item, string Amount, string Period, string Purpose, Department? Grantor) : ApplicationForm(ProcedureKind.ResourceApplication)
    {
        public override (string Name, string Text)[] Fields => [("item", Item), ("amount", Amount), ("period", Period), ("purpose", Purpose), ("grantor", Grantor?.Name ?? string.Empty)];

        public override Refusal? Fault() =>
            Inputs.Required(Item, "resourceItem") ?? Inputs.Required(Amount, "resourceAmount") ?? Inputs.Required(Period, "resourcePeriod") ?? Inputs.Required(Purpose, "resourcePurpose");
    }

    /// <summary>《预算审批单》</summary>
    /// <param name="Amount">In yuan.</param>
    public sealed record Budget(string Item, string Amount, string Period, string Purpose) : ApplicationForm(ProcedureKind.BudgetApproval)
    {
        public override (string Name, string Text)[] Fields =>
            [("item", Item), ("amount", Yuan is { } yuan ? yuan.ToString("#,##0.##", CultureInfo.InvariantCulture) : Amount), ("period", Period), ("purpose", Purpose)];

        /// <summary>Null where it is no sum of money.</summary>
        public static decimal? YuanIn(string amount) =>
            decimal.TryParse(amount, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan) && yuan is > 0 and < 1_000_000_000_000 ? yuan : null;

        private decimal? Yuan => YuanIn(Amount);

        public override Refusal? Fault() =>
            Inputs.Required(Item, "budgetItem") ?? Inputs.Required(Amount, "budgetAmount") ?? (Yuan is null ? new Refusal(Because.NotANumber, "budgetAmount", Amount) : null)
            ?? Inputs.Required(Period, "budgetPeriod") ?? Inputs.Required(Purpose, "budgetPurpose");
    }

    /// <summary>Any other procedure of the company: its name, its number there, and who answers for it.</summary>
    public sealed record Other(string Name, string Number, Person Owner, string Purpose) : ApplicationForm(ProcedureKind.Other)
    {
        public override (string Name, string Text)[] Fields => [("item", Name), ("number", Number), ("owner", Owner.Id), ("purpose", Purpose)];

        public override Refusal? Fault() => Inputs.Required(Name, "procedureName") ?? Inputs.Required(Number, "procedureNumber") ?? Inputs.Optional(Purpose, "procedurePurpose");
    }

    /// <summary>What is sealed of it.</summary>
    public abstract (string Name, string Text)[] Fields { get; }

    public abstract Refusal? Fault();
}
