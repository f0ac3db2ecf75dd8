using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TeamsCollab.Process.Tests;

/// <summary>What holds for every event, command and effect of every stage, those written tomorrow included.</summary>
public sealed class EveryEventTests
{
    public static TheoryData<Type> Events => Family(typeof(CollaborationEvent));

    public static TheoryData<Type> Commands => Family(typeof(CollaborationCommand));

    public static TheoryData<Type> Effects => Family(typeof(Effect));

    [Theory]
    [MemberData(nameof(Events))]
    public void Is_sealed_and_says_when(Type type)
    {
        Assert.True(type.IsSealed);
        Assert.Equal(typeof(DateTimeOffset), type.GetProperty("At", BindingFlags.Public | BindingFlags.Instance)?.PropertyType);
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void Has_a_tag_of_its_stage_and_name(Type type)
    {
        var tag = Assert.Single(typeof(CollaborationEvent).GetCustomAttributes<JsonDerivedTypeAttribute>(), tag => tag.DerivedType == type).TypeDiscriminator;
        var stage = type.DeclaringType!.Name.Replace("Event", string.Empty, StringComparison.Ordinal);
        Assert.Matches($@"^{JsonNamingPolicy.CamelCase.ConvertName(stage)}\.{JsonNamingPolicy.CamelCase.ConvertName(type.Name)}\.v\d+$", (string)tag!);
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void Is_read_back_as_it_was_written(Type type)
    {
        var written = StoredEvents.Write((CollaborationEvent)Sample.Of(type)!);
        var read = StoredEvents.Read(written);
        Assert.IsType(type, read);
        Assert.Equal(written, StoredEvents.Write(read));
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void Can_be_applied(Type type) =>
        Assert.IsNotType<UnreachableException>(Record.Exception(() => Collaboration.Empty.Apply((CollaborationEvent)Sample.Of(type)!)));

    [Theory]
    [MemberData(nameof(Events))]
    public void Is_planned_for(Type type) =>
        Assert.IsNotType<UnreachableException>(Record.Exception(() => CollaborationProcess.Plan([(CollaborationEvent)Sample.Of(type)!], Collaboration.Empty)));

    [Fact]
    public void No_two_events_share_a_tag()
    {
        var tags = typeof(CollaborationEvent).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(tag => tag.TypeDiscriminator).ToArray();
        Assert.Equal(tags.Distinct(), tags);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Is_answered_whatever_it_says_and_whenever_it_comes(Type type)
    {
        var command = (CollaborationCommand)Sample.Of(type)!;
        Assert.True(type.IsSealed);
        Assert.NotNull(command.Needs);
        foreach (var spec in new[] { Spec.Given(), Request.RequestSpec.Sent(), Request.RequestSpec.Aligned(), Meeting.MeetingSpec.AgendaSent(), Minutes.MinutesSpec.AllConfirmed() })
        {
            foreach (var person in new[] { Cast.Ma, Cast.Xia, Cast.Stranger, Person.Pump, Person.Clock })
            {
                Assert.Null(Record.Exception(() => Spec.Given(spec.History).When(person, Cast.Monday, command)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Effects))]
    public void Is_stored_with_the_events_that_caused_it(Type type)
    {
        var effect = (Effect)Sample.Of(type)!;
        var written = JsonSerializer.Serialize(effect, StoredEvents.Options);
        Assert.Equal(effect, JsonSerializer.Deserialize<Effect>(written, StoredEvents.Options));
    }

    private static TheoryData<Type> Family(Type family) =>
        [.. family.Assembly.GetTypes().Where(type => type.IsSubclassOf(family) && !type.IsAbstract).OrderBy(type => type.FullName, StringComparer.Ordinal)];
}
