namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>What may stand in one input of a card.</summary>
internal enum Kind
{
    RequiredText,
    OptionalText,
    FutureDate,
    Date,
    Time,
    Count,
    Choice,
    RequiredPerson,
    OptionalPeople,
    Receivers,
    Materials,

    /// <summary>The draft, revision or delivery that the card was shown for.</summary>
    Draft,

    /// <summary>The draft that is replaced: none is the first one.</summary>
    Replaced,

    /// <summary>Of which department or question; none is the one that the person speaks for.</summary>
    Department,

    /// <summary>Which of several equal cards.</summary>
    Key,
}

/// <summary>Every input of every card, by the verb that reads it, and what is bad in it.</summary>
internal static class Fields
{
    private const string Long = "字";

    public static readonly string TenThousand = string.Concat(Enumerable.Repeat(Long, 10_000));

    public static IReadOnlyDictionary<string, (string Input, Kind Kind)[]> Of { get; } = new Dictionary<string, (string, Kind)[]>
    {
        ["request.submit"] =
        [
            ("title", Kind.RequiredText), ("what", Kind.RequiredText), ("why", Kind.RequiredText), ("standard", Kind.RequiredText), ("kind", Kind.Choice),
            ("wantedBy", Kind.FutureDate), ("urgency", Kind.Choice), ("importance", Kind.Choice), ("executive", Kind.OptionalPeople), ("receivers", Kind.Receivers),
            ("required", Kind.OptionalPeople), ("contacts", Kind.OptionalPeople), ("materials", Kind.Materials),
        ],
        ["request.accept"] =
        [
            ("decisionMaker", Kind.RequiredPerson), ("executor", Kind.RequiredPerson), ("people", Kind.OptionalText), ("time", Kind.OptionalText),
            ("authority", Kind.OptionalText), ("otherDates", Kind.OptionalText), ("resourcesNeeded", Kind.OptionalText), ("key", Kind.Department),
        ],
        ["request.decline"] = [("reason", Kind.RequiredText), ("key", Kind.Department)],
        ["request.clarify"] = [("question", Kind.RequiredText), ("key", Kind.Department)],
        ["request.answer"] = [("text", Kind.RequiredText), ("key", Kind.Department)],
        ["request.withdraw"] = [("reason", Kind.RequiredText)],
        ["meeting.arrange"] =
        [
            ("date", Kind.FutureDate), ("start", Kind.Time), ("minutes", Kind.Count), ("form", Kind.Choice), ("place", Kind.OptionalText), ("attendees", Kind.RequiredPerson),
            ("draft", Kind.Replaced),
        ],
        ["meeting.sendAgenda"] = [("items", Kind.RequiredText), ("draft", Kind.Draft)],
        ["meeting.read"] = [],
        ["meeting.end"] = [("heldOn", Kind.Date), ("startedAt", Kind.Time), ("endedAt", Kind.Time), ("present", Kind.RequiredPerson)],
        ["minutes.write"] = [],
        ["minutes.writeTask"] =
        [
            ("what", Kind.RequiredText), ("owner", Kind.RequiredPerson), ("due", Kind.FutureDate), ("how", Kind.RequiredText), ("standard", Kind.RequiredText), ("rhythm", Kind.Choice),
        ],
        ["minutes.strike"] = [("clause", Kind.Key)],
        ["minutes.circulate"] = [("draft", Kind.Replaced)],
        ["minutes.confirm"] = [("draft", Kind.Draft)],
        ["minutes.object"] = [("reason", Kind.RequiredText), ("draft", Kind.Draft)],
        ["minutes.signOff"] = [("draft", Kind.Draft)],
        ["execution.report"] = [("status", Kind.Choice), ("percent", Kind.Count), ("note", Kind.OptionalText), ("key", Kind.Key), ("draft", Kind.Draft)],
        ["execution.handIn"] = [("evidence", Kind.RequiredText), ("key", Kind.Key), ("draft", Kind.Draft)],
        ["execution.acceptWork"] = [("key", Kind.Key), ("draft", Kind.Draft)],
        ["execution.returnWork"] = [("reason", Kind.RequiredText), ("key", Kind.Key), ("draft", Kind.Draft)],
        ["execution.proposeWaiver"] = [("reason", Kind.RequiredText), ("key", Kind.Key), ("draft", Kind.Draft)],
        ["execution.agreeToWaiver"] = [("key", Kind.Key), ("draft", Kind.Draft)],
        ["execution.declineWaiver"] = [("reason", Kind.RequiredText), ("key", Kind.Key), ("draft", Kind.Draft)],
        ["retrospective.arrange"] =
        [
            ("date", Kind.FutureDate), ("time", Kind.Time), ("minutes", Kind.Count), ("form", Kind.Choice), ("place", Kind.OptionalText), ("draft", Kind.Draft),
        ],
        ["retrospective.hold"] = [("date", Kind.Date), ("startedAt", Kind.Time), ("endedAt", Kind.Time), ("present", Kind.RequiredPerson)],
        ["retrospective.answer"] =
        [
            ("goalsReached", Kind.Choice), ("whyNot", Kind.OptionalText), ("wentWell", Kind.RequiredText), ("gotStuck", Kind.RequiredText), ("improve", Kind.RequiredText),
            ("draft", Kind.Draft),
        ],
        ["retrospective.report"] = [("summary", Kind.RequiredText), ("what1", Kind.RequiredText), ("owner1", Kind.RequiredPerson), ("due1", Kind.FutureDate)],
        ["retrospective.read"] = [],
        ["retrospective.finish"] = [("note", Kind.RequiredText), ("key", Kind.Key), ("draft", Kind.Draft)],
        ["retrospective.close"] = [("key", Kind.Key), ("draft", Kind.Draft)],
        ["retrospective.reopen"] = [("reason", Kind.RequiredText), ("key", Kind.Key), ("draft", Kind.Draft)],
    };

