namespace TeamsCollab.CardTemplating;

/// <summary>
/// The data is larger or deeper than <see cref="ExpandOptions"/> allows. Part of the output may have been written: throw it away.
/// Data of ordinary size never causes it; what cannot be evaluated stays in the card as its own text.
/// </summary>
public sealed class ExpansionException(string template, string problem) : Exception($"{template}: {problem}")
{
    /// <summary>The name of the template that was being expanded.</summary>
    public string Template { get; } = template;
}
