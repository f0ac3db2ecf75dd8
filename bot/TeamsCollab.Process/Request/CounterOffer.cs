using System.Text.Json.Serialization;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Process.Request;

/// <summary>有条件接收: what a receiver can do instead of what was asked (R20, R21, B6). It stands once the initiator agrees.</summary>
/// <param name="Revision">Counts up from 1 for each receiver; agreeing names it, so that nobody agrees to terms they have not seen.</param>
/// <param name="By">Who offered, for the department.</param>
/// <param name="WantedBy">The day by which the department can do it; null where the day asked for is kept.</param>
/// <param name="Words">The fields scope and resources; either may be left out.</param>
/// <param name="Watch">Until when the initiator is to answer; null once they did.</param>
public sealed record CounterOffer(int Revision, Person By, Person DecisionMaker, Person Executor, DateOnly? WantedBy, Wording Words, Watch? Watch, OfferStands Stands)
{
    [JsonIgnore]
    public bool IsOpen => Stands is OfferStands.Open;
}

public enum OfferStands
{
    Open,
    Agreed,
    Refused,
}
