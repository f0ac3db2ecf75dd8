using System.Diagnostics;
using TeamsCollab.Process.Meeting;
using static TeamsCollab.Process.Meeting.MeetingEvent;

namespace TeamsCollab.Process.Records;

internal static class MeetingHistory
{
    public static (Person? Who, string What) Of(MeetingEvent happened, RecordSource source) => happened switch
    {
        Moved e => (e.By, source.Say($"会议改到 {source.Minute(e.Start)}：{source.Text(e.Reason)}", $"moved the meeting to {source.Minute(e.Start)}: {source.Text(e.Reason)}")),
        MovedInOutlook e => (null, source.Say($"会议在 Outlook 中改到 {source.Minute(e.Start)}，{e.Minutes} 分钟", $"the meeting was moved in Outlook to {source.Minute(e.Start)}, {e.Minutes} minutes")),
        Cancelled { By: null } => (null, source.Say("会议在 Outlook 中被取消", "the meeting was cancelled in Outlook")),
        Cancelled e => (e.By, source.Say("取消会议", "called the meeting off")),
        AttendanceConfirmed { Comes: true } e => (e.Person, source.Say("确认参加会议", "will come to the meeting")),
        AttendanceConfirmed e => (e.Person, source.Say($"不能参加会议：{source.Text(e.Reason)}", $"cannot come to the meeting: {source.Text(e.Reason)}")),
        AttendanceSaid e => (e.Person, source.Say($"在 Outlook 中答复会议：{Answer(e, source)}", $"answered the invitation in Outlook: {Answer(e, source)}")),
        RoomDeclined e => (null, source.Say($"会议室 {e.Room} 未接受预订", $"the room {e.Room} did not take the booking")),
        AutoBookingSet e => (e.By, e.On ? source.Say("开启自动预约", "switched automatic booking on") : source.Say("关闭自动预约", "switched automatic booking off")),
        SlotWanted => (null, source.Say("自动预约开始查询日历", "automatic booking began to search the calendars")),
        SlotMissing { Reason: { } reason } => (null, source.Say($"自动预约未能查询日历（{reason}）", $"automatic booking could not search the calendars ({reason})")),
        SlotMissing e => (null, source.Say($"自动预约没有找到各方都有空的时间{Blocked(e, source, "：")}", $"automatic booking found no time that suits everybody{Blocked(e, source, ": ")}")),
        Arranged { IsAutomatic: true } e => (null, source.Say($"自动预约会议：{source.Minute(e.Start)}，{e.Minutes} 分钟", $"the meeting was booked automatically for {source.Minute(e.Start)}, {e.Minutes} minutes")),
        Arranged e => (e.By, source.Say($"安排会议：{source.Minute(e.Start)}，{e.Minutes} 分钟", $"arranged the meeting for {source.Minute(e.Start)}, {e.Minutes} minutes")),
        Booked { Busy.IsEmpty: false } e => (null, source.Say($"{Meeting(e.Meeting, source)}已写入日历，届时没空的有：{Names(e.Busy, source)}", $"put {Meeting(e.Meeting, source)} into the calendars; not free then: {Names(e.Busy, source)}")),
        Booked e => (null, source.Say($"{Meeting(e.Meeting, source)}已写入日历", $"put {Meeting(e.Meeting, source)} into the calendars")),
        BookingFailed e => (null, source.Say($"{Meeting(e.Meeting, source)}未能写入日历（{e.Reason}）", $"could not put {Meeting(e.Meeting, source)} into the calendars ({e.Reason})")),
        AgendaSent e => (e.By, source.Say($"发送会议议程{(e.Late ? "（迟发）" : string.Empty)}", $"sent the agenda{(e.Late ? " (late)" : string.Empty)}")),
        QuestionsListed e => (e.By, source.Say($"会前问题与建议（{e.Department.Name}）：{OneLine(e, source)}", $"questions and suggestions of {e.Department.Name} before the meeting: {OneLine(e, source)}")),
        MaterialsRead e => (e.By, source.Say("已阅会议材料", "has read the materials")),
        Ended e => (e.By, source.Say($"会议结束：{source.Span(e.StartedAt, e.EndedAt)}，{e.Present.Length} 人参加", $"ended the meeting: {source.Span(e.StartedAt, e.EndedAt)}, {e.Present.Length} present")),
        Reminded e => (null, source.Say($"提醒{source.Name(e.Person)}{Limit(e.Limit, source)}", $"reminded {source.Name(e.Person)} {Limit(e.Limit, source)}")),
        LimitMissed e => (null, source.Say($"{source.Name(e.Person)}逾期未{Limit(e.Limit, source)}", $"{source.Name(e.Person)} missed the limit {Limit(e.Limit, source)}")),
        _ => throw new UnreachableException($"No history for {happened.GetType().Name}."),
    };

    private static string Meeting(int number, RecordSource source) =>
        number == MeetingState.Number ? source.Say("会议", "the meeting") : source.Say("复盘会", "the retrospective");

    private static string OneLine(QuestionsListed listed, RecordSource source) => source.Text(listed.Words).ReplaceLineEndings(source.Say("；", "; "));

    private static string Answer(AttendanceSaid said, RecordSource source) => (said.Answer switch
    {
        Attendance.Coming => source.Say("参加", "coming"),
        Attendance.Tentative => source.Say("暂定", "tentative"),
        _ => source.Say("不能参加", "not coming"),
    }) + (said.Proposed is { } proposed ? source.Say($"，建议改到 {source.Minute(proposed)}", $", proposes {source.Minute(proposed)}") : string.Empty);

    private static string Blocked(SlotMissing missing, RecordSource source, string colon) =>
        missing.Blockers.IsEmpty ? string.Empty : colon + Names(missing.Blockers, source);

    private static string Names(IEnumerable<Person> people, RecordSource source) => string.Join(source.Say("、", ", "), people.Select(source.Name));

    private static string Limit(MeetingLimit limit, RecordSource source) => limit switch
    {
        MeetingLimit.Agenda => source.Say("发送会议议程", "to send the agenda"),
        MeetingLimit.Beginning => source.Say("开始会议", "to begin the meeting"),
        _ => source.Say("确认会议已结束", "to say that the meeting is over"),
    };
}
