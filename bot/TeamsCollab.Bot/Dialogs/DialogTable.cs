using System.Collections.Frozen;
using TeamsCollab.Bot.Teams;

namespace TeamsCollab.Bot.Dialogs;

/// <summary>Every dialog. Two of one name, or one that ends in no known verb, fail at start-up.</summary>
public sealed class DialogTable
{
    private readonly FrozenDictionary<string, Dialog> _byName;
    private readonly FrozenDictionary<string, Dialog> _byVerb;

    public DialogTable(IEnumerable<Dialog> dialogs, VerbTable verbs)
    {
        var all = dialogs.ToArray();
        _byName = all.ToFrozenDictionary(dialog => dialog.Name, StringComparer.Ordinal);
        _byVerb = all.Where(dialog => dialog is { Edits: null, TextIsWhole: false }).ToFrozenDictionary(dialog => dialog.Verb, StringComparer.Ordinal);
        if (_byName.Values.FirstOrDefault(dialog => verbs.Find(dialog.Verb) is null) is { } endless)
        {
            throw new InvalidOperationException($"The dialog {endless.Name} ends in {endless.Verb}, which is no verb.");
        }
    }

    /// <summary>Null where there is none, such as that of an older version.</summary>
    public Dialog? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Those whose drafts are over once a verb was carried out on the card itself.</summary>
    public IEnumerable<Dialog> DoneBy(CardVerb verb) => _byName.Values.Where(dialog => dialog.IsDoneOnce && dialog.Verb == verb.Name);

    /// <summary>The one that the text command of a verb begins; null where there is none.</summary>
    public Dialog? EndingIn(CardVerb verb) => _byVerb.GetValueOrDefault(verb.Name);
}
