using TeamsCollab.Bot.Collaborations;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>查找 by number, department, person, date and words of the title, for those who may see it.</summary>
public sealed class SearchTests
{
    [Theory]
    [InlineData("查找 新品上市")]
    [InlineData("查找 市场部 2024-06 新品")]
    [InlineData("搜索 2024年6月3日")]
    [InlineData("find 刘雅婷 Q3新品")]
    [InlineData("查找 销售部 2024")]
    public async Task Who_takes_part_finds_it_by_what_they_remember(string question)
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.SubmitAsync();
        var number = await campaign.NumberAsync();

        Assert.Contains(Cards.TextsOf(await office.SayAsync(Campaign.Asker, question)), text => text.Contains(number, StringComparison.Ordinal));
        Assert.Contains(Cards.TextsOf(await office.SayAsync(Campaign.Asker, $"查找 {number}")), text => text.Contains(number, StringComparison.Ordinal));
        Assert.Contains(await ListedAsync(office, "吴婷", question), text => text.Contains("没有找到", StringComparison.Ordinal) || text.Contains("未参与", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_found_one_opens_and_a_question_that_finds_nothing_says_so()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.SubmitAsync();
        await office.SayAsync(Campaign.Asker, "查找 新品");
        await office.PressAsync(Campaign.Asker, "work.show");
        Assert.Contains(Cards.TextsOf(office.NewestCard(Campaign.Asker)), text => text.Contains("待处理事项", StringComparison.Ordinal));

        Assert.Contains(await ListedAsync(office, Campaign.Asker, "查找 年会"), text => text.Contains("没有找到", StringComparison.Ordinal));
        await office.SayAsync(Campaign.Asker, "查找");
        await office.PressAsync(Campaign.Asker, "search", ("query", "新品"));
        Assert.Contains(Cards.TextsOf(office.NewestCard(Campaign.Asker)), text => text.Contains(campaign.NumberAsync().Result, StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_is_found_by_neighbouring_characters_and_by_whole_latin_words()
    {
        Assert.Equal(["w:2024", "w:年", "w:Q3", "w:新品", "w:品上", "w:上市", "w:PPT"], SearchTerms.OfText("2024年Q3新品上市 ppt"));
        Assert.Empty(SearchTerms.OfText(" ，。"));
        Assert.Empty(SearchTerms.OfText(null));
        Assert.Subset(SearchTerms.OfText("关于新品上市的协作").ToHashSet(), SearchTerms.OfText("新品上市").ToHashSet());
    }

    private static async Task<IReadOnlyList<string>> ListedAsync(RunningOffice office, string person, string question) =>
        [.. Cards.TextsOf(await office.SayAsync(person, question))];
}
