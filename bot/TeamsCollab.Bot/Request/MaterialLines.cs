using TeamsCollab.Process.Request;

namespace TeamsCollab.Bot.Request;

/// <summary>Background materials as people type them: one document a line, its name and then its link (R14).</summary>
public static class MaterialLines
{
    /// <summary>A line without a space is taken as a link that has no name of its own.</summary>
    public static FormMaterial Read(string line)
    {
        var space = line.LastIndexOfAny([' ', '\t', '\u3000']);
        var (name, link) = space < 0 ? (line, line) : (line[..space].Trim(), line[(space + 1)..]);
        return new FormMaterial(name, KindOf(name), link);
    }

    /// <summary>What the name says it is: 项目计划, 问题说明, 数据支撑.</summary>
    private static MaterialKind KindOf(string name) =>
        Says(name, "计划", "plan") ? MaterialKind.Plan
        : Says(name, "问题", "problem") ? MaterialKind.Problem
        : Says(name, "数据", "data") ? MaterialKind.Data
        : MaterialKind.Other;

    private static bool Says(string name, string chinese, string english) =>
        name.Contains(chinese, StringComparison.Ordinal) || name.Contains(english, StringComparison.OrdinalIgnoreCase);
}
