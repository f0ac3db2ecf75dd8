using System.Text.Json.Serialization;

namespace TeamsCollab.Process.Calendar;

/// <summary>By which rule a deadline was found; with it a provisional one can be found again. The stored names never change.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeadlineRule>))]
public enum DeadlineRule
{
    /// <summary>Close of business of working day n (A2, A3).</summary>
    [JsonStringEnumMemberName("days")]
    Days,

    /// <summary>A number of opening hours (B26).</summary>
    [JsonStringEnumMemberName("hours")]
    Hours,

    /// <summary>The earlier of so many hours before the meeting and the previous working day's close (A6).</summary>
    [JsonStringEnumMemberName("agenda")]
    Agenda,

    /// <summary>Not an end but a beginning: the first opening that leaves the lead time whole (A1).</summary>
    [JsonStringEnumMemberName("earliest")]
    Earliest,

    /// <summary>The working time that was left when the clock was paused (A4).</summary>
    [JsonStringEnumMemberName("timeLeft")]
    TimeLeft,

    /// <summary>By the beginning of a meeting that is held at once (B26).</summary>
    [JsonStringEnumMemberName("atStart")]
    AtStart,
}
