using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using TeamsCollab.Bot.Cards;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Organisation;
using TeamsCollab.Process;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Bot.Teams;

/// <summary>
/// Finds collaborations by number, department, person, day, month, year or words of the title: 查找 市场部 2026-09 新品. People find those they
/// take part in and those of their own department; of the latter they see the line, and whom to ask.
/// </summary>
public sealed partial class Searches(ICollaborationStore store, CollaborationRunner runner, StaffDirectory staff, CardLibrary library, WorkingCalendar calendar)
{
    private const int LongestQuery = 200;

    private const int MostParts = 8;

    public async Task<Answer> AnswerAsync(Presser presser, string query, CancellationToken cancellation)
    {
        query = query.Length > LongestQuery ? query[..LongestQuery] : query;
        if (string.IsNullOrWhiteSpace(query))
        {
            return Draw(presser, new SearchCard(new Typed(string.Empty), false, [], false));
        }

        var asker = await staff.FindAsync(presser.Person, cancellation);
        ImmutableArray<string> visible = [SearchTerms.Of(presser.Person), .. asker?.Department is { } own ? new[] { SearchTerms.Of(own) } : []];
        var parts = query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostParts);
        var terms = await Task.WhenAll(parts.Select(part => TermsOfAsync(part, cancellation)));
        var found = await store.SearchAsync(presser.Tenant, [.. terms.SelectMany(each => each)], visible, SearchCard.MostLines + 1, cancellation);
        var lines = await Task.WhenAll(found.Streams.Take(SearchCard.MostLines).Select(key => LineAsync(key, presser, cancellation)));
        return Draw(presser, new SearchCard(new Typed(query), true, [.. lines], !found.IsComplete || found.Streams.Length > SearchCard.MostLines));
    }

    /// <summary>What one part of the question means: the first that fits, and else words of the title.</summary>
    private async Task<IEnumerable<string>> TermsOfAsync(string part, CancellationToken cancellation)
    {
        if (Number().IsMatch(part))
        {
            return [SearchTerms.OfNumber(part)];
        }

        if (DateOnly.TryParseExact(part, ["yyyy-M-d", "yyyy/M/d", "yyyy年M月d日"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return [SearchTerms.OfDay(day)];
        }

        if (DateOnly.TryParseExact(part, ["yyyy-M", "yyyy/M", "yyyy年M月"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            return [SearchTerms.OfMonth(month.Year, month.Month)];
        }

        if (DateOnly.TryParseExact(part, ["yyyy", "yyyy年"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var year))
        {
            return [SearchTerms.OfYear(year.Year)];
        }

        return await staff.FindAsync(new Department(part), cancellation) is { } department ? [SearchTerms.Of(department.Department)]
            : await staff.FindByNameAsync(part, cancellation) is { } person ? [SearchTerms.Of(person.Person)]
            : SearchTerms.OfText(part);
    }

    private async Task<SearchLine> LineAsync(StreamKey key, Presser presser, CancellationToken cancellation)
    {
        var state = (await runner.ReadAsync(key, cancellation)).State;
        var words = await store.ReadWordsAsync(key, state.Request.Words is { } title ? [title.Digest] : [], cancellation);
        var names = await staff.NamesAsync([state.Request.Initiator], cancellation);
        return SearchLine.For(key.Id, state, new CardReader(presser.Person, presser.Language, presser.At, calendar, words, names));
    }

    private Answer Draw(Presser presser, SearchCard data) =>
        new(library.Draw(CardName.Search, data, presser.Language, new CardHost(null, presser.Operation.Value)));

    [GeneratedRegex(@"^[A-Za-z0-9]{1,8}-\d{4}-\d{3,}$", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Number();
}
