using System.Collections.Immutable;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Request;

/// <summary>What a request asks for, as every card of this stage shows it.</summary>
/// <param name="VagueReason">Why a word that promises nothing had to stay (B8); empty where none did.</param>
/// <param name="Executive">Empty where no senior support was asked for.</param>
public sealed record RequestInShort(
    Typed Initiator,
    Typed Department,
    RequestKind Kind,
    Typed What,
    Typed Why,
    Typed Standard,
    Typed VagueReason,
    string WantedBy,
    bool IsUrgent,
    bool IsImportant,
    Typed Executive,
    ImmutableArray<MaterialLine> Materials)
{
    /// <summary>Said by some requests only, in the order in which cards show it; each named after its input.</summary>
    public ImmutableArray<DetailLine> Details { get; init; } = [];

    public static RequestInShort For(RequestState request, CardReader reader) => new(
        reader.Name(request.Initiator),
        new Typed(request.Sides.FirstOrDefault(side => side.Role is SideRole.Initiator)?.Department.Name ?? string.Empty),
        request.Kind,
        reader.Text(request.Words, "what"),
        reader.Text(request.Words, "why"),
        reader.Text(request.Words, "standard"),
        reader.Words.Read(request.Words, "vagueReason") is { } reason ? new Typed(reason) : default,
        Moment.Date(request.WantedBy, reader),
        request.Urgency is Urgency.Urgent,
        request.Importance is Importance.Important,
        request.Executive is { } executive ? reader.Name(executive) : default,
        [.. request.Materials.Select(material => MaterialLine.For(material, reader))])
    {
        Details = DetailLine.Of(request, reader),
    };
}

/// <param name="Name">The input's id, so that the card finds its label.</param>
public sealed record DetailLine(string Name, Typed Text)
{
    private static readonly ImmutableArray<string> Names = ["otherKind", "milestones", "allocation", "useRules", "goals", "improvementItem", "scope"];

    public static ImmutableArray<DetailLine> Of(RequestState request, CardReader reader) =>
        [.. Names.Select(name => (Name: name, Text: reader.Words.Read(request.Words, name))).Where(detail => detail.Text is { Length: > 0 })
            .Select(detail => new DetailLine(detail.Name, new Typed(detail.Text!)))];
}

/// <param name="Link">http or https; empty where it was erased.</param>
/// <param name="Content">Size and the first digits of the hash; empty where the content was not recorded.</param>
public sealed record MaterialLine(MaterialKind Kind, Typed Name, string Link, string Content)
{
    public static MaterialLine For(Material material, CardReader reader) => new(
        material.Kind,
        reader.Text(material.Words, "name"),
        reader.Words.Read(material.Words, "link") ?? string.Empty,
        Material.ContentOf(material, reader)?.InShort ?? string.Empty);

    /// <summary>As it stands in a draft.</summary>
    public static MaterialLine Of(FormMaterial material) => new(material.Kind, new Typed(material.Name), material.Link, material.Content?.InShort ?? string.Empty);
}
