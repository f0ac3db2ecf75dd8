using System.Collections.Immutable;
using System.Globalization;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Request;

/// <summary>The data behind cards/request/answer.json: one receiver's answer, for one reader.</summary>
/// <param name="Department">The receiver, also the card's key.</param>
/// <param name="CanAnswer">The reader speaks for the department, and it has not answered.</param>
/// <param name="CanAgree">The reader is the initiator, and the receiver's terms are open (B6).</param>
/// <param name="Offer">The receiver's latest terms; null where it named none.</param>
/// <param name="IsPaused">Its clock stands still for a question (A4).</param>
/// <param name="OpenQuestion">The first open question of this receiver, for the initiator to answer; null for everybody else.</param>
/// <param name="DecisionMakerId">Offered first: the head. Empty where the reader cannot answer.</param>
/// <param name="ExecutorId">Offered first: the contact person. Empty where the reader cannot answer.</param>
/// <param name="AnsweredBy">Empty until the department answered.</param>
/// <param name="End">Why the collaboration ended in this stage; null while it did not.</param>
public sealed record RequestAnswerCard(
    CardHead Head,
    Typed Department,
    RequestInShort Request,
    bool CanAnswer,
    bool CanAgree,
    bool CanWithdraw,
    bool IsAwaited,
    bool IsPaused,
    bool IsUndeliverable,
    bool IsAccepted,
    bool IsDeclined,
    RequestEnd? End,
    Typed EndReason,
    Typed AnsweredBy,
    string AnsweredAt,
    Typed Contact,
    Typed DecisionMaker,
    Typed Executor,
    OfferLine? Offer,
    AssessmentLine? Assessment,
    Typed Reason,
    ImmutableArray<ClarificationLine> Clarifications,
    ClarificationLine? OpenQuestion,
    ImmutableArray<Choice> People,
    string DecisionMakerId,
    string ExecutorId)
{
    /// <summary>When the materials reached the department (R15); empty until they did.</summary>
    public string DeliveredAt { get; init; } = string.Empty;

    /// <summary>What the department said to the urgent lane (B26); null where it was not offered.</summary>
    public LaneStands? Lane { get; init; }

    /// <summary>The reader speaks for the department, which has not said yet whether it takes the lane.</summary>
    public bool CanAnswerLane { get; init; }

    /// <summary>Working hours to answer in the urgent lane; 0 where it was not offered.</summary>
    public int LaneHours { get; init; }

    /// <summary>Calls with this department (N03).</summary>
    public ImmutableArray<CallLine> Calls { get; init; } = [];

    /// <summary>The reader is the initiator and may note a call.</summary>
    public bool CanRecordCall { get; init; }

    /// <summary>Who can have been called: the department's contact person first.</summary>
    public ImmutableArray<Choice> Callable { get; init; } = [];

    public string ContactId { get; init; } = string.Empty;

    /// <summary>yyyy-MM-dd and HH:mm, offered first.</summary>
    public string Today { get; init; } = string.Empty;

    public string Now { get; init; } = string.Empty;

    /// <summary>What the department has in hand (B7), for whoever answers; null for everybody else.</summary>
    public LoadLine? Load { get; init; }

    /// <summary>The side for which a reader is to answer on the card with this key; null where there is nothing for them to judge.</summary>
    public static Side? SideToJudge(Collaboration state, Person reader, string? key)
    {
        var side = Shown(state, reader, key);
        return RequestDecider.IsOpen(state) && side.Answer is SideAnswer.Awaited && state.Request.ReceptionOf(side.Department)!.Offer is not { IsOpen: true } && SpeaksFor(side, reader)
            ? side
            : null;
    }

    /// <param name="key">The department's name; without one, the department that the reader speaks for, else the first receiver.</param>
    public static RequestAnswerCard For(Collaboration state, CardReader reader, string? key)
    {
        var request = state.Request;
        var side = Shown(state, reader.Person, key);
        var reception = request.ReceptionOf(side.Department)!;
        var isOpen = RequestDecider.IsOpen(state);
        var isAwaited = isOpen && side.Answer is SideAnswer.Awaited;
        var offer = reception.Offer;
        var canAnswer = SideToJudge(state, reader.Person, key) is not null;
        var isInitiator = reader.Person == request.Initiator;
        var clarifications = request.Clarifications.Where(each => each.Department == side.Department).ToArray();
        var question = isAwaited && isInitiator ? clarifications.FirstOrDefault(each => each.IsOpen) : null;
        var canAgree = isAwaited && isInitiator && offer is { IsOpen: true };
        var canCall = isAwaited && isInitiator && request.IsUrgentLane;
        var watch = !isAwaited ? null : offer is { IsOpen: true } ? offer.Watch : reception.PausedAt is null ? reception.Watch : clarifications.FirstOrDefault(each => each.IsOpen)?.Watch;
        return new RequestAnswerCard(
            CardHead.For(state, reader, canAnswer || canAgree || question is not null, watch, Pauses(reception, reader)),
            new Typed(side.Department.Name),
            RequestInShort.For(request, reader),
            canAnswer,
            canAgree,
            isInitiator && isAwaited,
            isAwaited,
            isAwaited && reception.PausedAt is not null,
            isAwaited && reception.Undeliverable is not null,
            side.Answer is SideAnswer.Accepted,
            side.Answer is SideAnswer.Declined,
            request.End,
            reader.Text(request.EndReason),
            reception.AnsweredBy is { } by ? reader.Name(by) : default,
            reception.AnsweredAt is { } at ? Moment.Of(at, reader).Text : string.Empty,
            reader.Name(side.Contact),
            side.DecisionMaker is { } decisionMaker ? reader.Name(decisionMaker) : default,
            side.Executor is { } executor ? reader.Name(executor) : default,
            offer is null ? null : OfferLine.For(offer, reader),
            reception.Assessment is { } assessment ? AssessmentLine.For(assessment, reader) : null,
            reader.Text(reception.Reason),
            [.. clarifications.Select(each => ClarificationLine.For(each, reader))],
            question is null ? null : ClarificationLine.For(question, reader),
            canAnswer ? [.. new[] { side.Head, side.Contact }.Distinct().Select(person => new Choice(person.Id, reader.Name(person)))] : [],
            canAnswer ? side.Head.Id : string.Empty,
            canAnswer ? side.Contact.Id : string.Empty)
        {
            DeliveredAt = reception.DeliveredAt is { } delivered ? Moment.Of(delivered, reader).Text : string.Empty,
            Lane = reception.Lane,
            CanAnswerLane = isOpen && reception.Lane is LaneStands.Offered && side.Answer is not SideAnswer.Declined && SpeaksFor(side, reader.Person),
            LaneHours = reception.Lane is null ? 0 : reader.Limits.UrgentAnswerWorkingHours,
            Calls = [.. request.Debts.Where(debt => debt.Department == side.Department).Select(debt => CallLine.For(debt, reader))],
            CanRecordCall = canCall,
            Callable = canCall ? [.. new[] { side.Contact, side.Head }.Distinct().Select(person => new Choice(person.Id, reader.Name(person)))] : [],
            ContactId = canCall ? side.Contact.Id : string.Empty,
            Today = canCall ? reader.Local(reader.Now).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : string.Empty,
            Load = canAnswer && reader.Load is { } load ? LoadLine.For(load, reader) : null,
            Now = canCall ? reader.Local(reader.Now).ToString("HH:mm", CultureInfo.InvariantCulture) : string.Empty,
        };
    }

    /// <summary>When the receiver's clock started and when it stood still (A4, B4).</summary>
    private static IEnumerable<string> Pauses(Reception reception, CardReader reader)
    {
        if (reception.DeliveredAt is not { } delivered || (reception.Pauses.IsEmpty && reception.PausedAt is null))
        {
            return [];
        }

        return
        [
            Say($"材料送达：{Text(delivered)}。", $"Materials delivered: {Text(delivered)}."),
            .. reception.Pauses.Select(pause => Say($"暂停：{Text(pause.From)} 至 {Text(pause.To)}，等待澄清，不计入期限。", $"Paused: {Text(pause.From)} to {Text(pause.To)}, waiting for an answer; not counted.")),
            .. reception.PausedAt is { } since ? [Say($"自 {Text(since)} 起暂停，等待澄清；下面是发起人答复疑问的期限。", $"Paused since {Text(since)} for a question; below is the limit for the initiator's answer.")] : Array.Empty<string>(),
        ];

        string Text(DateTimeOffset at) => Moment.WithYear(reader.InZone(at), reader.Language);

        string Say(string chinese, string english) => reader.Language is Language.Chinese ? chinese : english;
    }

    private static Side Shown(Collaboration state, Person reader, string? key) =>
        (key is null ? null : state.Request.Receivers.FirstOrDefault(each => each.Department.Name == key))
            ?? state.Request.Receivers.FirstOrDefault(each => SpeaksFor(each, reader))
            ?? state.Request.Receivers.First();

    private static bool SpeaksFor(Side side, Person reader) => side.Contact == reader || side.Head == reader;
}
