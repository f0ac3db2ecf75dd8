namespace TeamsCollab.CardTemplating;

/// <summary>
/// A template cannot be loaded. The message is for the card's author: which template, where in it, which expression, and what to do.
/// Thrown by <see cref="CardTemplate.Parse(string, ReadOnlySpan{byte})"/> only, never while a card is being expanded.
/// </summary>
public sealed class CardTemplateException(string template, string path, string expression, int position, string problem, string whatToDo, Exception? inner = null)
    : Exception(Describe(template, path, expression, position, problem, whatToDo), inner)
{
    /// <summary>The name the template was parsed under, usually its file name.</summary>
    public string Template { get; } = template;

    /// <summary>JSON path of the value that holds the fault, such as <c>$.body[2].text</c>.</summary>
    public string Path { get; } = path;

    /// <summary>The text between <c>${</c> and <c>}</c>; empty where the fault is not inside an expression.</summary>
    public string Expression { get; } = expression;

    /// <summary>UTF-16 offset of the fault inside <see cref="Expression"/>, 0 where there is none.</summary>
    public int Position { get; } = position;

    /// <summary>What the author can do about it.</summary>
    public string WhatToDo { get; } = whatToDo;

    private static string Describe(string template, string path, string expression, int position, string problem, string whatToDo) =>
        expression.Length == 0
            ? $"{template} at {path}: {problem} {whatToDo}"
            : $"{template} at {path}: {problem} In ${{{expression}}} at character {position + 1}. {whatToDo}";
}
