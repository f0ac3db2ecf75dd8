using System.Collections.Immutable;
using System.Text;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Process.Tests;

/// <summary>Given what happened, when someone asks, then these events, as stored, or this refusal.</summary>
internal sealed class Spec
{
    private readonly ImmutableArray<CollaborationEvent> _given;
    private readonly Facts _facts;
    private readonly Decision? _decision;

    private Spec(ImmutableArray<CollaborationEvent> given, Facts facts, Decision? decision) => (_given, _facts, _decision) = (given, facts, decision);

    /// <summary>The collaboration as it stands, the decision's events included.</summary>
    public Collaboration State => Collaboration.Empty.Apply([.. _given, .. Events]);

    /// <summary>Everything that happened, the decision's events included.</summary>
    public ImmutableArray<CollaborationEvent> History => [.. _given, .. Events];

    public ImmutableArray<CollaborationEvent> Events => _decision is Decision.Accepted { Events: var events } ? events : [];

    /// <summary>What must follow the decision.</summary>
    public ImmutableArray<Effect> Effects => CollaborationProcess.Plan(Events, State);

    /// <summary>The calendar of specs that are played in this test, where it is not the official one.</summary>
    public static AsyncLocal<Process.Calendar.WorkingCalendar?> Calendar { get; } = new();

    public static Facts Facts => Calendar.Value is { } calendar ? Cast.Facts with { Calendar = calendar } : Cast.Facts;

    public static Spec Given(params ImmutableArray<CollaborationEvent> happened) => new(happened, Facts, null);

    public Spec Knowing(Func<Facts, Facts> facts) => new(_given, facts(_facts), null);

    public Spec When(Person by, DateTimeOffset at, CollaborationCommand command)
    {
        // The edge reads the words of the present draft; here they still stand in the events.
        var facts = _facts with { Words = Words.Of(Sealed.In(_given)) };
        var asked = new Asked(by, at, new OperationId("spec"), Encoding.UTF8.GetBytes("a fixed entropy of this very spec"));
        return new Spec(_given, _facts, CollaborationProcess.Decide(command, asked, facts, Collaboration.Empty.Apply(_given)));
    }

    /// <summary>Goes on from what was decided.</summary>
    public Spec AndWhen(Person by, DateTimeOffset at, CollaborationCommand command)
    {
        Assert.IsType<Decision.Accepted>(_decision);
        return new Spec([.. _given, .. Events], _facts, null).When(by, at, command);
    }

    public void Then(params ImmutableArray<CollaborationEvent> expected) =>
        Assert.Equal(expected.Select(Text), Assert.IsType<Decision.Accepted>(_decision).Events.Select(Text));

    public Spec ThenStores(params ReadOnlySpan<Type> types)
    {
        Assert.Equal(types.ToArray().Select(type => type.Name), Assert.IsType<Decision.Accepted>(_decision).Events.Select(happened => happened.GetType().Name));
        return this;
    }

    public void ThenNothing() => Then();

    public void ThenRefused(Because because, string? field = null, string? detail = null)
    {
        var reason = Assert.IsType<Decision.Refused>(_decision).Reason;
        Assert.Equal((because, field ?? reason.Field, detail ?? reason.Detail), (reason.Because, reason.Field, reason.Detail));
    }

    private static string Text(CollaborationEvent happened) => Encoding.UTF8.GetString(StoredEvents.Write(happened));
}
