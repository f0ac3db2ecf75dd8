using System.Collections.Immutable;
using TeamsCollab.Process.Calendar;

namespace TeamsCollab.Process.Reading;

/// <summary>One sentence of the answer to 这个期限是怎么算的？ (B4).</summary>
public sealed record TrailLine(Typed Text)
{
    /// <summary>Nothing where no limit runs.</summary>
    public static ImmutableArray<TrailLine> Of(Watch? watch, CardReader reader, params IEnumerable<string> before) =>
        watch?.Basis is not { } basis ? []
        : [.. before.Concat(Moved(watch, reader)).Concat(TrailWords.In(WithDays(basis, reader), reader.Language is Language.Chinese ? "zh-CN" : "en")).Select(line => new TrailLine(new Typed(line)))];

    /// <summary>
    /// The days as they were counted when the limit was promised: counted again with the same calendar they are the same; with another one
    /// they are taken from what was stored.
    /// </summary>
    private static Deadline WithDays(Deadline basis, CardReader reader) =>
        basis.Calendar == reader.Calendar.Version && reader.Calendar.Again(basis) is { } again && again.At == basis.At
            ? again
            : reader.Promised.FirstOrDefault(promised => promised.WithoutTrail() == basis) ?? basis;

    private static IEnumerable<string> Moved(Watch watch, CardReader reader) => watch.WasDueAt is not { } was ? []
        : reader.Language is Language.Chinese
            ? [$"放假安排公布后重新计算：原为 {Moment.WithYear(reader.InZone(was), Language.Chinese)}。"]
            : [$"Counted again when the holiday notice was published; before it was {Moment.WithYear(reader.InZone(was), Language.English)}."];
}
