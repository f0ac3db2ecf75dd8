using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Request;

/// <summary>A receiver's terms as a card shows them (B6). What was left out is empty.</summary>
/// <param name="Revision">Carried back by the button that agrees.</param>
public sealed record OfferLine(int Revision, Typed By, string WantedBy, Typed Scope, Typed Resources, bool IsOpen, bool IsAgreed, bool IsRefused)
{
    public static OfferLine For(CounterOffer offer, CardReader reader) => new(
        offer.Revision,
        reader.Name(offer.By),
        offer.WantedBy is { } day ? Moment.Date(day, reader) : string.Empty,
        reader.Text(offer.Words, "scope"),
        reader.Text(offer.Words, "resources"),
        offer.IsOpen,
        offer.Stands is OfferStands.Agreed,
        offer.Stands is OfferStands.Refused);
}
