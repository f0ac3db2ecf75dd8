using System.Text.Json.Serialization;

namespace TeamsCollab.Process.Calendar;

/// <summary>What a date is in the organisation's calendar. The stored names never change.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DayKind>))]
public enum DayKind
{
    /// <summary>工作日: Monday to Friday in a year whose notice is published.</summary>
    [JsonStringEnumMemberName("weekday")]
    Weekday,

    /// <summary>周末: Saturday or Sunday in a year whose notice is published.</summary>
    [JsonStringEnumMemberName("weekend")]
    Weekend,

    /// <summary>休: an official rest day.</summary>
    [JsonStringEnumMemberName("rest")]
    Rest,

    /// <summary>班: a weekend day worked in exchange for a rest day (调休).</summary>
    [JsonStringEnumMemberName("workingWeekend")]
    WorkingWeekend,

    /// <summary>A rest day of this company only.</summary>
    [JsonStringEnumMemberName("companyRest")]
    CompanyRest,

    /// <summary>A day that this company works, whatever the official calendar says.</summary>
    [JsonStringEnumMemberName("companyWorking")]
    CompanyWorking,

    /// <summary>暂定: Monday to Friday in a year without a published notice; taken as worked until it appears (A13).</summary>
    [JsonStringEnumMemberName("provisionalWeekday")]
    ProvisionalWeekday,

    /// <summary>暂定: Saturday or Sunday in a year without a published notice; taken as rest until it appears (A13).</summary>
    [JsonStringEnumMemberName("provisionalWeekend")]
    ProvisionalWeekend,
}
