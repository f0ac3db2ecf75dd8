using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Retrospective;

/// <summary>Where the record is kept, by whom and since when (N08).</summary>
/// <param name="Link">The place, where it is an http or https link; else empty.</param>
/// <param name="Number">档案号; empty where there is none.</param>
public sealed record FilingLine(Typed Place, string Link, Typed Number, Typed By, string At)
{
    public static FilingLine For(Filing filing, CardReader reader)
    {
        var place = reader.Words.Read(filing.Words, "place");
        var number = reader.Words.Read(filing.Words, "fileNumber");
        return new FilingLine(
            reader.Text(filing.Words, "place"),
            Uri.TryCreate(place, UriKind.Absolute, out var link) && link.Scheme is "http" or "https" ? place! : string.Empty,
            number is null ? default : new Typed(number),
            reader.Name(filing.By),
            Moment.Of(filing.At, reader).Text);
    }
}
