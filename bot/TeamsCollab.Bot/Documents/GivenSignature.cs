using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Process.Memorandum;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Bot.Documents;

/// <summary>A signature as a document prints it, with its place in the chain.</summary>
/// <param name="Name">The signatory's name at that moment.</param>
/// <param name="Draft">What it was given for, such as v2.</param>
internal sealed record GivenSignature(Person By, Wording Name, string Draft, DateTimeOffset At, StoredEvent Stored)
{
    /// <summary>In whose place it was given, by their name at that moment (B19); null where the head signed.</summary>
    public Wording? For { get; init; }

    /// <summary>The number of the approval in the OA system (R49); null of a signature on the card.</summary>
    public string? OaNumber { get; init; }

    /// <summary>The last event of its kind that is meant; null where there is none.</summary>
    public static GivenSignature? Last<T>(CollaborationRecord record, Func<T, bool> isMeant, Func<T, (Person By, Wording Name, string Draft)> read)
        where T : CollaborationEvent
    {
        var found = record.Events.Zip(record.Stored).LastOrDefault(pair => pair.First is T signed && isMeant(signed));
        if (found.First is not T given)
        {
            return null;
        }

        var (by, name, draft) = read(given);
        return new GivenSignature(by, name, draft, given.At, found.Second)
        {
            For = given switch
            {
                MinutesEvent.SignedOff signed => signed.OnBehalf?.HeadName,
                MemorandumEvent.SignedOff signed => signed.OnBehalf?.HeadName,
                _ => null,
            },
        };
    }
}
