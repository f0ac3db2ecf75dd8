using TeamsCollab.Process.Content;
using TeamsCollab.Process.Reading;
using TeamsCollab.Process.Records;
using TeamsCollab.Process.Retrospective;
using TeamsCollab.Process.Tests.Reading;
using TeamsCollab.Process.Tests.Records;
using static TeamsCollab.Process.Retrospective.RetrospectiveCommand;
using static TeamsCollab.Process.Retrospective.RetrospectiveEvent;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Execution.ExecutionSpec;

namespace TeamsCollab.Process.Tests.Retrospective;

/// <summary>归档: when everything is closed the initiating department says where the record is kept (N08).</summary>
public sealed class FilingTests
{
    private static readonly FileRecord Cabinet = new(1, "公司档案室 A-12 柜", "2024-市-031");

    [Fact]
    public void When_everything_is_closed_the_initiator_is_asked_to_file()
    {
        var closed = Story.Closed();

        Assert.Contains(new Effect.ShowCard(Ma, CardName.RetrospectiveFiling, null, Tone.Ask), closed.Effects);
        Assert.Equal([new Awaiting(Ma, CardName.RetrospectiveFiling, null, null)], closed.State.Awaiting);
        Assert.Equal([CardName.RetrospectiveFiling], OverviewCard.For(closed.State, closed.For(Ma, At(21, 12))).Mine.Select(mine => mine.Card));
        Assert.False(CardMatter.IsSettled(CardName.RetrospectiveFiling, null, closed.State));
        Assert.Contains("归档：市场部（待归档）", Story.Forms(closed)[0]["F20"].Lines);
    }

    [Fact]
    public void Place_and_number_stand_in_the_record_form_the_overview_and_the_history()
    {
        var filed = Story.Closed().AndWhen(Ma, At(21, 12), Cabinet).ThenStores(typeof(Filed));

        Assert.Contains("归档：市场部，公司档案室 A-12 柜，档案号 2024-市-031（马晓梅 2024-06-21 12:00）", Story.Forms(filed)[0]["F20"].Lines);
        Assert.Contains("Archived by 市场部: 公司档案室 A-12 柜, file number 2024-市-031 (马晓梅 2024-06-21 12:00)", Story.Forms(filed, Language.English)[1]["F20"].Lines);
        Assert.Equal("公司档案室 A-12 柜", OverviewCard.For(filed.State, filed.For(Xia, At(21, 13))).Filing!.Place.Text);
        Assert.Equal("归档：公司档案室 A-12 柜，档案号 2024-市-031", History.Of(filed.History, Words.Of(Sealed.In(filed.History)), Story.Names, Cast.Facts.Calendar, Language.Chinese)[^1].What.Text);
        Assert.Empty(filed.State.Awaiting);
        Assert.True(CardMatter.IsSettled(CardName.RetrospectiveFiling, null, filed.State));
        Assert.Equal(Stage.Ended, filed.State.Stage);
    }

    [Fact]
    public void The_initiator_and_the_head_of_their_department_file_and_nobody_else()
    {
        Story.Closed().AndWhen(MarketingHead, At(21, 12), Cabinet).ThenStores(typeof(Filed));
        Story.Closed().AndWhen(SalesHead, At(21, 12), Cabinet).ThenRefused(Because.NotYours);
        Story.Closed().AndWhen(Xia, At(21, 12), Cabinet).ThenRefused(Because.NotYours);
    }

    [Fact]
    public void Before_everything_is_closed_nothing_is_filed() =>
        Story.Reported().AndWhen(Ma, At(20, 12), Cabinet).ThenRefused(Because.NotClosed);

    [Fact]
    public void A_place_is_named_and_neither_it_nor_the_number_is_endless()
    {
        Story.Closed().AndWhen(Ma, At(21, 12), Cabinet with { Place = " " }).ThenRefused(Because.Missing, "keptAt");
        Story.Closed().AndWhen(Ma, At(21, 12), Cabinet with { Place = new string('柜', 2001) }).ThenRefused(Because.TooLong, "keptAt");
        Story.Closed().AndWhen(Ma, At(21, 12), Cabinet with { FileNumber = new string('1', 61) }).ThenRefused(Because.TooLong, "fileNumber");
    }

    [Fact]
    public void What_was_filed_twice_stands_once_and_a_correction_names_what_it_corrects()
    {
        var filed = Story.Closed().AndWhen(Ma, At(21, 12), Cabinet);

        filed.AndWhen(MarketingHead, At(21, 13), Cabinet).ThenNothing();
        filed.AndWhen(Ma, At(21, 13), Cabinet with { Place = "B-01 柜" }).ThenRefused(Because.OldDraft);
        var corrected = filed.AndWhen(Ma, At(21, 13), new FileRecord(2, "https://files.example/archive/031", string.Empty)).ThenStores(typeof(Filed));
        var shown = RetrospectiveFilingCard.For(corrected.State, corrected.For(MarketingHead, At(21, 14)));
        Assert.Equal((false, true, "https://files.example/archive/031", 2), (shown.CanFile, shown.CanCorrect, shown.Filing!.Link, corrected.State.Retrospective.Filing!.Number));
    }
}
