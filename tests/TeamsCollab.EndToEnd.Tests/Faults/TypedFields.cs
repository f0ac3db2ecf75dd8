using System.Globalization;
using System.Text.Json;
using TeamsCollab.Office;

namespace TeamsCollab.EndToEnd.Tests.Faults;

/// <summary>What people type into the fields of a card.</summary>
/// <param name="now">The office's time, as people read it from the wall.</param>
internal sealed class TypedFields(SimulatedOffice office, Func<DateTimeOffset> now)
{
    private DateTimeOffset Now() => now().ToOffset(TimeSpan.FromHours(8));

    /// <summary>What people type who know what a button is for; null where they go by the fields.</summary>
    public IEnumerable<(string Name, string Value)>? For(string verb, string person)
    {
        var side = FaultCampaign.Sides.First(each => each.Head == person || each.Contact == person);
        var (now, contact, head) = (Now(), office.Person(side.Contact).Id, office.Person(side.Head).Id);
        var (started, ended) = (now.AddMinutes(-1).ToString("HH:mm", CultureInfo.InvariantCulture), now.ToString("HH:mm", CultureInfo.InvariantCulture));
        return verb switch
        {
            "memorandum.propose" or "memorandum.object" or "minutes.object" or "minutes.objectToTask" or "minutes.reserve" or "minutes.recordOa" or "request.offer" or "request.handOver" or "meeting.callOff" => null,
            _ when !KnownButtons.Contains(verb) => null,
            "request.accept" => [("decisionMaker", head), ("executor", contact), ("people", "两人")],
            "request.clarify" => [("question", "需要图文版吗?")],
            "request.answer" => [("text", "图文版即可。")],
            "meeting.arrange" => [("date", WorkingDay(12)), ("start", "14:00"), ("minutes", "60"), ("form", "online")],
            "meeting.ask" => [("questions", "样品何时到店？")],
            "meeting.stayAway" => [("absenceReason", "当天出差")],
            "meeting.move" => [("newSlot", "own"), ("newDate", WorkingDay(13)), ("newStart", "10:00"), ("moveReason", "会议室检修")],
            "meeting.end" => [("heldOn", Day(0)), ("startedAt", started), ("endedAt", ended), ("heldIn", "三楼会议室")],
            "minutes.write" => [("points", "讨论了分工"), ("agreed", "按计划交付")],
            "minutes.writeTask" => [("what", "完成交付"), ("owner", contact), ("due", WorkingDay(30)), ("how", "分两步"), ("standard", "全部达标"), ("rhythm", "weekly")],
            "execution.report" => [("status", "inProgress"), ("percent", "60"), ("note", "按计划推进")],
            "execution.handIn" => [("evidence", "终稿 https://intranet.example/final.pdf")],
            "retrospective.arrange" => [("date", WorkingDay(3)), ("time", "15:00"), ("minutes", "60"), ("form", "online"), ("place", "")],
            "retrospective.answer" => [("goalsReached", "yes"), ("whyNot", ""), ("wentWell", "同步及时"), ("gotStuck", "澄清多花半天"), ("improve", "提前锁定清单")],
            "retrospective.hold" => [("date", Day(0)), ("startedAt", started), ("endedAt", ended)],
            "retrospective.report" => [("summary", "目标达成"), ("what1", "冻结清单"), ("owner1", contact), ("due1", WorkingDay(14))],
            "retrospective.file" => [("keptAt", "档案室 A-12 柜"), ("fileNumber", "")],
            "retrospective.finish" => [("note", "已落实")],
            _ => [("reason", "请补充")],
        };
    }

    /// <summary>What the card's inputs hold before anybody types.</summary>
    public static IEnumerable<(string Name, string Value)> Offered(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Array => node.EnumerateArray().SelectMany(Offered),
        JsonValueKind.Object when node.TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.String && type.GetString()!.StartsWith("Input.", StringComparison.Ordinal) =>
            node.TryGetProperty("value", out var value) && value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 } held ? [(node.GetProperty("id").GetString()!, held)] : [],
        JsonValueKind.Object => node.EnumerateObject().SelectMany(member => Offered(member.Value)),
        _ => [],
    };

    /// <summary>The empty fields of a card, filled in by their kind.</summary>
    public IEnumerable<(string Name, string Value)> Filled(JsonElement node, string person, Random random) => node.ValueKind switch
    {
        JsonValueKind.Array => node.EnumerateArray().SelectMany(item => Filled(item, person, random)),
        JsonValueKind.Object when node.TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.String && type.GetString()!.StartsWith("Input.", StringComparison.Ordinal) =>
            node.TryGetProperty("value", out var value) && value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 } ? [] : [(node.GetProperty("id").GetString()!, Typed(node, type.GetString()!, person, random))],
        JsonValueKind.Object => node.EnumerateObject().SelectMany(member => Filled(member.Value, person, random)),
        _ => [],
    };

#pragma warning disable CA5394 // The seed must give the same campaign again; nothing here is a secret.
    private string Typed(JsonElement field, string kind, string person, Random random) => kind switch
    {
        "Input.Date" => WorkingDay(14),
        "Input.Time" => "15:00",
        "Input.Number" => field.TryGetProperty("min", out var least) ? least.GetRawText() : "60",
        "Input.Toggle" => random.Next(2) == 0 ? "true" : "false",
        "Input.ChoiceSet" when field.TryGetProperty("choices", out var choices) && choices.GetArrayLength() > 0 => choices[random.Next(choices.GetArrayLength())].GetProperty("value").GetString()!,
        "Input.ChoiceSet" => office.Person(person).Id,
        _ => "按计划推进",
    };
#pragma warning restore CA5394

    public string Day(int ahead) => Now().AddDays(ahead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A Wednesday or Thursday, away from weekends.</summary>
    public string WorkingDay(int ahead)
    {
        var day = Now().AddDays(ahead);
        while (day.DayOfWeek is not (DayOfWeek.Wednesday or DayOfWeek.Thursday))
        {
            day = day.AddDays(1);
        }

        return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
