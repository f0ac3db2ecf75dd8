using System.Diagnostics;
using TeamsCollab.Process.Substitution;
using static TeamsCollab.Process.Substitution.SubstitutionEvent;

namespace TeamsCollab.Process.Records;

/// <summary>Who was asked to sign in whose place (B19).</summary>
internal static class SubstitutionHistory
{
    public static (Person? Who, string What) Of(SubstitutionEvent happened, RecordSource source) => happened switch
    {
        Offered { IsGone: true } e => (null, source.Say(
            $"{source.Name(e.Head)}已离职，请{source.Name(e.By)}代签{Document(e.On, source)}；已告知{source.Names(e.Told)}",
            $"{source.Name(e.Head)} has left: asked {source.Name(e.By)} to sign {Document(e.On, source)} for them; told {source.Names(e.Told)}")),
        Offered e => (null, source.Say(
            $"{source.Name(e.Head)}不在岗{Until(e, source)}，请{source.Name(e.By)}代签{Document(e.On, source)}；已告知{source.Names(e.Told)}",
            $"{source.Name(e.Head)} is away{Until(e, source)}: asked {source.Name(e.By)} to sign {Document(e.On, source)} for them; told {source.Names(e.Told)}")),
        HeadReplaced e => (null, source.Say(
            $"{source.Name(e.Before)}已离职，{e.Department}由新负责人{source.Name(e.Now)}签字{Document(e.On, source)}",
            $"{source.Name(e.Before)} has left: {source.Name(e.Now)} signs {Document(e.On, source)} as head of {e.Department}")),
        _ => throw new UnreachableException($"No history for {happened.GetType().Name}."),
    };

    private static string Until(Offered offered, RecordSource source) =>
        offered.Until is { } until ? source.Say($"（至 {source.Minute(until)}）", $" (until {source.Minute(until)})") : string.Empty;

    private static string Document(CardName on, RecordSource source) =>
        on is CardName.MemorandumSignOff ? source.Say("协作备忘录", "the memorandum") : source.Say("会议纪要", "the minutes");
}
