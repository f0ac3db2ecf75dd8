namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>What may stand in one input of a card.</summary>
internal enum Kind
{
    RequiredText,
    OptionalText,
    FutureDate,
    OptionalFutureDate,
    Date,
    Time,
    Count,
    Choice,
    RequiredPerson,
    OptionalPeople,
    Receivers,
    Materials,

    /// <summary>An amount of money.</summary>
    Amount,

    /// <summary>A whole number, or nothing.</summary>
    OptionalCount,

    /// <summary>Whatever is not on is off.</summary>
    Toggle,

    /// <summary>One of a list, or nothing.</summary>
    OptionalChoice,

    /// <summary>A time offered by the card, or nothing.</summary>
    Slot,

    /// <summary>The draft, revision or delivery that the card was shown for.</summary>
    Draft,

    /// <summary>The draft that is replaced: none is the first one.</summary>
    Replaced,

    /// <summary>Of which department or question; none is the one that the person speaks for.</summary>
    Department,

    /// <summary>Which of several equal cards.</summary>
    Key,

    /// <summary>Who did not come, and why, one line a person.</summary>
    Absences,
}

/// <summary>One input of a card.</summary>
/// <param name="With">What must stand in others for this one to count; a name after @ is that person's id.</param>
internal sealed record Field(string Input, Kind Kind, params (string Input, string Value)[] With);

/// <summary>Every input of every card, by the verb that reads it, and what is bad in it.</summary>
internal static class Fields
{
    private const string Long = "字";

    public static readonly string TenThousand = string.Concat(Enumerable.Repeat(Long, 10_000));

