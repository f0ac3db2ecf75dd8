using System.Collections.Immutable;
using TeamsCollab.Bot.Materials;
using TeamsCollab.Bot.Teams;
using TeamsCollab.Process;
using TeamsCollab.Process.Request;
using static TeamsCollab.Process.Request.RequestCommand;

namespace TeamsCollab.Bot.Request;

/// <summary>The buttons of cards/request/*.json, read into commands. Who pressed comes from the activity, never from here.</summary>
public static class RequestActions
{
    public static ImmutableArray<CardVerb> All { get; } =
    [
        new("request.open", CardName.RequestForm, _ => new ActionReading.Show(CardName.RequestForm, null), "done.opened") { Words = ["发起", "发起协作", "新协作", "new"] },
        new("request.submit", CardName.RequestForm, ReadSubmit, "done.submitted"),
        new("request.accept", CardName.RequestAnswer, ReadAccept, "done.accepted") { Words = ["接收", "accept"], KeyOf = SpokenFor, KeysOf = AllSpokenFor, Binds = true, DraftOf = (_, _) => OnlyDraft },
        new("request.offer", CardName.RequestAnswer, ReadOffer, "done.offered") { Words = ["有条件接收", "counter"], TextInput = "offerScope", KeyOf = SpokenFor, KeysOf = AllSpokenFor },
        new("request.agree", CardName.RequestAnswer, inputs => new AgreeToOffer(DepartmentOf(inputs), inputs.Number("draft")), "done.offerAgreed") { Words = ["同意条件", "agree to terms"], KeyOf = Offering, KeysOf = AllOffering, Binds = true, DraftOf = OfferShown },
        new("request.refuseOffer", CardName.RequestAnswer, inputs => new RefuseOffer(DepartmentOf(inputs), inputs.Number("draft"), inputs.Text("offerReason")), "done.offerRefused") { Words = ["不同意条件", "refuse terms"], TextInput = "offerReason", KeyOf = Offering, KeysOf = AllOffering, Binds = true, DraftOf = OfferShown },
        new("request.decline", CardName.RequestAnswer, inputs => new Decline(DepartmentOf(inputs), inputs.Text("reason")), "done.declined") { Words = ["暂不接收", "decline"], TextInput = "reason", KeyOf = SpokenFor, KeysOf = AllSpokenFor },
        new("request.clarify", CardName.RequestAnswer, inputs => new Clarify(DepartmentOf(inputs), inputs.Text("question")), "done.asked") { Words = ["澄清", "需澄清", "clarify"], TextInput = "question", KeyOf = SpokenFor, KeysOf = AllSpokenFor },
        new("request.answer", CardName.RequestClarification, inputs => new AnswerQuestion(inputs.Key ?? string.Empty, inputs.Text("text")), "done.answered") { Words = ["答复", "answer"], TextInput = "text", KeyLetters = "Q", KeyOf = OpenQuestion, KeysOf = OpenQuestions },
        new("request.handOver", CardName.RequestAnswer, ReadHandOver, "done.handedOver") { Words = ["转交", "hand over"], KeyOf = SpokenFor, KeysOf = AllSpokenFor },
        new("request.takeLane", CardName.RequestAnswer, inputs => OfOnlyDraft(inputs, new TakeLane(DepartmentOf(inputs))), "done.laneTaken") { Words = ["接受加急", "take urgent lane"], KeyOf = OfferedLane, KeysOf = AllSpokenFor, Binds = true, DraftOf = (_, _) => OnlyDraft },
        new("request.refuseLane", CardName.RequestAnswer, inputs => new RefuseLane(DepartmentOf(inputs)), "done.laneRefused") { Words = ["不走加急", "refuse urgent lane"], KeyOf = OfferedLane, KeysOf = AllSpokenFor },
        new("request.recordCall", CardName.RequestAnswer, ReadCall, "done.called") { Words = ["已电话沟通", "called"], KeyOf = NotCalled, KeysOf = AllReceivers },
        new("request.payDebt", CardName.RequestPaperwork, inputs => new PayDebt(inputs.Key ?? string.Empty, inputs.Text("record"), Materials(inputs)), "done.debtPaid") { Words = ["补办", "file record"], TextInput = "record", KeyLetters = "D", KeyOf = OpenDebt, KeysOf = OpenDebts },
        new("request.withdraw", CardName.Overview, inputs => new Withdraw(inputs.Text("reason")), "done.withdrawn") { Words = ["撤回", "withdraw"], TextInput = "reason" },
    ];

    /// <summary>A request is never rewritten: other terms are a counter-offer. A text names it all the same, so that nothing binds by one careless word.</summary>
    private const int OnlyDraft = 1;

