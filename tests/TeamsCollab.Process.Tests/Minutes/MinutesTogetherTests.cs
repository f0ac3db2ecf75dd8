using TeamsCollab.Process.Minutes;
using static TeamsCollab.Process.Minutes.MinutesCommand;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Minutes.MinutesSpec;

namespace TeamsCollab.Process.Tests.Minutes;

/// <summary>Several people write the minutes at once (B2): nothing is lost, and who meets another's words chooses.</summary>
public sealed class MinutesTogetherTests
{
    [Fact]
    public void Two_people_change_different_clauses_from_the_same_card_and_both_keep_their_work()
    {
        var shown = AfterTheMeeting().When(Ma, MeetingEnded, FirstDraft);
        var seen = shown.State.Minutes.Edition;
        var both = shown.AndWhen(Xia, MeetingEnded, new Write([new DraftClause.Agreed("A1", "图文各24页")]) { Seen = seen })
            .AndWhen(Chan, MeetingEnded, new Write([new DraftClause.Point("P1", Sales, "6月18日前提供手册")]) { Seen = seen });
        Assert.Equal(["6月18日前提供手册", "图文各24页"], both.State.Minutes.Working.Take(2).Select(clause => clause.Clause.Wording.Fields!["text"]));
    }

    [Fact]
    public void Who_changes_the_same_clause_later_is_shown_the_others_words_and_chooses()
    {
        var shown = AfterTheMeeting().When(Ma, MeetingEnded, FirstDraft);
        var seen = shown.State.Minutes.Edition;
        var first = shown.AndWhen(Xia, MeetingEnded, new Write([new DraftClause.Agreed("A1", "图文各24页")]) { Seen = seen });
        first.AndWhen(Chan, MeetingEnded, new Write([new DraftClause.Agreed("A1", "图文各30页")]) { Seen = seen }).ThenRefused(Because.ChangedMeanwhile, "agreed", "A1 图文各24页");
        first.AndWhen(Chan, MeetingEnded, new Strike("A1") { Seen = seen }).ThenRefused(Because.ChangedMeanwhile, "clause", "A1 图文各24页");
        var chosen = first.AndWhen(Chan, MeetingEnded, new Write([new DraftClause.Agreed("A1", "图文各30页")]) { Seen = first.State.Minutes.Edition });
        Assert.Equal("图文各30页", chosen.State.Minutes.Working[1].Clause.Wording.Fields!["text"]);
    }

    [Fact]
    public void A_later_draft_says_in_what_it_differs()
    {
        var again = Circulated()
            .AndWhen(Xia, MeetingEnded, new Write([new DraftClause.Agreed("A1", "图文各24页"), new DraftClause.Agreed(null, "铺货率不低于95%")]))
            .AndWhen(Xia, MeetingEnded, new Strike("T2"))
            .AndWhen(Ma, MeetingEnded, new Circulate(1)).State.Minutes;
        Assert.Equal([("A1", true, true), ("A2", false, true), ("T2", true, false)], again.Changes.Select(change => (change.Id, change.Before is not null, change.After is not null)));
        Assert.Empty(Circulated().State.Minutes.Changes);
    }
}
