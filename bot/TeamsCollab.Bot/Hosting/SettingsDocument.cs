using System.Text;
using System.Text.Json;

namespace TeamsCollab.Bot.Hosting;

/// <summary>
/// <c>SettingsJson</c>: more settings, as one JSON document in one value. Where settings are environment variables, their names cannot hold 市场部 and values
/// cannot be lists; here both stand as in appsettings.json. It wins over every other source.
/// </summary>
internal static class SettingsDocument
{
    public const string Name = "SettingsJson";

    /// <exception cref="StartUpRefusedException">It is no JSON object.</exception>
    public static void Add(ConfigurationManager configuration)
    {
        if (configuration[Name] is not { Length: > 0 } document)
        {
            return;
        }

        try
        {
            configuration.AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(document)));
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or InvalidDataException)
        {
            throw new StartUpRefusedException("SettingsJson 不是 JSON 对象，请检查引号与括号。 SettingsJson is not a JSON object: check its quotes and braces.");
        }
    }
}