    public static IReadOnlyDictionary<string, Field[]> Of { get; } = new Dictionary<string, Field[]>
    {
        ["request.submit"] =
        [
            new("title", Kind.RequiredText), new("what", Kind.RequiredText), new("why", Kind.RequiredText), new("standard", Kind.RequiredText), new("kind", Kind.Choice),
            new("wantedBy", Kind.FutureDate), new("urgency", Kind.Choice), new("importance", Kind.Choice), new("executive", Kind.OptionalPeople), new("receivers", Kind.Receivers),
            new("required", Kind.OptionalPeople), new("contacts", Kind.OptionalPeople), new("materials", Kind.Materials), new("vagueReason", Kind.OptionalText),
            new("milestones", Kind.RequiredText), new("allocation", Kind.RequiredText, ("kind", "resourceSharing"), ("useRules", "先到先用")), new("useRules", Kind.RequiredText, ("kind", "resourceSharing"), ("allocation", "销售部 3 人")),
            new("goals", Kind.RequiredText, ("kind", "goalAlignment")), new("improvementItem", Kind.RequiredText, ("kind", "processImprovement")), new("otherKind", Kind.RequiredText, ("kind", "other")),
            new("lane", Kind.OptionalChoice), new("calledWith", Kind.OptionalPeople), new("calledDate", Kind.Date, ("calledWith", "财务部|x")), new("calledTime", Kind.Time, ("calledWith", "财务部|x")),
            new("autoBook", Kind.Toggle), new("choice", Kind.OptionalChoice), new("scope", Kind.RequiredText, ("choice", "smallerScope"), ("wantedBy", "2024-06-04")), new("earliest", Kind.FutureDate, ("choice", "laterDate")),
            .. Enumerable.Range(1, 5).SelectMany(place => new[] { new Field($"improvement{place}", Kind.OptionalChoice), new Field($"improvementReason{place}", Kind.OptionalText, ($"improvement{place}", "c/I1/Done")) }),
        ],
        ["substitute.name"] = [new("substitute", Kind.RequiredPerson)],
        ["search"] = [new("query", Kind.OptionalText)],
        ["documents.export"] = [new("file", Kind.OptionalChoice)],
        ["request.accept"] =
        [
            new("decisionMaker", Kind.RequiredPerson), new("executor", Kind.RequiredPerson), new("people", Kind.OptionalText), new("time", Kind.OptionalText),
            new("authority", Kind.OptionalText), new("otherDates", Kind.OptionalText), new("resourcesNeeded", Kind.OptionalText), new("key", Kind.Department),
        ],
        ["request.offer"] =
        [
            new("offerDate", Kind.OptionalFutureDate, ("offerScope", "先铺一二线城市")), new("offerScope", Kind.OptionalText, ("offerDate", "2024-07-05")), new("offerResources", Kind.OptionalText, ("offerDate", "2024-07-05")),
            new("key", Kind.Department),
        ],
        ["request.agree"] = [new("key", Kind.Department), new("draft", Kind.Draft)],
        ["request.refuseOffer"] = [new("offerReason", Kind.RequiredText), new("key", Kind.Department), new("draft", Kind.Draft)],
        ["request.decline"] = [new("reason", Kind.RequiredText), new("key", Kind.Department)],
        ["request.clarify"] = [new("question", Kind.RequiredText), new("key", Kind.Department)],
        ["request.answer"] = [new("text", Kind.RequiredText), new("key", Kind.Department)],
        ["request.takeLane"] = [new("key", Kind.Department)],
        ["request.handOver"] = [new("colleague", Kind.RequiredPerson), new("key", Kind.Department)],
        ["request.refuseLane"] = [new("key", Kind.Department)],
        ["request.recordCall"] = [new("calledWith", Kind.RequiredPerson), new("calledDate", Kind.Date), new("calledTime", Kind.Time), new("key", Kind.Key)],
        ["request.payDebt"] = [new("record", Kind.RequiredText), new("materials", Kind.Materials), new("key", Kind.Key)],
        ["request.withdraw"] = [new("reason", Kind.RequiredText)],
        ["meeting.arrange"] =
        [
            new("date", Kind.FutureDate), new("start", Kind.Time), new("minutes", Kind.Count), new("form", Kind.Choice), new("place", Kind.OptionalText), new("attendees", Kind.RequiredPerson),
            new("slot", Kind.Slot), new("room", Kind.OptionalChoice), new("draft", Kind.Replaced),
            new("others", Kind.OptionalPeople, ("othersFrom", "销售部"), ("othersRole", "other")),
            new("othersFrom", Kind.Choice, ("others", "@钱多多"), ("othersRole", "other")),
            new("othersConcerned", Kind.Toggle),
            new("othersRole", Kind.Choice, ("others", "@钱多多"), ("othersFrom", "销售部")),
        ],
        ["meeting.move"] = [new("newDate", Kind.FutureDate), new("newStart", Kind.Time), new("newSlot", Kind.Slot), new("moveReason", Kind.RequiredText), new("draft", Kind.Draft)],
        ["meeting.callOff"] = [new("reason", Kind.RequiredText), new("draft", Kind.Draft)],
        ["meeting.autoBook"] = [],
        ["meeting.autoBookOff"] = [],
        ["meeting.sendAgenda"] = [new("items", Kind.RequiredText), new("draft", Kind.Draft)],
        ["meeting.read"] = [],
        ["meeting.ask"] = [new("questions", Kind.RequiredText), new("questionsFor", Kind.Department)],
        ["meeting.come"] = [new("draft", Kind.Draft)],
        ["meeting.stayAway"] = [new("absenceReason", Kind.RequiredText), new("draft", Kind.Draft)],
        ["meeting.begin"] = [],
        ["meeting.note"] = [new("topic", Kind.OptionalChoice), new("note", Kind.RequiredText)],
        ["meeting.fillRow"] =
        [
            new("what", Kind.OptionalText), new("owner", Kind.OptionalPeople), new("due", Kind.OptionalFutureDate), new("how", Kind.OptionalText), new("standard", Kind.OptionalText),
            new("rhythm", Kind.OptionalChoice), new("vagueReason", Kind.OptionalText), new("key", Kind.Department), new("basis", Kind.OptionalChoice), new("seen", Kind.OptionalChoice),
        ],
        ["meeting.openRow"] = [new("row", Kind.Key)],
        ["meeting.strikeRow"] = [new("key", Kind.Key)],
        ["meeting.dispute"] =
        [
            new("dispute", Kind.RequiredText), new("positions", Kind.RequiredText), new("decider", Kind.RequiredPerson), new("decideBy", Kind.FutureDate), new("route", Kind.RequiredText),
            new("key", Kind.Department),
        ],
        ["meeting.end"] =
        [
            new("heldOn", Kind.Date), new("startedAt", Kind.Time), new("endedAt", Kind.Time), new("present", Kind.RequiredPerson), new("cameToo", Kind.OptionalPeople),
            new("absences", Kind.Absences), new("heldIn", Kind.OptionalText),
        ],
        ["minutes.write"] =
        [
            new("points", Kind.RequiredText, ("agreed", string.Empty)), new("agreed", Kind.RequiredText, ("points", string.Empty)),
            new("replacesPoint", Kind.OptionalChoice),
        ],
        ["minutes.writeTask"] =
        [
            new("what", Kind.RequiredText), new("owner", Kind.RequiredPerson), new("due", Kind.FutureDate), new("how", Kind.RequiredText), new("standard", Kind.RequiredText),
            new("rhythm", Kind.Choice), new("replacesTask", Kind.OptionalChoice), new("vagueReason", Kind.OptionalText),
        ],
        ["minutes.writeDispute"] =
        [
            new("dispute", Kind.RequiredText), new("positions", Kind.RequiredText), new("options", Kind.OptionalText), new("disputedTasks", Kind.OptionalChoice), new("decider", Kind.RequiredPerson),
            new("decideBy", Kind.FutureDate), new("route", Kind.RequiredText), new("replacesDispute", Kind.OptionalChoice),
        ],
        ["dispute.rule"] = [new("ruling", Kind.RequiredText), new("key", Kind.Key), new("draft", Kind.Draft)],
        ["minutes.strike"] = [new("clause", Kind.Key)],
        ["minutes.circulate"] = [new("draft", Kind.Replaced)],
        ["minutes.confirm"] = [new("draft", Kind.Draft)],
        ["minutes.object"] = [new("reason", Kind.RequiredText), new("clause", Kind.OptionalChoice), new("draft", Kind.Draft)],
        ["minutes.ratify"] = [new("draft", Kind.Draft)],
        ["minutes.refuseToRatify"] = [new("reason", Kind.RequiredText), new("draft", Kind.Draft)],
        ["minutes.recordOa"] =
        [
            new("head", Kind.RequiredPerson), new("oaNumber", Kind.RequiredText), new("oaApprover", Kind.RequiredText), new("oaDate", Kind.Date), new("oaTime", Kind.Time),
            new("oaLink", Kind.RequiredText), new("aware", Kind.Toggle), new("draft", Kind.Draft),
        ],
        ["minutes.takeOn"] = [new("key", Kind.Key), new("draft", Kind.Draft)],
        ["minutes.objectToTask"] = [new("reason", Kind.RequiredText), new("key", Kind.Key), new("draft", Kind.Draft)],
        ["minutes.signOff"] = [new("aware", Kind.Toggle), new("draft", Kind.Draft)],
        ["minutes.reserve"] = [new("clauses", Kind.Key), new("reservation", Kind.RequiredText), new("aware", Kind.Toggle), new("draft", Kind.Draft)],
        ["memorandum.propose"] =
        [
            new("goal", Kind.RequiredText), new("duties", Kind.RequiredText), new("standard", Kind.RequiredText), new("resolution", Kind.RequiredText), new("further", Kind.OptionalText),
            new("silence", Kind.Toggle), new("vagueReason", Kind.OptionalText), new("draft", Kind.Replaced),
        ],
        ["memorandum.setAside"] = [],
        ["memorandum.object"] = [new("reason", Kind.RequiredText), new("clause", Kind.OptionalChoice), new("draft", Kind.Draft)],
        ["memorandum.signOff"] = [new("draft", Kind.Draft)],
        ["procedure.applyForResource"] =
        [
            new("resourceItem", Kind.RequiredText), new("resourceAmount", Kind.RequiredText), new("resourcePeriod", Kind.RequiredText), new("resourcePurpose", Kind.RequiredText),
            new("grantor", Kind.OptionalChoice), .. Condition,
        ],
        ["procedure.applyForBudget"] =
        [
            new("budgetItem", Kind.RequiredText), new("budgetAmount", Kind.Amount), new("budgetPeriod", Kind.RequiredText), new("budgetPurpose", Kind.RequiredText), .. Condition,
        ],
        ["procedure.record"] =
        [
            new("procedureName", Kind.RequiredText), new("procedureNumber", Kind.RequiredText), new("procedureOwner", Kind.RequiredPerson), new("procedurePurpose", Kind.OptionalText), .. Condition,
        ],
        ["procedure.approve"] = [new("key", Kind.Key)],
        ["procedure.refuse"] = [new("reason", Kind.RequiredText), new("key", Kind.Key)],
        ["procedure.withdraw"] = [new("withdrawReason", Kind.RequiredText), new("key", Kind.Key)],
        ["procedure.proposeChange"] =
        [
            new("outcome", Kind.Choice), new("dueOn", Kind.OptionalFutureDate, ("outcome", "redate")), new("changeReason", Kind.RequiredText), new("key", Kind.Key), new("draft", Kind.Draft),
        ],
        ["procedure.agreeToChange"] = [new("key", Kind.Key), new("draft", Kind.Draft)],
        ["procedure.declineChange"] = [new("reason", Kind.RequiredText), new("key", Kind.Key), new("draft", Kind.Draft)],
        ["execution.report"] =
        [
            new("status", Kind.Choice), new("percent", Kind.Count), new("note", Kind.OptionalText), new("key", Kind.Key), new("draft", Kind.Draft),
        ],
        ["execution.handIn"] = [new("evidence", Kind.RequiredText), new("key", Kind.Key), new("draft", Kind.Draft)],
        ["execution.acceptWork"] = [new("key", Kind.Key), new("draft", Kind.Draft)],
        ["execution.returnWork"] = [new("reason", Kind.RequiredText), new("key", Kind.Key), new("draft", Kind.Draft)],
        ["execution.proposeWaiver"] = [new("reason", Kind.RequiredText), new("key", Kind.Key), new("draft", Kind.Draft)],
        ["execution.agreeToWaiver"] = [new("key", Kind.Key), new("draft", Kind.Draft)],
        ["execution.declineWaiver"] = [new("reason", Kind.RequiredText), new("key", Kind.Key), new("draft", Kind.Draft)],
        ["retrospective.arrange"] =
        [
            new("date", Kind.FutureDate), new("time", Kind.Time), new("minutes", Kind.Count), new("form", Kind.Choice), new("place", Kind.OptionalText), new("draft", Kind.Draft),
        ],
        ["retrospective.hold"] = [new("date", Kind.Date), new("startedAt", Kind.Time), new("endedAt", Kind.Time), new("present", Kind.RequiredPerson)],
        ["retrospective.answer"] =
        [
            new("goalsReached", Kind.Choice), new("whyNot", Kind.OptionalText), new("wentWell", Kind.RequiredText), new("gotStuck", Kind.RequiredText),
            new("improve", Kind.RequiredText), new("draft", Kind.Draft),
        ],
        ["retrospective.report"] = [new("summary", Kind.RequiredText), .. Enumerable.Range(1, 5).SelectMany(ReportRow)],
        ["retrospective.read"] = [],
        ["retrospective.finish"] = [new("note", Kind.RequiredText), new("key", Kind.Key), new("draft", Kind.Draft)],
        ["retrospective.close"] = [new("key", Kind.Key), new("draft", Kind.Draft)],
        ["retrospective.file"] = [new("keptAt", Kind.RequiredText), new("fileNumber", Kind.OptionalText), new("draft", Kind.Draft)],
        ["retrospective.reopen"] = [new("reason", Kind.RequiredText), new("key", Kind.Key), new("draft", Kind.Draft)],
        ["card.open"] = [new("card", Kind.Choice), new("key", Kind.Key, ("card", "executionTask"))],
        ["work.show"] = [new("card", Kind.Choice), new("key", Kind.Key, ("card", "executionTask"))],
    };

