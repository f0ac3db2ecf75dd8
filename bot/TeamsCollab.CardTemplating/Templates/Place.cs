namespace TeamsCollab.CardTemplating.Templates;

/// <param name="Path">JSON path, for messages.</param>
/// <param name="Depth">Levels of objects and arrays around it.</param>
/// <param name="IsMarkdown">Clients render the text here as markdown.</param>
/// <param name="IsFact">It is in a FactSet's facts.</param>
internal readonly record struct Place(string Path, int Depth, bool IsMarkdown, bool IsFact)
{
    /// <param name="name">The property's name.</param>
    /// <param name="type">The card type of the object that holds it; one that is computed may be anything, and is taken for a TextBlock.</param>
    public Place Property(string name, string? type)
    {
        var isTextBlock = type == "TextBlock" || (type?.Contains("${", StringComparison.Ordinal) ?? false);
        var isMarkdown = (isTextBlock && name == "text") || (IsFact && name is "title" or "value");
        return new Place($"{Path}.{name}", Depth + 1, isMarkdown, name == "facts");
    }

    public Place Element(int index) => new($"{Path}[{index}]", Depth + 1, IsMarkdown, IsFact);
}
