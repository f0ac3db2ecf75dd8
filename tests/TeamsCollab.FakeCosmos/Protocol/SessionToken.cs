using System.Globalization;

namespace TeamsCollab.FakeCosmos.Protocol;

/// <summary><c>range:-1#write</c>: up to which write of a range its holder has seen.</summary>
internal static class SessionToken
{
    public static string Of(int range, long written) => string.Create(CultureInfo.InvariantCulture, $"{range}:-1#{written}");

    /// <summary>The last write that a token demands to see; 0 where it says nothing about the range.</summary>
    public static long Covers(string? token, int range) => (token ?? "").Split(',')
        .Select(part => part.Split(':', '#'))
        .Where(parts => parts.Length == 3 && parts[0] == range.ToString(CultureInfo.InvariantCulture))
        .Select(parts => long.Parse(parts[2], CultureInfo.InvariantCulture))
        .FirstOrDefault();
}
