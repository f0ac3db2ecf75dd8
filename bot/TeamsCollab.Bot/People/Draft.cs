using TeamsCollab.Process.Content;

namespace TeamsCollab.Bot.People;

/// <summary>A dialog that a person has begun and neither ended nor sent.</summary>
/// <param name="Id">Derived from the operation that began it, so that a repeated press finds the same one.</param>
/// <param name="Dialog">The dialog's name, as its file declares it.</param>
/// <param name="Collaboration">The one that it is about; null where it begins a new one.</param>
/// <param name="Key">Which of several equal cards of the collaboration, such as the task.</param>
/// <param name="Step">The name of the present step.</param>
/// <param name="Revision">Counts up from 1 with every change, so that a press on an older rendering is known as one.</param>
/// <param name="Answers">What was filled in so far, by input. The words stand apart and go with the draft.</param>
/// <param name="TouchedAt">Business time of the last change.</param>
public sealed record Draft(string Id, string Dialog, string? Collaboration, string? Key, string Step, int Revision, Wording Answers, DateTimeOffset TouchedAt);
