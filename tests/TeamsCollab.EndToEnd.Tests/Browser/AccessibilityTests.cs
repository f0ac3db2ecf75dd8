using Microsoft.Playwright;

namespace TeamsCollab.EndToEnd.Tests.Browser;

/// <summary>The practice page for people who see little, use no mouse, or sit before a small screen.</summary>
public sealed class AccessibilityTests
{
    private readonly CardWords _words = new();

    [Fact]
    public async Task Axe_finds_nothing_serious_in_light_and_dark_on_a_wide_screen_and_on_a_phone()
    {
        await using var practice = await PracticeInBrowser.OpenAsync();
        var chat = await practice.ChatOfAsync(Stage.Asker);
        await chat.SayAsync("发起");
        var form = chat.CardWith(_words["requestForm.submit"]);
        await PersonChat.PressInvalidAsync(form, _words["requestForm.submit"]);
        var found = new List<string>();
        foreach (var (width, height) in new[] { (1360, 900), (360, 740) })
        {
            foreach (var colours in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await practice.Page.SetViewportSizeAsync(width, height);
                await practice.Page.EmulateMediaAsync(new() { ColorScheme = colours, ReducedMotion = ReducedMotion.Reduce });
                // Colours that are still changing are nobody's contrast.
                await practice.Page.EvaluateAsync("() => new Promise(next => requestAnimationFrame(() => requestAnimationFrame(next))).then(() => Promise.allSettled(document.getAnimations().map(each => each.finished)))");
                found.AddRange(await Axe.SeriousAsync(practice.Page, $"{width} {colours}"));
                var sideways = await practice.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
                Assert.True(sideways <= 0, $"At {width} px the page is {sideways} px too wide.");
            }
        }

        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    [Fact]
    public async Task A_request_is_begun_and_the_panes_are_reached_without_a_mouse()
    {
        await using var practice = await PracticeInBrowser.OpenAsync();
        var keys = practice.Page.Keyboard;
        await keys.PressAsync("/");
        await keys.TypeAsync(Stage.Asker);
        await keys.PressAsync("Enter");
        await keys.TypeAsync("发起");
        await keys.PressAsync("Enter");
        var chat = practice.Page.GetByRole(AriaRole.Region, new() { Name = $"{Stage.Asker} 的聊天" });
        await Assertions.Expect(chat.Locator(".card")).ToHaveCountAsync(2);
        await keys.PressAsync("Alt+3");
        await Assertions.Expect(practice.Page.Locator(".timeline")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("active"));
        await keys.PressAsync("[");
        await Assertions.Expect(chat).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("active"));
    }
}
