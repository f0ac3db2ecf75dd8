using System.Text.Json.Serialization;
using TeamsCollab.Process.Calendar;

namespace TeamsCollab.Process;

/// <summary>A limit as it was promised. Later changes of the settings do not move it; only a provisional one (暂定) may move, with a notice.</summary>
/// <param name="RemindAt">Found by <see cref="Reminder"/> when the promise was made.</param>
public sealed record Promise(Deadline Due, DateTimeOffset RemindAt)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Reminder Reminder { get; init; }
}

/// <summary>By which rule a reminder comes; with it a provisional one can be found again.</summary>
public enum Reminder
{
    /// <summary>When a share of the working time has gone, half of it unless configured (A5).</summary>
    OnTheWay,

    /// <summary>When the working day before the due day opens.</summary>
    DayBefore,

    /// <summary>When the due day opens.</summary>
    SameDay,
}
