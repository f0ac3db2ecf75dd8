using System.Collections.Immutable;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Request;

/// <summary>The data behind cards/request/paperwork.json: one call and the written record that is owed of it, for one reader (N03, B26).</summary>
/// <param name="CanPay">The reader is the initiator, and the record is owed.</param>
/// <param name="Record">Empty while it is owed.</param>
/// <param name="PaidAt">Empty while it is owed.</param>
public sealed record RequestPaperworkCard(CardHead Head, CallLine Call, bool CanPay, Typed Initiator, Typed Record, string PaidAt, ImmutableArray<MaterialLine> Materials)
{
    /// <param name="key">The debt's id, such as D1.</param>
    public static RequestPaperworkCard For(Collaboration state, CardReader reader, string? key)
    {
        var debt = state.Request.Debts.First(each => each.Id == key);
        var canPay = debt.IsOpen && state.Stage is not Stage.Ended && reader.Person == state.Request.Initiator;
        return new RequestPaperworkCard(
            CardHead.For(state, reader, canPay, state.Stage is Stage.Ended ? null : debt.Watch),
            CallLine.For(debt, reader),
            canPay,
            reader.Name(state.Request.Initiator),
            reader.Text(debt.Record),
            debt.PaidAt is { } paid ? Moment.Of(paid, reader).Text : string.Empty,
            [.. debt.Materials.Select(material => MaterialLine.For(material, reader))]);
    }
}

/// <summary>已电话沟通, with time and person (N03).</summary>
/// <param name="IsOpen">Its written record is still owed.</param>
public sealed record CallLine(string Id, Typed Department, Typed With, string At, bool IsOpen)
{
    public static CallLine For(PaperworkDebt debt, CardReader reader) =>
        new(debt.Id, new Typed(debt.Department.Name), reader.Name(debt.With), Moment.Of(debt.CalledAt, reader).Text, debt.IsOpen);
}
