using System.Globalization;
using TeamsCollab.Process.Minutes;

namespace TeamsCollab.Process.Meeting.Live;

/// <summary>责任人·事项·时间·方式·交付标准, as somebody typed them; empty where nothing was.</summary>
public sealed record RowCells(string What, Person? Owner, DateOnly? DueOn, string How, string Standard, Rhythm Rhythm, string VagueReason)
{
    public bool IsEmpty => What.Length == 0 && Owner is null && DueOn is null && How.Length == 0 && Standard.Length == 0;

    public bool IsComplete => What.Length > 0 && Owner is not null && DueOn is not null && How.Length > 0 && Standard.Length > 0;

    /// <summary>Each cell as it is sealed, by the name of its input and the name of its field.</summary>
    internal (string Input, string Field, string Text)[] Texts =>
    [
        ("what", "text", What),
        ("owner", "owner", Owner?.Id ?? string.Empty),
        ("due", "due", DueOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty),
        ("how", "how", How),
        ("standard", "standard", Standard),
        ("rhythm", "rhythm", Rhythm is Rhythm.Daily ? "daily" : "weekly"),
    ];

    internal static RowCells Of(IReadOnlyDictionary<string, string> fields, string vagueReason) => new(
        fields["text"],
        fields["owner"] is { Length: > 0 } owner ? new Person(owner) : null,
        fields["due"] is { Length: > 0 } due ? DateOnly.ParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
        fields["how"],
        fields["standard"],
        fields["rhythm"] == "daily" ? Rhythm.Daily : Rhythm.Weekly,
        vagueReason);
}
