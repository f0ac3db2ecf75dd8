using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Process.Request;

/// <summary>补办事项: the written record that the initiator still owes of a call (N03, B26).</summary>
/// <param name="Id">D1, D2 and so on.</param>
/// <param name="Department">Which was called.</param>
/// <param name="With">Who answered the telephone.</param>
/// <param name="Watch">Until when the record is owed; null once it is there.</param>
/// <param name="Record">The field text; null while it is owed.</param>
public sealed record PaperworkDebt(string Id, Department Department, Person With, DateTimeOffset CalledAt, Watch? Watch, Wording? Record, DateTimeOffset? PaidAt)
{
    /// <summary>Documents that came with the record.</summary>
    public ImmutableArray<Material> Materials { get; init; } = [];

    [JsonIgnore]
    public bool IsOpen => Record is null;
}