    /// <summary>JSON values, and null for a member that is not there at all.</summary>
    public static IEnumerable<string?> Bad(Kind kind) => kind switch
    {
        Kind.RequiredText => [null, "\"\"", "\"  \\n \"", "[]", "{\"a\":1}", "null", Quoted(TenThousand)],
        Kind.OptionalText => [Quoted(TenThousand)],
        Kind.FutureDate => [.. Bad(Kind.Date), "\"2020-01-01\""],
        Kind.Date => [null, "\"\"", "\"2024-02-30\"", "\"0000-00-00\"", "\"明天\"", "\"😀\"", "20240630", "true", "[]", Quoted(TenThousand)],
        Kind.Time => [null, "\"\"", "\"25:61\"", "\"下午\"", "12", "{}", Quoted(TenThousand)],
        Kind.Count => [null, "\"\"", "\"六十\"", "\"-5\"", "\"1e9\"", "\"99999999999999\"", "1.5", "[]", "\"<at>x</at>\"", Quoted(TenThousand)],
        Kind.Choice => [null, "\"\"", "\"nonsense\"", "\"7\"", "7", "\"-1\"", "\"no,yes\"", "\"normal,urgent\"", "\"{}\"", "\"😀\"", "[\"yes\"]", Quoted(TenThousand)],
        Kind.RequiredPerson => [null, "\"\"", "[]", .. Bad(Kind.OptionalPeople)],
        Kind.OptionalPeople => ["\"nobody@nowhere.example\"", "\"00000000-0000-0000-0000-000000000001\"", "\"<at>陈思远</at>\"", "\"**粗**|{}\"", Quoted(TenThousand)],
        Kind.Receivers => [null, "\"\"", "\"没有这个部\"", "\"市场部\"", "\"销售部,销售部\"", "\"{}\"", "\"😀\"", "[]", Quoted(TenThousand)],
        Kind.Materials => ["\"没有链接的材料\"", "\"方案 javascript:alert(1)\"", "\"[点我](file:///etc/passwd)\"", Quoted(TenThousand)],
        Kind.Replaced => ["\"99\"", "\"-1\"", "\"一\"", "1.5", Quoted(TenThousand)],
        Kind.Draft => [null, "\"99\"", "\"-1\"", "\"一\"", "1.5", "[]", "\"\"", Quoted(TenThousand)],
        Kind.Department => ["\"Z99\"", "\"没有这个部\"", "\"../..\"", "7"],
        _ => [null, "\"\"", "\"Z99\"", "\"没有这个部\"", "\"../..\"", "[]", "{}", "7", Quoted(TenThousand)],
    };

    private static string Quoted(string text) => $"\"{text}\"";
}
