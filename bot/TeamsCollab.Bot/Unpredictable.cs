using System.Security.Cryptography;

namespace TeamsCollab.Bot;

/// <summary>The one place at the edge where anything unpredictable comes from.</summary>
public static class Unpredictable
{
    /// <summary>32 bytes for the salts of one turn.</summary>
    public static ReadOnlyMemory<byte> Bytes() => RandomNumberGenerator.GetBytes(32);

    /// <summary>Between 0 and 1, to spread retries.</summary>
    public static double Fraction() => RandomNumberGenerator.GetInt32(1_000_000) / 1_000_000d;
}
