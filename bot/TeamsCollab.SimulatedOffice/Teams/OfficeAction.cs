using System.Text.Json;

namespace TeamsCollab.Office.Teams;

/// <summary>A button as it is pressed: its data already hold the inputs.</summary>
/// <param name="Type">Action.Execute or Action.Submit.</param>
public sealed record OfficeAction(string Type, string? Id, string? Verb, JsonElement? Data);
