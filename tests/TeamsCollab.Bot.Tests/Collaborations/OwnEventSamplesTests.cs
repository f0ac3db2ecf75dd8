using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using TeamsCollab.Bot.Clock;
using TeamsCollab.Bot.Operator;
using TeamsCollab.Bot.People;
using TeamsCollab.Bot.Proof;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Tests.Collaborations;

/// <summary>
/// What was ever stored in a stream of the bot's own is read for ever: people, keys, proofs and the organisation's calendars. Every tag has a file that is never
/// changed.
/// </summary>
public sealed class OwnEventSamplesTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "StoredEvents");

    private static readonly Dictionary<string, Type> Families = new Type[] { typeof(PersonEvent), typeof(ProofEvent), typeof(KeyEvent), typeof(CalendarAdopted), typeof(ImportEvent) }
        .SelectMany(family => family.GetCustomAttributes<JsonDerivedTypeAttribute>().Select(tag => ((string)tag.TypeDiscriminator!, family))).ToDictionary();

    public static TheoryData<string> Tags => [.. Families.Keys];

    /// <summary>A family that is added to the product is added here: every event type of the bot's own has its tags in the list above.</summary>
    [Fact]
    public void Every_family_of_stored_events_is_known_here() => Assert.Equal(
        typeof(PersonEvent).Assembly.GetTypes().Where(type => type.GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false).Any(tag => tag.TypeDiscriminator is string name && name.EndsWith(".v1", StringComparison.Ordinal))).OrderBy(type => type.FullName, StringComparer.Ordinal),
        Families.Values.Distinct().OrderBy(type => type.FullName, StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Tags))]
    public void Every_sample_is_still_read_and_says_what_it_said(string tag)
    {
        var stored = File.ReadAllBytes(Path.Combine(Folder, $"{tag}.json"));
        var read = JsonSerializer.Deserialize(stored, Families[tag], StoredEvents.Options);
        using var before = JsonDocument.Parse(stored);
        using var after = JsonDocument.Parse(JsonSerializer.SerializeToUtf8Bytes(read, Families[tag], StoredEvents.Options));
        Assert.Equal(tag, after.RootElement.GetProperty("type").GetString());
        // Whatever was added since has a default; nothing that stood there is forgotten.
        foreach (var member in before.RootElement.EnumerateObject())
        {
            Assert.True(after.RootElement.TryGetProperty(member.Name, out var kept) && JsonElement.DeepEquals(member.Value, kept), $"{tag}: {member.Name}");
        }
    }
}
