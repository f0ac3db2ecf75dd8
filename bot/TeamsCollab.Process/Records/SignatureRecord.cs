using TeamsCollab.Process.Content;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Substitution;

namespace TeamsCollab.Process.Records;

/// <summary>What a signature says beside that it was given.</summary>
internal static class SignatureRecord
{
    /// <summary>代 张三 (B19), behind a separator; empty where the head signed.</summary>
    public static string Behalf(OnBehalf? behalf, RecordSource source) => behalf is null
        ? string.Empty
        : source.Say($"；代 {source.Text(behalf.HeadName)}", $"; for {source.Text(behalf.HeadName)}");

    /// <summary>李四（代 张三）: who signed, by the names of that moment.</summary>
    public static string Signer(Wording name, OnBehalf? behalf, RecordSource source) => behalf is null
        ? source.Text(name)
        : source.Say($"{source.Text(name)}（代 {source.Text(behalf.HeadName)}）", $"{source.Text(name)} (for {source.Text(behalf.HeadName)})");

    /// <summary>代 (B19), 已知悉 (B9) and 保留意见 (B10), each behind a separator; empty where the signature says neither.</summary>
    public static string Remarks(MinutesEvent.SignedOff signed, RecordSource source)
    {
        var remarks = Behalf(signed.OnBehalf, source);
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
