using System.Text.Json;

namespace TeamsCollab.FakeCosmos.Protocol;

/// <summary>What the account says of itself: one region, session consistency.</summary>
internal static class Account
{
    public static byte[] Of(Uri endpoint, string consistency) => Json.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("id", "fake");
        writer.WriteString("_rid", "fake");
        writer.WriteString("_self", "");
        writer.WriteString("media", "//media/");
        writer.WriteString("addresses", "//addresses/");
        writer.WriteString("_dbs", "//dbs/");
        Locations(writer, "writableLocations", endpoint);
        Locations(writer, "readableLocations", endpoint);
        writer.WriteBoolean("enableMultipleWriteLocations", false);
        writer.WriteStartObject("userConsistencyPolicy");
        writer.WriteString("defaultConsistencyLevel", consistency);
        writer.WriteEndObject();
        Replicas(writer, "userReplicationPolicy");
        Replicas(writer, "systemReplicationPolicy");
        writer.WriteStartObject("readPolicy");
        writer.WriteNumber("primaryReadCoefficient", 1);
        writer.WriteNumber("secondaryReadCoefficient", 1);
        writer.WriteEndObject();
        writer.WriteString("queryEngineConfiguration", """{"maxSqlQueryInputLength":262144,"maxJoinsPerSqlQuery":10,"maxLogicalAndPerSqlQuery":500,"maxLogicalOrPerSqlQuery":500,"maxInExpressionItemsCount":16000,"sqlAllowTop":true,"sqlAllowLike":true}""");
        writer.WriteEndObject();
    });

    private static void Locations(Utf8JsonWriter writer, string name, Uri endpoint)
    {
        writer.WriteStartArray(name);
        writer.WriteStartObject();
        writer.WriteString("name", "Here");
        writer.WriteString("databaseAccountEndpoint", endpoint.ToString());
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void Replicas(Utf8JsonWriter writer, string name)
    {
        writer.WriteStartObject(name);
        writer.WriteBoolean("asyncReplication", false);
        writer.WriteNumber("minReplicaSetSize", 1);
        writer.WriteNumber("maxReplicasetSize", 4);
        writer.WriteEndObject();
    }
}
