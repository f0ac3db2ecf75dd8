using TeamsCollab.Bot.Tests.FrontDoor;

namespace TeamsCollab.Bot.Tests.Packaging;

/// <summary>The pages that the app package names where an organisation has none of its own.</summary>
public sealed class AboutPageTests
{
    [Fact]
    public async Task The_bot_serves_the_pages_in_both_languages()
    {
        await using var office = await RunningOffice.StartAsync();
        using var client = new HttpClient();
        foreach (var (page, chinese, english) in new[] { ("about", "跨部门协作助手", "your organisation"), ("privacy", "隐私说明", "Privacy"), ("terms", "使用条款", "Terms of use") })
        {
            using var answer = await client.GetAsync(new Uri(office.Address, page), TestContext.Current.CancellationToken);
            Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Contains(chinese, text, StringComparison.OrdinalIgnoreCase);
            Assert.Contains(english, text, StringComparison.OrdinalIgnoreCase);
        }
    }
}