    private static ActionReading ReadSubmit(ActionInputs inputs)
    {
        var receivers = Receivers(inputs, out var fault);
        var choice = inputs.Text("choice").Length == 0 ? (DateChoice?)null : inputs.Choice<DateChoice>("choice");
        var form = new RequestForm(
            inputs.Choice<RequestKind>("kind"),
            inputs.Text("title"),
            inputs.Text("what"),
            inputs.Text("why"),
            inputs.Date(choice is DateChoice.LaterDate ? "earliest" : "wantedBy"),
            inputs.Text("standard"),
            inputs.Choice<Urgency>("urgency"),
            inputs.Choice<Importance>("importance"),
            inputs.PersonOrNone("executive"),
            receivers,
            Materials(inputs),
            inputs.Text("vagueReason"))
        {
            Details = new KindDetails(
                inputs.Text("milestones"),
                inputs.Text("allocation"),
                inputs.Text("useRules"),
                inputs.Text("goals"),
                inputs.Text("improvementItem"),
                inputs.Text("otherKind")),
            Lane = inputs.Text("lane").Length == 0 ? null : inputs.Choice<RequestLane>("lane"),
            Call = Call(inputs),
            Choice = choice,
            Scope = inputs.Text("scope"),
            AutoBooks = inputs.IsOn("autoBook"),
            Improvements = Improvements(inputs),
        };
        return (inputs.Fault ?? fault) is { } found ? found : new Submit(form);
    }

    /// <summary>What was answered for the improvements that came back (B23).</summary>
    internal static ImmutableArray<FormImprovement> Improvements(ActionInputs inputs) =>
    [
        .. Enumerable.Range(1, ImprovementsBack.Most)
            .Where(place => inputs.Text(ImprovementsBack.Input(place)).Length > 0)
            .Select(place => inputs.Read(ImprovementsBack.Input(place), value => FormImprovement.Read(place, value, inputs.Text(ImprovementsBack.ReasonInput(place)))))
            .OfType<FormImprovement>(),
    ];

    /// <summary>Each department chosen, with its contact person if one was. Where none is marked as required, all are.</summary>
    private static ImmutableArray<FormReceiver> Receivers(ActionInputs inputs, out Refusal? fault)
    {
        var departments = inputs.Departments("receivers");
        var required = inputs.Departments("required");
        var contacts = inputs.Text("contacts").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Take(100)
            .Select(contact => contact.Split('|'))
            .Select(parts => (Department: new Department(parts[0]), Person: new Person(parts[^1].ToLowerInvariant())))
            .ToArray();
        fault = required.Except(departments).Select(missing => Unchosen("required", missing))
            .Concat(contacts.Where(contact => !departments.Contains(contact.Department)).Select(contact => Unchosen("contacts", contact.Department)))
            .Concat(contacts.GroupBy(contact => contact.Department).Where(same => same.Skip(1).Any()).Select(same => new Refusal(Because.ListedTwice, "contacts", Shown(same.Key))))
            .FirstOrDefault();
        return
        [
            .. departments.Select(department => new FormReceiver(
                department,
                contacts.Where(contact => contact.Department == department).Select(contact => (Person?)contact.Person).FirstOrDefault(),
                required.IsEmpty || required.Contains(department))),
        ];

        static Refusal Unchosen(string field, Department department) => new(Because.NotAChoice, field, Shown(department));

        static string Shown(Department department) => department.Name.Length > 40 ? department.Name[..40] : department.Name;
    }

    private static ActionReading ReadAccept(ActionInputs inputs)
    {
        var accept = new Accept(
            DepartmentOf(inputs),
            new Assessment(inputs.Text("people"), inputs.Text("time"), inputs.Text("authority"), inputs.Text("otherDates"), inputs.Text("resourcesNeeded")),
            Named(inputs, "decisionMaker"),
            Named(inputs, "executor"));
        return OfOnlyDraft(inputs, accept);
    }

    private static ActionReading OfOnlyDraft(ActionInputs inputs, RequestCommand command) =>
        inputs.Number("draft") is 0 or OnlyDraft ? inputs.Or(() => command) : new Refusal(Because.OldDraft);

    /// <summary>Each line with what the bot read of its file, where it did.</summary>
    internal static ImmutableArray<FormMaterial> Materials(ActionInputs inputs)
    {
        var contents = KeptContents.Read(inputs.Draft.GetValueOrDefault(KeptContents.Name, string.Empty));
        return [.. inputs.Lines("materials").Select(MaterialLines.Read).Select(material => material with { Content = contents.GetValueOrDefault(material.Link) })];
    }

    /// <summary>Whom a form says was called, as its choices carry them; null where nobody was.</summary>
    private static FormCall? Call(ActionInputs inputs)
    {
        if (inputs.Text("calledWith").Length == 0)
        {
            return null;
        }

        var parts = inputs.Text("calledWith").Split('|');
        return new FormCall(new Department(parts[0]), new Person(parts[^1].ToLowerInvariant()), inputs.Moment("calledDate", "calledTime"));
    }

