using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using TeamsCollab.Bot.Cards;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Dialogs;
using TeamsCollab.Bot.Documents;
using TeamsCollab.Bot.Graph;
using TeamsCollab.Bot.Organisation;
using TeamsCollab.Bot.Telemetry;
using TeamsCollab.Process;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Reading;
using TeamsCollab.Process.Request;

namespace TeamsCollab.Bot.Teams;

/// <summary>A pressed button from its verb to the card that answers it. Every press is decided on the server, whatever the card said.</summary>
public sealed class CardPresses(VerbTable verbs, CollaborationRunner runner, ICollaborationStore store, CardComposer composer, GeneralCards general, Searches searches, FileOffers files, DialogTable dialogTable, DialogBeginnings beginnings, DialogTurns dialogs, HeardText heard, Substitutes substitutes, CardLibrary library, WorkingCalendar calendar, IOptions<OrganisationSettings> organisation)
{
    /// <summary>A button whose verb stands in its data alone: on an older client, or one that opens a dialog.</summary>
    public Task<Answer> PressAsync(Presser presser, JsonElement data, CancellationToken cancellation) =>
        PressAsync(presser, data.ValueKind is JsonValueKind.Object && data.TryGetProperty("verb", out var verb) && verb.ValueKind is JsonValueKind.String ? verb.GetString()! : string.Empty, data, cancellation);

    public async Task<Answer> PressAsync(Presser presser, string verb, JsonElement data, CancellationToken cancellation) =>
        verbs.Find(verb) is { } known
            ? await CarryOutAsync(presser, known, new ActionInputs(data, calendar.Zone), cancellation)
            : general.Help(presser, new Refusal(Because.UnknownAction));

    /// <summary>A client asks for the present card by itself: nobody pressed, so nothing may come of it but a card, whatever verb it names.</summary>
    public async Task<Answer> RefreshAsync(Presser presser, string verb, JsonElement data, CancellationToken cancellation) =>
        verbs.Find(verb) is { } known && new ActionInputs(data, calendar.Zone) is var inputs && known.Read(inputs) is ActionReading.Show
            ? await CarryOutAsync(presser, known, inputs, cancellation)
            : general.Help(presser, new Refusal(Because.UnknownAction));

    /// <summary>A card that was drawn without what Graph did not tell in time is drawn again, outside the turn.</summary>
    public Task CompleteLaterAsync(Presser presser, Answer answer, CancellationToken cancellation) =>
        GraphPatience.HasRunOut && answer is { Collaboration: { } key, Copy: { } copy }
            ? runner.FollowUpAsync(key, new OperationId($"look-up:{presser.Operation}"), [new Effect.RefreshCard(copy.Card, copy.Key)], cancellation)
            : Task.CompletedTask;

