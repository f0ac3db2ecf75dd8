using System.Reflection;
using System.Text;
using System.Text.Json.Serialization;

namespace TeamsCollab.Process.Tests;

/// <summary>
/// What was ever stored is read for ever. Every tag has a file that is never changed: a new version of an event gets a tag and a file of its own
/// beside the old one.
/// </summary>
public sealed class StoredEventSamplesTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "StoredEvents");

    public static TheoryData<string> Tags => [.. typeof(CollaborationEvent).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(tag => (string)tag.TypeDiscriminator!)];

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!)];

    [Theory]
    [MemberData(nameof(Tags))]
    public void Every_tag_has_a_sample(string tag)
    {
        var type = typeof(CollaborationEvent).GetCustomAttributes<JsonDerivedTypeAttribute>().Single(each => (string)each.TypeDiscriminator! == tag).DerivedType;
        Assert.True(File.Exists(Path.Combine(Folder, $"{tag}.json")), $"Store this as StoredEvents/{tag}.json: {Encoding.UTF8.GetString(StoredEvents.Write((CollaborationEvent)Sample.Of(type)!))}");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_sample_is_still_read_and_says_what_it_said(string tag)
    {
        var stored = File.ReadAllBytes(Path.Combine(Folder, $"{tag}.json")).AsSpan().TrimEnd("\r\n"u8).ToArray();
        var read = StoredEvents.Read(stored);
        Assert.Equal(tag, typeof(CollaborationEvent).GetCustomAttributes<JsonDerivedTypeAttribute>().Single(each => each.DerivedType == read.GetType()).TypeDiscriminator);
        Assert.NotEqual(default, read.At);
        // Whatever was added since has a default; nothing that stood there is forgotten.
        using var before = System.Text.Json.JsonDocument.Parse(stored);
        using var after = System.Text.Json.JsonDocument.Parse(StoredEvents.Write(read));
        foreach (var member in before.RootElement.EnumerateObject())
        {
            Assert.True(after.RootElement.TryGetProperty(member.Name, out var kept) && System.Text.Json.JsonElement.DeepEquals(member.Value, kept), $"{tag}: {member.Name}");
        }
    }
}
