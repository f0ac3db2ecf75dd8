using System.Collections.Immutable;

namespace TeamsCollab.Bot.Cards.Authoring;

/// <summary>Everything that can be found wrong with the cards without showing them to anybody.</summary>
internal static class CardCheck
{
    public static int Run(string? named, TextWriter output, TextWriter error)
    {
        var folder = named ?? CardCatalogue.FindFolder();
        if (folder is null || !Directory.Exists(folder))
        {
            error.WriteLine($"没有卡片文件夹 {folder ?? "cards"}：请在仓库中运行，或写明路径。 There is no such folder of cards: run it in the repository, or name the folder.");
            return 2;
        }

        var cards = CardCatalogue.Load(folder);
        var findings = Findings(cards);
        foreach (var finding in findings)
        {
            output.WriteLine(finding);
        }

        var samples = cards.Templates.Keys.Sum(card => cards.Samples[card].Count());
        output.WriteLine(findings.IsEmpty
            ? $"{cards.Templates.Count} 个模板、{samples} 个示例、{cards.Texts.Count} 种语言，没有发现问题。 {cards.Templates.Count} templates, {samples} samples, {cards.Texts.Count} languages: nothing wrong."
            : $"发现 {findings.Length} 处问题。 {findings.Length} found.");
        if (samples == 0)
        {
            output.WriteLine("这里没有示例：未检查大小和展开结果。 There are no samples here: sizes and expanded cards were not checked.");
        }

        return findings.IsEmpty ? 0 : 1;
    }

    /// <summary>In the order of files, each fault once.</summary>
    public static ImmutableArray<CardFinding> Findings(CardCatalogue cards)
    {
        var found = new List<CardFinding>(cards.Unreadable);
        found.AddRange(TextRules.Check(cards));
        found.AddRange(VerbRules.Check(cards));
        foreach (var (card, template) in cards.Templates)
        {
            found.AddRange(ElementRules.Check(template.Json).Select(fault => template.Finding(fault.Place, fault.Wrong, fault.ToDo)));
            found.AddRange(BindingRules.Check(card, template, cards.Texts));
        }

        // What a broken template or text makes of its samples would only say the same again.
        if (found.Count == 0)
        {
            found.AddRange(SampleRules.Check(cards));
        }

        return [.. found.Distinct().OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line)];
    }
}