    /// <summary>Carries out what a press or a text asked for.</summary>
    /// <param name="toType">Of a text: what to type for the present draft, said where it named an old one.</param>
    public async Task<Answer> CarryOutAsync(Presser presser, CardVerb verb, ActionInputs inputs, CancellationToken cancellation, string? toType = null)
    {
        Turn.NoteVerb(verb.Name);
        var operation = OperationOf(presser, verb, inputs);
        var reading = verb.Read(inputs);
        if (reading is ActionReading.Dialog { Move: DialogMove.Answer })
        {
            return await heard.ChosenAsync(presser, inputs, operation, cancellation);
        }

        if (reading is ActionReading.Dialog { Move: DialogMove.Start })
        {
            if (await beginnings.PressAsync(presser, inputs, operation, cancellation) is { } begun)
            {
                return begun;
            }

            verb = verbs.Find(dialogTable.Find(inputs.Text("dialog"))!.Verb)!;
            reading = verb.Read(inputs);
        }

        if (reading is ActionReading.Dialog { Move: var move })
        {
            return await dialogs.PressAsync(
                presser, move, inputs, operation, (who, ran, shown, key, done, sent) => ShowAsync(who, ran, shown, key, null, done, null, sent, cancellation), cancellation);
        }

        if (reading is ActionReading.Show { Card: CardName.Search } search)
        {
            return await searches.AnswerAsync(presser, search.Key ?? string.Empty, cancellation);
        }

        if (reading is ActionReading.Show { Card: CardName.RequestForm or CardName.MyWork or CardName.Help } opened)
        {
            return await general.ShowAsync(presser, opened.Card, cancellation);
        }

        if (verb.Card is CardName.Substitute)
        {
            return reading is ActionReading.Substitute { Named: var named }
                ? await substitutes.NameAsync(presser, named, operation, cancellation)
                : await substitutes.ShowAsync(presser, (reading as ActionReading.Fault)?.Reason, cancellation);
        }

        if (reading is ActionReading.Command { Value: RequestCommand.Submit submit })
        {
            return await SubmitAsync(presser, verb, submit, operation, inputs, cancellation);
        }

        if (verb.Card is CardName.MyWork && reading is ActionReading.Fault { Reason: var unclear })
        {
            return await general.WorkAsync(presser, unclear, cancellation);
        }

        if (verb.Card is CardName.RequestForm && reading is ActionReading.Fault { Reason: var fault })
        {
            return await general.FormAsync(presser, fault, inputs, cancellation);
        }

        if (inputs.Collaboration is not { } id)
        {
            return general.Help(presser, new Refusal(Because.NotFound));
        }

        var key = StreamKey.Collaboration(presser.Tenant, id);
        var ran = reading is ActionReading.Command { Value: var command }
            ? await runner.RunAsync(key, command, new Asked(presser.Person, presser.At, operation, Unpredictable.Bytes()), cancellation)
            : await runner.ReadAsync(key, cancellation);
        var opens = reading is ActionReading.Show { Card: var wanted } ? wanted : verb.Card;
        if (!ran.State.Exists || !MayOpen(opens, ran.State, presser.Person))
        {
            // Whoever has no part in it learns nothing, not even that it exists.
            return general.Help(presser, new Refusal(Because.NotFound));
        }

        if (reading is ActionReading.Command && ran.Decision is Decision.Accepted)
        {
            await dialogs.EndDoneAsync(presser, verb, id, inputs.Key, cancellation);
        }

        var (card, cardKey) = reading is ActionReading.Show show ? (show.Card, show.Key) : (verb.Card, inputs.Key);
        var refusal = reading is ActionReading.Fault { Reason: var unread } ? unread : (ran.Decision as Decision.Refused)?.Reason;
        if (verb.TypedOn is { } typedOn && reading is not ActionReading.Show)
        {
            (card, cardKey) = refusal is null || !CollaborationCards.Exists(typedOn, cardKey, ran.State) ? (card, null) : (typedOn, cardKey);
        }

        if (reading is ActionReading.Export export)
        {
            refusal = await files.OfferAsync(key, export.Kind, presser, cancellation);
        }

        if (refusal is { Because: Because.OldDraft } && toType is not null)
        {
            refusal = new Refusal(Because.NameTheDraft, Detail: toType);
        }

        if (refusal is { Because: Because.MoreThanTheCommand, Detail: null } more)
        {
            refusal = more with { Detail = toType ?? verb.Words[0] };
        }

        return await ShowAsync(presser, ran, card, cardKey, refusal, reading is ActionReading.Show ? null : verb.Done, inputs.Data, operation, cancellation);
    }

