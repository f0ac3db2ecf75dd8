using System.Collections.Immutable;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Request;

namespace TeamsCollab.Process.Reading;

/// <summary>For whom a card is drawn, when, and what is at hand to draw it with.</summary>
/// <param name="Words">The words of the collaboration that are still there.</param>
/// <param name="Names">Display names from the directory.</param>
public sealed record CardReader(
    Person Person,
    Language Language,
    DateTimeOffset Now,
    WorkingCalendar Calendar,
    Words Words,
    ImmutableDictionary<Person, string> Names)
{
    /// <summary>The reader may bring approvals from the company's OA system (R49).</summary>
    public bool IsOaAccount { get; init; }

    /// <summary>The organisation's limits, for what cards offer; promises stand in the state.</summary>
    public TimeLimits Limits { get; init; } = new();

    /// <summary>What the reader is about to change on this card, by its id, empty before that is chosen; null where they make something new.</summary>
    public string? Editing { get; init; }

    /// <summary>The latest notice of each card to each person, for cards that say who has it.</summary>
    public ImmutableArray<NoticeSeen> Notices { get; init; } = [];

    /// <summary>What the department for which the reader answers has in hand (B7); null where there is nothing to judge.</summary>
    public DepartmentLoad? Load { get; init; }

    /// <summary>What became of the notice that brought somebody a card; null where nothing is known of one.</summary>
    public string? Seen(Person person, CardName card, string? key = null) =>
        Notices.FirstOrDefault(notice => notice.To == person && notice.Card == card && notice.Key == key)?.Say(this);

    /// <summary>Limits with their days as they were promised, where some were counted with another calendar than the present one.</summary>
    public ImmutableArray<Deadline> Promised { get; init; } = [];

    /// <summary>What stands where words were erased.</summary>
    public string Erased => Language is Language.Chinese ? "（内容已按要求删除）" : "(erased on request)";

    /// <summary>A field of sealed words: empty where it was left out, a remark where it was erased.</summary>
    public Typed Text(Wording? wording, string field = "text") =>
        new(wording is null ? string.Empty : Words[wording] is null ? Erased : Words.Read(wording, field) ?? string.Empty);

    /// <summary>A person by name; a short id where the directory no longer knows them.</summary>
    public Typed Name(Person person) => new(Names.GetValueOrDefault(person) ?? person.Id[..Math.Min(8, person.Id.Length)]);

    /// <summary>Who signed: 李四（代 张三） where somebody did in the head's place (B19).</summary>
    public Typed Signer(Person head, Consent? given) => given?.Through is { } by
        ? new(Language is Language.Chinese ? $"{Name(by)}（代 {Name(head)}）" : $"{Name(by)} (for {Name(head)})")
        : Name(head);

    public Typed NamesOf(IEnumerable<Person> people) =>
        new(string.Join(Language is Language.Chinese ? "、" : ", ", people.Select(person => Name(person).Text)));

    /// <summary>The same moment on the organisation's clocks.</summary>
    public DateTimeOffset InZone(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Calendar.Zone);

    public DateTime Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Calendar.Zone).DateTime;
}
