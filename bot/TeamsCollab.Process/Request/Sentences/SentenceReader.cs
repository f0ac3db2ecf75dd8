using System.Collections.Immutable;
using TeamsCollab.Process.Calendar;

namespace TeamsCollab.Process.Request.Sentences;

/// <summary>
/// Reads a request that somebody wrote as one sentence, in Chinese or English: 下周三前请产品部给卖点手册,销售铺货要用. Rules, not a
/// model: the same sentence always reads the same, and what the rules do not know becomes a gap that the form asks for.
/// </summary>
/// <param name="departments">Everyone who may be asked, each with its code in the register or null.</param>
public sealed class SentenceReader(IEnumerable<(Department Department, string? Code)> departments, WorkingCalendar calendar)
{
    /// <summary>Characters (UTF-16) that are read; a longer text is no sentence.</summary>
    public const int LongestSentence = 500;

    /// <summary>How far the full-width forms stand behind ASCII.</summary>
    private const int FullWidth = 0xfee0;

    private const char Pause = '\n';

    private readonly DepartmentWords words = new(departments);

    /// <summary>What it says, whoever wrote it; <see cref="RequestSentence.AskedBy"/> leaves out the writer's own department.</summary>
    public RequestSentence Read(string sentence, DateOnly today)
    {
        var written = sentence.Length <= LongestSentence ? sentence : sentence[..LongestSentence];
        var plain = Plain(written);
        var numbers = SentenceItems.Numbers(plain);
        var text = Blank(plain, numbers, Pause);
        var days = DaysInSentence.Find(text, today, calendar);
        var blanked = Blank(text, days.Select(day => (day.Start, day.End)));
        var asked = AskedDepartments.Find(blanked, words);
        var clauses = SentenceClauses.Of(text, blanked, asked);
        var wanted = Wanted(days, clauses, asked);
        var told = Blank(written, numbers);
        var spoken = Blank(told, asked.SelectMany(place => place.Asking(withNames: asked.Length == 1)).Concat(days.Where(day => day.Date == wanted?.Date && !day.IsOfThing).Select(day => (day.Start, day.End))));

        // Beside 各部门 the ones that are named are not all: the person says which.
        ImmutableArray<Department> receivers = asked.Any(place => place.Departments.IsEmpty) ? [] : [.. asked.SelectMany(place => place.Departments).Distinct()];
        var what = SentenceWords.Of(spoken, clauses, ClauseRole.Asking);
        var why = SentenceWords.Of(wanted is null ? told : spoken, clauses, ClauseRole.Reason);
        var standard = SentenceWords.Of(spoken, clauses, ClauseRole.Standard);
        var wantedBy = wanted is { } named && named.Date >= today ? named.Date : (DateOnly?)null;
        return new RequestSentence(
            receivers,
            wantedBy,
            wantedBy is { } date && !calendar.IsWorkingDay(date),
            SentenceWords.Title(what),
            what,
            why,
            standard,
            SentenceTone.KindIn(text),
            SentenceTone.IsUrgent(text),
            (SentenceTone.WantsTheForm(text) || (asked.Length > 0 && (what.Length > 0 || days.Length > 0))) && (days.Any(day => day.IsLimit) || !SentenceTone.OnlyTells(text)),
            Gaps(receivers, wantedBy, what, why, standard));
    }

    /// <summary>A limit goes before a day that is only named; and a day in the clause that asks before one that gives the background.</summary>
    private static DaySaid? Wanted(ImmutableArray<DaySaid> days, ImmutableArray<SentenceClause> clauses, ImmutableArray<AskedDepartments.Place> asked)
    {
        var told = days.Where(day => clauses.Any(clause => clause.Holds(day) && clause.Role is ClauseRole.Asking or ClauseRole.Courtesy)).ToArray();
        var inAsking = days.Where(day => clauses.Any(clause => clause.Holds(day) && asked.Any(clause.Holds))).ToArray();
        return DaysInSentence.Wanted(
            told.Any(day => day.IsLimit) ? told
            : inAsking.Length > 0 ? inAsking
            : told.Length > 0 ? told
            : days);
    }

    private static ImmutableArray<RequestGap> Gaps(ImmutableArray<Department> receivers, DateOnly? wantedBy, string what, string why, string standard) =>
    [
        .. new (RequestGap Gap, bool IsOpen)[]
        {
            (RequestGap.Receivers, receivers.IsEmpty),
            (RequestGap.WantedBy, wantedBy is null),
            (RequestGap.What, what.Length == 0),
            (RequestGap.Why, why.Length == 0),
            (RequestGap.Standard, standard.Length == 0),
        }.Where(gap => gap.IsOpen).Select(gap => gap.Gap),
    ];

    /// <summary>Full-width letters, digits and punctuation and the curly apostrophe as ASCII, one for one, so that places stay what they are.</summary>
    private static string Plain(string written) => string.Create(written.Length, written, static (plain, from) =>
    {
        for (var at = 0; at < from.Length; at++)
        {
            plain[at] = from[at] switch
            {
                >= '\uff01' and <= '\uff5e' => (char)(from[at] - FullWidth),
                '\u2019' => '\'',
                '\u3000' or '\t' or '\r' => ' ',
                var other => other,
            };
        }
    });

    /// <param name="first">Stands at the beginning of each span.</param>
    private static string Blank(string text, IEnumerable<(int Start, int End)> spans, char first = ' ')
    {
        var letters = text.ToCharArray();
        foreach (var (start, end) in spans.Where(span => span.Start < span.End))
        {
            letters.AsSpan(start, end - start).Fill(' ');
            letters[start] = first;
        }

        return new string(letters);
    }
}
