using TeamsCollab.Process.Minutes;

namespace TeamsCollab.Process.Records;

/// <summary>What a signature says beside that it was given.</summary>
internal static class SignatureRecord
{
    /// <summary>已知悉 (B9) and 保留意见 (B10), each behind a separator; empty where the signature says neither.</summary>
    public static string Remarks(MinutesEvent.SignedOff signed, RecordSource source)
    {
        var remarks = string.Empty;
        if (signed.Unaccepted is { } unaccepted)
        {
            remarks += source.Say($"；已知悉 {string.Join('、', unaccepted)} 未接受", $"; aware that {string.Join(", ", unaccepted)} were not taken on");
        }

        if (signed.Reserved is { } reserved)
        {
            remarks += source.Say($"；保留意见 {string.Join('、', reserved)}：{source.Text(signed.Reservation)}", $"; with a reservation on {string.Join(", ", reserved)}: {source.Text(signed.Reservation)}");
        }

        return remarks;
    }
}
