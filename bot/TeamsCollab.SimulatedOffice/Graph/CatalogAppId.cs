using System.Security.Cryptography;
using System.Text;

namespace TeamsCollab.Office.Graph;

/// <summary>The app's id in the office's catalogue: the same at every start.</summary>
internal static class CatalogAppId
{
    public static string Of(SimulatedOfficeOptions options) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes("catalogue " + (options.ManifestId ?? options.BotAppId))).AsSpan(0, 16)).ToString();
}