    /// <summary>What may wait for an application, and which one it replaces.</summary>
    private static Field[] Condition => [new("tasks", Kind.OptionalChoice), new("days", Kind.OptionalCount), new("replaces", Kind.OptionalChoice)];

    /// <summary>JSON values, and null for a member that is not there at all.</summary>
    public static IEnumerable<string?> Bad(Kind kind) => kind switch
    {
        Kind.RequiredText => [null, "\"\"", "\"  \\n \"", "[]", "{\"a\":1}", "null", Quoted(TenThousand)],
        Kind.OptionalText => [Quoted(TenThousand)],
        Kind.FutureDate => [.. Bad(Kind.Date), "\"2020-01-01\""],
        Kind.OptionalFutureDate => ["\"2020-01-01\"", "\"2024-02-30\"", "\"明天\"", "\"😀\"", Quoted(TenThousand)],
        Kind.Date => [null, "\"\"", "\"2024-02-30\"", "\"0000-00-00\"", "\"0001-01-01\"", "\"9999-12-31\"", "\"明天\"", "\"😀\"", "20240630", "true", "[]", Quoted(TenThousand)],
        Kind.Time => [null, "\"\"", "\"25:61\"", "\"下午\"", "12", "{}", Quoted(TenThousand)],
        Kind.Count => [null, "\"\"", "\"六十\"", "\"-5\"", "\"1e9\"", "\"99999999999999\"", "1.5", "[]", "\"<at>x</at>\"", Quoted(TenThousand)],
        Kind.Choice => [null, "\"\"", "\"nonsense\"", "\"7\"", "7", "\"-1\"", "\"no,yes\"", "\"normal,urgent\"", "\"{}\"", "\"😀\"", "[\"yes\"]", Quoted(TenThousand)],
        Kind.RequiredPerson => [null, "\"\"", "[]", .. Bad(Kind.OptionalPeople)],
        Kind.OptionalPeople => ["\"nobody@nowhere.example\"", "\"00000000-0000-0000-0000-000000000001\"", "\"<at>陈思远</at>\"", "\"**粗**|{}\"", Quoted(TenThousand)],
        Kind.Receivers => [null, "\"\"", "\"没有这个部\"", "\"市场部\"", "\"销售部,销售部\"", "\"{}\"", "\"😀\"", "[]", Quoted(TenThousand)],
        Kind.Materials => ["\"没有链接的材料\"", "\"方案 javascript:alert(1)\"", "\"[点我](file:///etc/passwd)\"", Quoted(TenThousand)],
        Kind.Amount => Bad(Kind.Count).Where(value => value is not "1.5"),
        Kind.OptionalCount => ["\"六十\"", "\"-5\"", "\"1e9\"", "\"99999999999999\"", "1.5", "\"<at>x</at>\"", Quoted(TenThousand)],
        Kind.Toggle => [],
        Kind.Absences => ["\"没有这个人：出差\"", "\"<at>x</at>\"", "\"😀\"", Quoted(TenThousand)],
        Kind.OptionalChoice => ["\"Z99\"", "\"[点我](x)\"", "\"{}\"", "\"<at>陈思远</at>\"", "\"😀\"", "7", Quoted(TenThousand)],
        Kind.Slot => ["\"nonsense\"", "\"2020-01-01T10:00+08:00\"", "\"2024-06-06 14:00\"", "\"😀\"", "7", Quoted(TenThousand)],
        Kind.Replaced => ["\"99\"", "\"-1\"", "\"一\"", "1.5", Quoted(TenThousand)],
        Kind.Draft => [null, "\"99\"", "\"-1\"", "\"一\"", "1.5", "[]", "\"\"", Quoted(TenThousand)],
        Kind.Department => ["\"Z99\"", "\"没有这个部\"", "\"../..\"", "7"],
        _ => [null, "\"\"", "\"Z99\"", "\"没有这个部\"", "\"../..\"", "[]", "{}", "7", Quoted(TenThousand)],
    };

