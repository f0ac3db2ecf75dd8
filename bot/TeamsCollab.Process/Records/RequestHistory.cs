using System.Diagnostics;
using TeamsCollab.Process.Request;
using static TeamsCollab.Process.Request.RequestEvent;

namespace TeamsCollab.Process.Records;

internal static class RequestHistory
{
    public static (Person? Who, string What) Of(RequestEvent happened, RecordSource source) => happened switch
    {
        Submitted e => (e.Initiator, source.Say($"发起协作 {e.Number}《{source.Text(e.Words, "title")}》", $"asked for collaboration {e.Number}: {source.Text(e.Words, "title")}")),
        Delivered e => (null, source.Say($"需求已送达{e.Department}，{Until(e.Limit, source)}前反馈", $"delivered the request to {e.Department}, to be answered by {Until(e.Limit, source)}")),
        Undeliverable e => (null, source.Say($"需求未能送达{e.Department}（{e.Reason}）", $"could not deliver the request to {e.Department} ({e.Reason})")),
        Reached e => (null, source.Say($"转交后的需求已送达{e.Department}", $"reached the colleague of {e.Department}")),
        Accepted e => (e.By, source.Say($"{e.Department}接收需求", $"accepted for {e.Department}")),
        Declined e => (e.By, source.Say($"{e.Department}暂不接收：{source.Text(e.Reason)}", $"declined for {e.Department}: {source.Text(e.Reason)}")),
        CounterOffered e => (e.By, source.Say($"{e.Department}有条件接收{Terms(e, source)}", $"named terms for {e.Department}{Terms(e, source)}")),
        OfferAgreed e => (e.By, source.Say($"同意{e.Department}的条件", $"agreed to the terms of {e.Department}")),
        OfferRefused e => (e.By, source.Say($"不同意{e.Department}的条件：{source.Text(e.Reason)}", $"did not agree to the terms of {e.Department}: {source.Text(e.Reason)}")),
        ClarificationAsked e => (e.By, source.Say($"{e.Department}请求澄清 {e.Question}：{source.Text(e.Text)}", $"asked {e.Question} for {e.Department}: {source.Text(e.Text)}")),
        ClarificationAnswered e => (e.By, source.Say($"答复 {e.Question}：{source.Text(e.Text)}", $"answered {e.Question}: {source.Text(e.Text)}")),
        HandedOver e => (e.By, source.Say($"{e.Department}由{source.Name(e.From)}转交{source.Name(e.To)}对接", $"handed the request from {source.Name(e.From)} to {source.Name(e.To)} of {e.Department}")),
        ImprovementAnswered e => (e.By, source.Say($"上次协作 {e.Number} 的改进 {e.Improvement}：{Fate(e.Fate, source)}{Why(e, source)}", $"improvement {e.Improvement} of {e.Number}: {Fate(e.Fate, source)}{Why(e, source)}")),
        LaneTaken e => (e.By, source.Say($"{e.Department}接受加急通道", $"took the urgent lane for {e.Department}")),
        LaneRefused e => (e.By, source.Say($"{e.Department}不走加急通道，按常规时限办理", $"kept the regular limits for {e.Department}")),
        Called e => (e.By, source.Say($"已于 {source.Minute(e.CalledAt)} 与{e.Department}{source.Name(e.With)}电话沟通，{Until(e.Limit, source)}前补办书面记录 {e.Debt}", $"called {source.Name(e.With)} of {e.Department} at {source.Minute(e.CalledAt)}; written record {e.Debt} owed by {Until(e.Limit, source)}")),
        DebtPaid e => (e.By, source.Say($"补办书面记录 {e.Debt}：{source.Text(e.Record)}", $"handed in the written record {e.Debt}: {source.Text(e.Record)}")),
        Aligned e => (null, source.Say($"信息对齐：{string.Join("、", e.TakingPart)}", $"everyone is in: {string.Join(", ", e.TakingPart)}")),
        Ended e => (null, End(e, source)),
        Reminded e => (null, source.Say($"提醒{source.Name(e.Person)}{Limit(e.Limit, source)}", $"reminded {source.Name(e.Person)} {Limit(e.Limit, source)}")),
        LimitMissed e => (null, source.Say($"{source.Name(e.Person)}逾期未{Limit(e.Limit, source)}", $"{source.Name(e.Person)} missed the limit {Limit(e.Limit, source)}")),
        _ => throw new UnreachableException($"No history for {happened.GetType().Name}."),
    };

    internal static string Fate(ImprovementFate fate, RecordSource source) => fate switch
    {
        ImprovementFate.Done => source.Say("已完成", "done"),
        ImprovementFate.Carried => source.Say("继续跟进", "carried on"),
        _ => source.Say("不再需要", "dropped"),
    };

    private static string Why(ImprovementAnswered answered, RecordSource source) => answered.Reason is null ? string.Empty : source.Say($"（{source.Text(answered.Reason)}）", $" ({source.Text(answered.Reason)})");

    private static string Until(Promise limit, RecordSource source) => source.Minute(limit.Due.At);

    private static string Terms(CounterOffered offered, RecordSource source)
    {
        var terms = new[]
        {
            offered.WantedBy is { } day ? source.Say($"{day:yyyy-MM-dd}前完成", $"by {day:yyyy-MM-dd}") : string.Empty,
            source.Text(offered.Words, "scope"),
            source.Text(offered.Words, "resources"),
        };
        return source.Say("：", ": ") + string.Join(source.Say("；", "; "), terms.Where(term => term.Length > 0));
    }

    private static string Limit(RequestLimit limit, RecordSource source) => limit switch
    {
        RequestLimit.Answering => source.Say("反馈需求", "to answer the request"),
        RequestLimit.Paperwork => source.Say("补办书面记录", "to hand in a written record"),
        RequestLimit.Agreeing => source.Say("答复接收条件", "to answer the terms"),
        _ => source.Say("答复疑问", "to answer a question"),
    };

    private static string End(Ended ended, RecordSource source) => ended.Because switch
    {
        RequestEnd.Withdrawn => source.Say($"需求撤回：{source.Text(ended.Reason)}", $"the request was withdrawn: {source.Text(ended.Reason)}"),
        RequestEnd.RequiredReceiverDeclined => source.Say($"协作结束：必需部门{ended.Department}暂不接收", $"ended: {ended.Department} is required and declined"),
        _ => source.Say("协作结束：无部门接收", "ended: no department accepted"),
    };
}
