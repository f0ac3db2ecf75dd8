using System.Collections.Immutable;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Request;
using TeamsCollab.Process.Retrospective;

namespace TeamsCollab.Bot.Collaborations;

/// <summary>What lists, searches and the clock look up of a collaboration.</summary>
public static class CollaborationIndex
{
    /// <summary>After a turn. The title's words are at hand in the turn that brings them and stand until they are erased.</summary>
    public static StreamIndex Of(Collaboration state, ImmutableArray<CollaborationEvent> happened) => Of(state) with
    {
        TextTerms = happened.OfType<RequestEvent.Submitted>().FirstOrDefault() is { Words.Fields: { } words } ? SearchTerms.OfText(words.GetValueOrDefault("title")) : null,
    };

    /// <summary>Found anew from the state and the words that are still there.</summary>
    public static StreamIndex Of(Collaboration state, Words words) => Of(state) with { TextTerms = SearchTerms.OfText(words.Read(state.Request.Words, "title")) };

    private static StreamIndex Of(Collaboration state) => new(
        state.Request.Number,
        state.Stage,
        Earlier(CollaborationProcess.NextDue(state)?.At, OutlookLooks.DueFrom(state)),
        state.Parties,
        [.. state.Awaiting])
    {
        Terms = [.. SearchTerms.Of(state), .. ProvisionalIn(state).Select(Provisional), .. Commitments.Owing(state).Select(Owing), .. ImprovingIn(state)],
    };

    /// <summary>Finds collaborations with limits that run and were counted provisionally (暂定) with this version of the calendar (B3).</summary>
    public static string Provisional(string calendarVersion) => $"provisional:{calendarVersion}";

    /// <summary>Finds collaborations in which a department owes something (B7); when it is paid, it is found no more.</summary>
    public static string Owing(Department department) => $"owes:{department.Name}";

    /// <summary>Finds collaborations of a department with improvements that are still with their owners (B23).</summary>
    public static string Improving(Department department) => $"improves:{department.Name}";

    /// <summary>The same, by type.</summary>
    public static string Improving(RequestKind kind) => $"improves-as:{kind}";

    /// <summary>After the calendar was looked at: the clock comes again when something is due, or when the next look is.</summary>
    public static StreamIndex AfterLook(Collaboration state, DateTimeOffset? next) =>
        Of(state, ImmutableArray<CollaborationEvent>.Empty) with { NextDueAt = Earlier(CollaborationProcess.NextDue(state)?.At, next) };

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other : one;

    private static IEnumerable<string> ImprovingIn(Collaboration state) =>
        state.Retrospective.Improvements.Any(improvement => improvement.Status is ImprovementStatus.Open)
            ? state.TakingPart.Select(side => Improving(side.Department)).Append(Improving(state.Request.Kind))
            : [];

    private static IEnumerable<string> ProvisionalIn(Collaboration state) => RunningLimit.In(state)
        .Where(running => running.Watch is { Provisional: true, Said: not ClockSaid.Missed })
        .Select(running => running.Watch.Basis?.Calendar)
        .OfType<string>()
        .Distinct();
}