    /// <summary>Draws a collaboration's card for the presser, with what just came of it, and adopts the pressed message as a copy.</summary>
    public async Task<Answer> ShowAsync(
        Presser presser,
        Ran ran,
        CardName card,
        string? cardKey,
        Refusal? refusal,
        string? done,
        JsonElement? inputs,
        OperationId operation,
        CancellationToken cancellation)
    {
        if (!CollaborationCards.Exists(card, cardKey, ran.State))
        {
            (card, cardKey, refusal) = (CardName.Overview, null, refusal ?? new Refusal(Because.NotFound));
        }

        Turn.NoteRefusal(refusal);
        var texts = library.Texts(presser.Language);
        var notice = refusal is not null ? Notice.Of(refusal, texts) : done is not null ? new Notice(texts[done], "good") : null;
        var host = new CardHost(ran.Key.Id, operation.Value, notice, refusal is null ? null : inputs) { Askers = presser.Askers };
        var drawn = await composer.ComposeAsync(ran.Key, ran.State, card, cardKey, presser.Person, presser.Language, host, cancellation);
        var copy = new CardCopy(presser.Person, card, cardKey, presser.Conversation ?? string.Empty, presser.Message ?? string.Empty);
        if (presser is { Message.Length: > 0, Conversation.Length: > 0, IsPrivate: true })
        {
            await store.RecordCopyAsync(ran.Key, copy, cancellation);
        }

        if (presser.IsPrivate)
        {
            await store.RecordReadAsync(ran.Key, presser.Person, card, cardKey, presser.At, cancellation);
        }

        return new Answer(drawn, ran.Key, copy) { IsForTheMeeting = refusal is null && card is CardName.MeetingLive && !presser.IsPrivate && IsTheMeetings(presser.Conversation, ran.State) };
    }

    /// <summary>The link of a Teams meeting names its chat.</summary>
    private static bool IsTheMeetings(string? conversation, Collaboration state) =>
        conversation is { Length: > 0 } && state.Meeting.Bookings.GetValueOrDefault(MeetingState.Number)?.JoinUrl is { } joinUrl
        && Uri.UnescapeDataString(joinUrl).Split('/').Contains(conversation, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whoever takes part opens its cards; an account that brings approvals from the OA system the one on which heads sign (R49).</summary>
    public bool MayOpen(CardName card, Collaboration state, Person person) =>
        state.Parties.Contains(person) || (card is CardName.MinutesSignOff && organisation.Value.IsOaAccount(person));

    /// <summary>A new collaboration's id derives from its operation, so a repeated request finds the first one.</summary>
    private async Task<Answer> SubmitAsync(Presser presser, CardVerb verb, RequestCommand.Submit submit, OperationId operation, ActionInputs inputs, CancellationToken cancellation)
    {
        var key = StreamKey.Collaboration(presser.Tenant, Hash($"{presser.Tenant}/{operation.Value}")[..22]);
        var ran = await runner.RunAsync(key, submit, new Asked(presser.Person, presser.At, operation, Unpredictable.Bytes()), cancellation);
        return ran.Decision is Decision.Refused { Reason: var reason }
            ? await general.FormAsync(presser, reason, inputs, cancellation)
            : await ShowAsync(presser, ran, CardName.Overview, null, null, verb.Done, null, operation, cancellation);
    }

    /// <summary>
    /// Two presses of one rendering with the same inputs are one operation, whatever Teams calls them; with other inputs they are two.
    /// A press that carries no <c>once</c>, and every text, is named by its activity.
    /// </summary>
    private static OperationId OperationOf(Presser presser, CardVerb verb, ActionInputs inputs) => inputs.Once is { } once
        ? new OperationId(Hash($"{presser.Person}\n{verb.Name}\n{once}\n{Canonical(inputs.Data)}")[..22])
        : new OperationId(Hash($"{presser.Person}\n{verb.Name}\n{presser.Operation}")[..22]);

    private static string Canonical(JsonElement data) => data.ValueKind is JsonValueKind.Object
        ? string.Join('\n', data.EnumerateObject().OrderBy(input => input.Name, StringComparer.Ordinal).Select(input => $"{input.Name}={input.Value.GetRawText()}"))
        : string.Empty;

    internal static string Hash(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
