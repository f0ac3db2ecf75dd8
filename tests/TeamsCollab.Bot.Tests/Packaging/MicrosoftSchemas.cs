using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsCollab.Bot.Tests.Packaging;

/// <summary>
/// The schemas that npm <c>@microsoft/app-manifest</c> ships; where Node or npm is missing the test is skipped and says so.
/// </summary>
internal static class MicrosoftSchemas
{
    /// <summary>What is wrong with a document; empty where it is valid.</summary>
    public static string[] ErrorsOf(string schema, JsonNode document)
    {
        var question = new JsonObject { ["schema"] = schema, ["document"] = document.DeepClone() };
        return JsonSerializer.Deserialize<string[]>(NodePackages.Ask("validate.mjs", question.ToJsonString()))!;
    }
}
