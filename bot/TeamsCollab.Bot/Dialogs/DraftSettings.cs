namespace TeamsCollab.Bot.Dialogs;

/// <summary>Section <c>Drafts</c>.</summary>
public sealed class DraftSettings
{
    /// <summary>Days for which a draft is kept after the last change to it. The card says until when.</summary>
    public int KeptDays { get; init; } = 14;

    /// <summary>More drafts than this a person does not begin before one is sent or given up.</summary>
    public int Most { get; init; } = 5;
}