    /// <summary>
    /// What may wrongly be typed after a command's word (B17), given the collaboration's number and its present draft. Holds for every command
    /// that is about a collaboration; those that take a text, bind by a draft or name one of several things get theirs beside.
    /// </summary>
    public static IEnumerable<string> BadTexts(string number, string draft, bool binds, bool takesText, string keyLetters)
    {
        yield return string.Empty;
        yield return "😀";
        yield return "../../etc v1";
        yield return "{\"collaboration\":\"x\"}";
        yield return "MKT-2024-99999 v1";
        yield return $"<at>陈思远</at> {number}";
        yield return TenThousand;
        if (binds)
        {
            yield return number;
            yield return $"{number} v{draft}9 好的";
            yield return $"{number} v999999 好的";
            yield return $"{number} v{draft}v{draft} 好的";
        }

        if (!takesText)
        {
            yield return $"{number} v{draft} 但是我不同意";
            yield return $"{number} v{draft} {TenThousand}";
        }
        else if (binds)
        {
            yield return $"{number} v{draft} {TenThousand}";
        }
        else
        {
            yield return $"{number} {TenThousand}";
        }

        foreach (var letter in keyLetters)
        {
            yield return binds ? $"{number} v{draft} {letter}99 好的" : $"{number} {letter}99 好的";
        }
    }

    private static Field[] ReportRow(int row) =>
    [
        new($"what{row}", Kind.RequiredText, ($"owner{row}", "@孙雨桐"), ($"due{row}", "2024-07-19")),
        new($"owner{row}", Kind.RequiredPerson, ($"what{row}", "建立卖点清单冻结机制"), ($"due{row}", "2024-07-19")),
        new($"due{row}", Kind.FutureDate, ($"what{row}", "建立卖点清单冻结机制"), ($"owner{row}", "@孙雨桐")),
    ];

    private static string Quoted(string text) => $"\"{text}\"";
}