    /// <summary>A card asks for person and time; a text means the contact person, just now.</summary>
    private static ActionReading ReadCall(ActionInputs inputs)
    {
        var call = inputs.Once is null
            ? new RecordCall(DepartmentOf(inputs), null, null)
            : new RecordCall(DepartmentOf(inputs), inputs.PersonNamed("calledWith"), inputs.Moment("calledDate", "calledTime"));
        return inputs.Or(() => call);
    }

    private static ActionReading ReadHandOver(ActionInputs inputs)
    {
        var handOver = new HandOver(DepartmentOf(inputs), inputs.PersonNamed("colleague"));
        return inputs.Or(() => handOver);
    }

    private static ActionReading ReadOffer(ActionInputs inputs)
    {
        var offer = new Offer(DepartmentOf(inputs), inputs.Text("offerDate").Length == 0 ? null : inputs.Date("offerDate"), inputs.Text("offerScope"), inputs.Text("offerResources"));
        return inputs.Or(() => offer);
    }

    /// <summary>A card asks for both; a text command leaves them to the department: its head decides, its contact person carries out.</summary>
    private static Person? Named(ActionInputs inputs, string name) => inputs.Once is null ? inputs.PersonOrNone(name) : inputs.PersonNamed(name);

    /// <summary>The department for which a person is still to answer; where there is none, the one that answered last, so that a text delivered twice finds the same. Null where it could be several.</summary>
    private static string? SpokenFor(Collaboration state, Person person)
    {
        var sides = SidesOf(state, person).ToArray();
        return Only([.. sides.Where(side => side.Answer is SideAnswer.Awaited).Select(side => side.Department.Name)])
            ?? (sides.Any(side => side.Answer is SideAnswer.Awaited) ? null : sides.MaxBy(side => state.Request.ReceptionOf(side.Department)?.AnsweredAt)?.Department.Name);
    }

    /// <summary>The one that has not said whether it takes the lane; it may have answered the request before. Where all have said so, the first.</summary>
    private static string? OfferedLane(Collaboration state, Person person)
    {
        var sides = SidesOf(state, person).ToLookup(side => state.Request.ReceptionOf(side.Department)?.Lane is LaneStands.Offered, side => side.Department.Name);
        return sides[true].Any() ? Only([.. sides[true]]) : sides[false].FirstOrDefault();
    }

    private static ImmutableArray<string> AllSpokenFor(Collaboration state, Person person) => [.. SidesOf(state, person).Select(side => side.Department.Name)];

    private static IEnumerable<Side> SidesOf(Collaboration state, Person person) => state.Request.Receivers.Where(side => side.Contact == person || side.Head == person);

    /// <summary>The department whose terms are open; else the one that has named some, so that a text delivered twice finds the same.</summary>
    private static string? Offering(Collaboration state, Person person)
    {
        var offers = state.Request.Receptions.Where(reception => reception.Offer is not null).ToLookup(reception => reception.Offer!.IsOpen, reception => reception.Department.Name);
        return offers[true].Any() ? Only([.. offers[true]]) : Only([.. offers[false]]);
    }

    private static ImmutableArray<string> AllOffering(Collaboration state, Person person) =>
        [.. state.Request.Receptions.Where(reception => reception.Offer is not null).Select(reception => reception.Department.Name)];

    private static int OfferShown(Collaboration state, string? key) =>
        (key is null ? null : state.Request.ReceptionOf(new Department(key)))?.Offer?.Revision ?? 0;

    /// <summary>The one department that was not called yet; once all were, the only one there is.</summary>
    private static string? NotCalled(Collaboration state, Person person)
    {
        var called = state.Request.Receivers.ToLookup(side => state.Request.Debts.Any(debt => debt.Department == side.Department), side => side.Department.Name);
        return called[false].Any() ? Only([.. called[false]]) : Only([.. called[true]]);
    }

    private static ImmutableArray<string> AllReceivers(Collaboration state, Person person) => [.. state.Request.Receivers.Select(side => side.Department.Name)];

    private static string? OpenDebt(Collaboration state, Person person) => OpenDebts(state, person) is { IsEmpty: false } open ? Only(open) : state.Request.Debts.LastOrDefault()?.Id;

    private static ImmutableArray<string> OpenDebts(Collaboration state, Person person) => [.. state.Request.Debts.Where(debt => debt.IsOpen).Select(debt => debt.Id)];

    private static string? OpenQuestion(Collaboration state, Person person) => Only(OpenQuestions(state, person));

    private static ImmutableArray<string> OpenQuestions(Collaboration state, Person person) =>
        [.. state.Request.Clarifications.Where(clarification => clarification.Answer is null).Select(clarification => clarification.Id)];

    private static string? Only(ImmutableArray<string> keys) => keys is [var only] ? only : null;

    /// <summary>The card's key; that of a text command is found or asked for before.</summary>
    private static Department DepartmentOf(ActionInputs inputs) => new(inputs.Key ?? string.Empty);
}
