using Microsoft.Playwright;

namespace TeamsCollab.EndToEnd.Tests.Browser;

/// <summary>One person's chat on the practice page: what they see, and what they press.</summary>
internal sealed class PersonChat(ILocator pane)
{
    public Task SayAsync(string quick) => pane.GetByRole(AriaRole.Button, new() { Name = quick, Exact = true }).First.ClickAsync();

    /// <summary>The newest card that offers this button.</summary>
    public ILocator CardWith(string button) => pane.Locator(".card").Filter(new() { Has = pane.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }) }).Last;

    /// <summary>The newest card that says this.</summary>
    public ILocator CardSaying(string words) => pane.Locator(".card").Filter(new() { HasText = words }).Last;

    /// <summary>Unfolds a part of a card.</summary>
    public Task OpenAsync(string button) => Button(CardWith(button), button).ClickAsync();

    public Task PressAsync(string button) => PressAsync(CardWith(button), button);

    /// <summary>Presses a button of a card in which something was filled in.</summary>
    public async Task PressAsync(ILocator card, string button)
    {
        await Button(card, button).ClickAsync();
        await PressedAsync();
    }

    /// <summary>Presses with fields left empty: the card says what is missing and nothing is sent.</summary>
    public static async Task PressInvalidAsync(ILocator card, string button)
    {
        await Button(card, button).ClickAsync();
        await Assertions.Expect(card.Locator(".ac-input-validation-failed").First).ToBeVisibleAsync();
    }

    public static Task FillAsync(ILocator card, string label, string text) => card.GetByLabel(label).FillAsync(text);

    /// <summary>Types into a field that offers choices, and takes the first one.</summary>
    public static async Task PickAsync(ILocator card, string label, string name)
    {
        var field = card.GetByRole(AriaRole.Combobox, new() { Name = label });
        await field.FillAsync(name);
        await card.GetByRole(AriaRole.Option, new() { Name = name }).First.ClickAsync();
    }

    /// <summary>The answer came: the card takes presses again, and nothing went wrong.</summary>
    private async Task PressedAsync()
    {
        await Assertions.Expect(pane.Locator(".card[aria-busy]")).ToHaveCountAsync(0);
        await Assertions.Expect(pane.Locator(".card-error")).ToHaveCountAsync(0);
    }

    private static ILocator Button(ILocator place, string name) => place.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
