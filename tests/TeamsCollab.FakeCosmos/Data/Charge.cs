namespace TeamsCollab.FakeCosmos.Data;

/// <summary>
/// Request units by one formula: operation, size, indexed paths. Reads and writes by size are Microsoft's published table
/// (https://learn.microsoft.com/azure/cosmos-db/understand-request-unit-consumption), linear between its rows; the rest is our assumption, chosen
/// high: 0.2 RU for each index term written or taken away, a replacement costs the index terms of both versions and nothing else more, a delete costs a write of
/// the size, a query 2.3 RU in each range it visits and half a point read for each document it loads. An estimate: only a real account measures.
/// </summary>
public static class Charge
{
    private static readonly (double Kilobytes, double Read, double Write)[] Published =
    [
        (1, 1.00, 4.95), (2, 1.04, 6.29), (4, 1.14, 6.67), (8, 1.33, 7.04), (16, 1.67, 9.52), (32, 2.19, 11.23), (64, 4.76, 22.67), (128, 9.95, 48.19),
        (256, 20.28, 98.29), (512, 40.95, 184.57), (1024, 145.90, 625.00), (2048, 291.80, 1250.00),
    ];

    private const double IndexTerm = 0.2, QueryInOneRange = 2.3, LoadedByQuery = 0.5;

    public static double Read(int bytes) => Between(bytes, row => row.Read);

    public static double Write(int bytes, int termsTouched) => Between(bytes, row => row.Write) + (termsTouched * IndexTerm);

    public static double Query(IEnumerable<int> loadedBytes) => QueryInOneRange + loadedBytes.Sum(bytes => Read(bytes) * LoadedByQuery);

    private static double Between(int bytes, Func<(double Kilobytes, double Read, double Write), double> column)
    {
        var kilobytes = Math.Max(1, bytes / 1024.0);
        var above = Math.Max(1, Array.FindIndex(Published, row => row.Kilobytes >= kilobytes) is >= 0 and var place ? place : Published.Length - 1);
        var (low, high) = (Published[above - 1], Published[above]);
        return column(low) + ((column(high) - column(low)) * (kilobytes - low.Kilobytes) / (high.Kilobytes - low.Kilobytes));
    }
}
