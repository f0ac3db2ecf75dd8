using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Retrospective;

/// <summary>The data behind cards/retrospective/filing.json: the initiating department files the record (N08), for one reader.</summary>
/// <param name="CanFile">The reader is to say where it is kept.</param>
/// <param name="Department">The initiating one.</param>
/// <param name="Filing">Null before it was filed.</param>
public sealed record RetrospectiveFilingCard(CardHead Head, bool CanFile, bool IsClosed, Typed Department, FilingLine? Filing)
{
    /// <summary>The reader may correct what was filed, by text.</summary>
    public bool CanCorrect { get; init; }

    public static RetrospectiveFilingCard For(Collaboration state, CardReader reader)
    {
        var (filing, may) = (state.Retrospective.Filing, FilingDecider.MayFile(reader.Person, state));
        var isClosed = state.Retrospective.Status is RetrospectiveStatus.Closed;
        var canFile = isClosed && may && filing is null;
        return new RetrospectiveFilingCard(
            CardHead.For(state, reader, canFile, null),
            canFile,
            isClosed,
            new Typed(state.Request.Sides.First(side => side.Role is SideRole.Initiator).Department.Name),
            filing is null ? null : FilingLine.For(filing, reader))
        {
            CanCorrect = filing is not null && may,
        };
    }
}
