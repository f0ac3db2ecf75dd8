using System.Text.Json;

namespace TeamsCollab.FakeCosmos.Sql;

internal static class Values
{
    private static readonly JsonElement Yes = Json.Parse("true"u8.ToArray()), No = Json.Parse("false"u8.ToArray());

    public static JsonElement Truth(bool holds) => holds ? Yes : No;

    public static JsonElement Text(string text) => Json.Make(writer => writer.WriteStringValue(text));
}
