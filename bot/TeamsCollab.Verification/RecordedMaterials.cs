using System.Text.Json;

namespace TeamsCollab.Verification;

/// <summary>The list of materials says of each exactly what the sealed words say: its name, its link, and size and hash where the file was read (B30).</summary>
internal static class RecordedMaterials
{
    /// <summary>How many there are, and of how many the content was recorded.</summary>
    public static (int All, int WithHash) Check(JsonElement materials, SealedWords words, List<Finding> findings)
    {
        var (all, withHash) = (0, 0);
        foreach (var material in Json.Items(materials))
        {
            var digest = Json.Text(material, "digest");
            var sealedWords = words.Fields(digest);
            var recorded = material.TryGetProperty("recorded", out var said) && said.ValueKind is JsonValueKind.Object
                ? said.EnumerateObject().ToDictionary(field => field.Name, field => Json.OptionalText(said, field.Name), StringComparer.Ordinal)
                : null;
            if (recorded is null ? sealedWords is not null : sealedWords is null || recorded.Count != sealedWords.Count || recorded.Any(field => sealedWords.GetValueOrDefault(field.Key) != field.Value))
            {
                findings.Add(new Finding($"{BundleFiles.Materials} {digest}", "附件清单与所封存的文字不一致。", "The list of materials does not say what was sealed."));
            }

            all++;
            withHash += recorded?.ContainsKey("sha256") is true ? 1 : 0;
        }

        return (all, withHash);
    }
}
