using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.Options;
using TeamsCollab.Bot.Clock;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Graph;
using TeamsCollab.Bot.Organisation;
using TeamsCollab.Bot.Teams;
using TeamsCollab.BotFramework;
using TeamsCollab.Process;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Bot.Cards;

/// <summary>Draws a collaboration's card for one reader from the state as it stands. A pure read: one more look-up, for the words.</summary>
public sealed class CardComposer(
    CardLibrary library,
    ICollaborationStore store,
    StaffDirectory staff,
    FreeTimes freeTimes,
    DepartmentLoads loads,
    WorkingCalendar calendar,
    IOptions<TimeLimits> limits,
    IOptions<OrganisationSettings> organisation,
    IOptions<BotFrameworkOptions> bot,
    BusinessClock clock)
{
    /// <summary>Bytes that a message needs beside its card, generously.</summary>
    private const int Envelope = 4 * 1024;

    public async Task<ReadOnlyMemory<byte>> ComposeAsync(
        StreamKey key,
        Collaboration state,
        CardName card,
        string? cardKey,
        Person reader,
        Language language,
        CardHost host,
        CancellationToken cancellation)
    {
        var words = await store.ReadWordsAsync(key, null, cancellation);
        var names = await staff.NamesAsync(state.Parties, cancellation);
        var forReader = new CardReader(reader, language, clock.Now, calendar, words, names)
        {
            Limits = limits.Value,
            Editing = host.Editing,
            IsOaAccount = organisation.Value.IsOaAccount(reader),
            Notices = await NoticesAsync(key, card, cancellation),
            Promised = await PromisedAsync(key, state, cancellation),
            Load = card is CardName.RequestAnswer ? await loads.FindAsync(key.Tenant, state, reader, cardKey, clock.Now, cancellation) : null,
        };
        var slots = card is CardName.MeetingArrange ? await freeTimes.FindAsync(state, reader, clock.Now, cancellation) : SlotSearch.Unknown;
        var refresh = CardMatter.IsSettled(card, cardKey, state) ? null : CardRefresh.Of(OverviewActions.Open, key.Id, card, cardKey, host.Askers);
        // In a turn the person does not wait for a directory or a calendar that hangs: they see the card without, and it is drawn again.
        var notice = host.Notice ?? (GraphPatience.HasRunOut ? new Notice(library.Texts(language)["common.lookingUp"], "emphasis") : null);
        host = host with { Collaboration = key.Id, Refresh = refresh, Notice = notice };
        var drawn = library.Draw(card, CollaborationCards.Data(card, cardKey, state, forReader, slots), language, host);
        return card is CardName.Overview || host.IsOnlyPart || Fits(drawn) ? drawn : Shorter(state, forReader, language, host);
    }

    /// <summary>Teams counts two bytes a character and refuses what is larger.</summary>
    private bool Fits(ReadOnlyMemory<byte> card) => (Encoding.UTF8.GetCharCount(card.Span) * sizeof(char)) + Envelope <= bot.Value.MaxMessageBytes;

    /// <summary>Where a card is too long for a message the person sees the overview, and why: from there smaller parts open.</summary>
    private ReadOnlyMemory<byte> Shorter(Collaboration state, CardReader reader, Language language, CardHost host)
    {
        var tooLong = library.Texts(language)["common.tooLong"];
        var notice = host.Notice is { } said ? said with { Text = $"{said.Text}\n\n{tooLong}" } : new Notice(tooLong, "warning");
        return library.Draw(CardName.Overview, CollaborationCards.Data(CardName.Overview, null, state, reader, SlotSearch.Unknown), language, host with { Notice = notice, Inputs = null });
    }

    /// <summary>The newest of each person's notices of each card, for the cards that say who has it (B21).</summary>
    private async Task<ImmutableArray<NoticeSeen>> NoticesAsync(StreamKey key, CardName card, CancellationToken cancellation) =>
        card is not (CardName.Overview or CardName.MinutesConfirm or CardName.MinutesSignOff)
            ? []
            : [.. (await store.ReadDeliveriesAsync(key, cancellation))
                .GroupBy(delivery => (delivery.To, delivery.Card, delivery.Key))
                .Select(notices => notices.MaxBy(delivery => delivery.At)!)
                .Select(last => new NoticeSeen(last.To, last.Card, last.Key, last.Status is DeliveryStatus.Failed ? last.Reason ?? "unknown" : null, last.Fallback, last.ReadAt))];

    /// <summary>The days of limits that were counted with another calendar stand in the events; they are read only where there are such.</summary>
    private async Task<ImmutableArray<Deadline>> PromisedAsync(StreamKey key, Collaboration state, CancellationToken cancellation) =>
        RunningLimit.In(state).All(running => running.Watch.Basis?.Calendar == calendar.Version)
            ? []
            : [.. (await store.ReadEventsAsync(key, cancellation)).SelectMany(stored => StoredEvents.Read(stored.Body.Span).Promises).Select(promise => promise.Due)];
}
