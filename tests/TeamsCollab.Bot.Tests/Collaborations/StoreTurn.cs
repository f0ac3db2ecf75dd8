using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Bot.Tests.Collaborations;

/// <summary>Builds appends that keep the promises a runner keeps: versions without a gap, a chain of hashes, a tip at its last event.</summary>
internal static class StoreTurn
{
    public const string Tenant = "tenant-1";

    public static readonly Person Ma = new("ma");
    public static readonly Person Xia = new("xia");
    public static readonly DateTimeOffset Monday = new(2024, 6, 3, 10, 0, 0, TimeSpan.FromHours(8));

    /// <summary>A store keeps chains and does not make them: one beginning will do for all.</summary>
    public static readonly Digest Beginning = EventChain.Start(Collaboration("store"));

    public static StreamKey Collaboration(string id) => StreamKey.Collaboration(Tenant, id);

    public static Append Of(
        Tip? basedOn, string operation, int events = 1, StreamIndex? index = null, ImmutableArray<Wording> words = default, params ImmutableArray<EffectToDo> effects)
    {
        var stored = ImmutableArray.CreateBuilder<StoredEvent>();
        var (version, head) = (basedOn?.Version ?? 0, basedOn?.ChainHead ?? Beginning);
        for (var place = 0; place < events; place++)
        {
            var body = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"type":"minutes.signedOff.v1","by":"{{operation}}","place":{{place}}}"""));
            head = EventChain.Next(head, body);
            stored.Add(new(++version, body, head));
        }

        var tip = new Tip(version, Encoding.UTF8.GetBytes($$"""{"after":"{{operation}}"}"""), 1, head, "");
        return new(basedOn, new OperationId(operation), stored.ToImmutable(), words.IsDefault ? [] : words, tip, effects, index ?? StreamIndex.None);
    }

    public static EffectToDo Effect(string id, string target = "ma", string? coalesce = null) => new(id, target, coalesce, Encoding.UTF8.GetBytes($$"""{"id":"{{id}}"}"""));

    public static Wording Words(string text) => Wording.Seal(new byte[32], [("text", text)]);

    public static StreamIndex Index(string? number = null, DateTimeOffset? due = null, ImmutableArray<Person> people = default, params ImmutableArray<Awaiting> awaiting) =>
        new(number, Stage.Minutes, due, people.IsDefault ? [] : people, awaiting);
}
