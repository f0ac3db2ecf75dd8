using TeamsCollab.Process.Content;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Request;

/// <param name="Words">The fields name and link; and size and sha256 where the bot read the file, so that whoever erases the name erases these too.</param>
public sealed record Material(MaterialKind Kind, Wording Words)
{
    /// <summary>Null where nobody read the content, or what was recorded of it was erased.</summary>
    public static FileContent? ContentOf(Material material, CardReader reader) =>
        FileContent.Read(reader.Words.Read(material.Words, "size"), reader.Words.Read(material.Words, "sha256"));
}
