using System.Reflection;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Request;

namespace TeamsCollab.Bot.Operator;

/// <summary>
/// Which words of a collaboration a person typed: every wording of an event that says the person did it. The name under a signature is no text of
/// theirs but part of the proof, and stays.
/// </summary>
internal static class AuthoredWords
{
    public static IEnumerable<(Digest Digest, string Event)> Of(IReadOnlyCollection<CollaborationEvent> events, Person person) =>
        events.Where(happened => (AuthorOf(happened) ?? InitiatorOf(events)) == person)
            .SelectMany(happened => DigestsIn(happened).Select(digest => (digest, $"{happened.GetType().DeclaringType?.Name}.{happened.GetType().Name}")))
            .DistinctBy(found => found.digest);

    private static Person? AuthorOf(CollaborationEvent happened) =>
        happened.GetType().GetProperty("By", BindingFlags.Public | BindingFlags.Instance)?.GetValue(happened) as Person?;

    /// <summary>Whose the request is, its withdrawal, and whatever else says of nobody that they did it.</summary>
    private static Person? InitiatorOf(IEnumerable<CollaborationEvent> events) => events.OfType<RequestEvent.Submitted>().FirstOrDefault()?.Initiator;

    private static IEnumerable<Digest> DigestsIn(CollaborationEvent happened) => happened.Signature is not null && NameIn(happened) is { } name
        ? Sealed.DigestsIn([happened]).Where(digest => digest != name.Digest)
        : Sealed.DigestsIn([happened]);

    private static Wording? NameIn(CollaborationEvent signature) => signature.GetType().GetProperty("Name")?.GetValue(signature) as Wording;
}
