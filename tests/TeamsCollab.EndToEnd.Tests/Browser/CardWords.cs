using System.Text.Json;

namespace TeamsCollab.EndToEnd.Tests.Browser;

/// <summary>The words on the cards, as the product's Chinese texts have them: a test that presses a button presses what people read.</summary>
internal sealed class CardWords
{
    private readonly JsonElement _texts = Read();

    /// <param name="key">Such as <c>minutes.circulate</c>.</param>
    public string this[string key] => key.Split('.').Aggregate(_texts, (node, name) => node.GetProperty(name)).GetString()!;

    private static JsonElement Read()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "cards", "texts.zh-CN.json"));
        using var texts = JsonDocument.Parse(file);
        return texts.RootElement.Clone();
    }
}
