using System.Text.Json.Serialization;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Process.Request;

/// <summary>One doubt of a receiver and what the initiator answered (R17).</summary>
/// <param name="Answer">Null while it is open.</param>
/// <param name="Watch">Until when the initiator is to answer (A4); null once they did.</param>
public sealed record Clarification(string Id, Department Department, Person By, Wording Question, Wording? Answer, Watch? Watch)
{
    [JsonIgnore]
    public bool IsOpen => Answer is null;
}
