using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Options;
using TeamsCollab.Bot.Cards;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Dialogs;
using TeamsCollab.Bot.Organisation;
using TeamsCollab.Bot.Request;
using TeamsCollab.Bot.Telemetry;
using TeamsCollab.Process;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Reading;
using TeamsCollab.Process.Request;
using TeamsCollab.Process.Request.Sentences;

namespace TeamsCollab.Bot.Teams;

/// <summary>Cards that belong to no collaboration: the request form, the work list, help, the welcome.</summary>
public sealed class GeneralCards(
    CardLibrary library,
    VerbTable verbs,
    ICollaborationStore store,
    CollaborationRunner runner,
    StaffDirectory staff,
    OpenImprovements improvements,
    IOptions<OrganisationSettings> organisation,
    IOptions<TimeLimits> limits,
    SentenceReader sentences,
    DraftLines drafts,
    WorkingCalendar calendar)
{
    /// <summary>With more colleagues than this the form offers the departments' heads only.</summary>
    private const int MostContacts = 60;

    private const int MostCollaborations = 20;

    public Task<Answer> ShowAsync(Presser presser, CardName card, CancellationToken cancellation) => card switch
    {
        CardName.RequestForm => FormAsync(presser, null, null, cancellation),
        CardName.MyWork => WorkAsync(presser, null, cancellation),
        _ => Task.FromResult(Help(presser, null)),
    };

    /// <summary>The request form: empty, or with what was typed and what is wrong with it.</summary>
    public async Task<Answer> FormAsync(Presser presser, Refusal? refusal, ActionInputs? inputs, CancellationToken cancellation) =>
        Draw(presser, CardName.RequestForm, await FormDataAsync(presser, inputs, cancellation), refusal, inputs);

    /// <summary>A request as one sentence of the person's own; null where it asks nobody for anything.</summary>
    public async Task<RequestSentence?> ReadAsync(Presser presser, string said, CancellationToken cancellation)
    {
        var read = sentences.Read(said, calendar.DateOf(presser.At));
        if (!read.IsRequest)
        {
            return null;
        }

        var asker = await staff.FindAsync(presser.Person, cancellation);
        return read.AskedBy(asker?.Department) is { IsRequest: true } sentence ? sentence : null;
    }

    /// <summary>What the request form offers this person, and what it asks first.</summary>
    /// <param name="inputs">What was filled in so far; null at first.</param>
    public async Task<RequestFormCard> FormDataAsync(Presser presser, ActionInputs? inputs, CancellationToken cancellation)
    {
        var asker = await staff.FindAsync(presser.Person, cancellation);
        var departments = organisation.Value.KnownDepartments.Where(department => department != asker?.Department).ToArray();
        var members = await Task.WhenAll(departments.Select(department => staff.ReadMembersAsync(department, cancellation)));
        var contacts = members.SelectMany((people, at) => people.Select(person => (person.Person, person.Name, departments[at]))).ToArray();
        return RequestFormCard.For(
            departments,
            contacts.Length <= MostContacts ? contacts : await HeadsAsync(departments, cancellation),
            (await staff.ReadManagementAsync(cancellation)).Select(manager => (manager.Person, manager.Name)),
            Reader(presser, Words.None, ImmutableDictionary<Person, string>.Empty)) with
        {
            Materials = inputs is null ? [] : [.. RequestActions.Materials(inputs).Select(MaterialLine.Of)],
            Improvements = inputs is not null && asker?.Department is { } own ? await QuestionsAsync(presser, own, inputs, cancellation) : [],
        };
    }

    /// <summary>Open improvements of those who are asked now (B23).</summary>
    private async Task<ImmutableArray<ImprovementQuestion>> QuestionsAsync(Presser presser, Department own, ActionInputs inputs, CancellationToken cancellation)
    {
        var found = await improvements.FindAsync(presser.Tenant, own, new ImprovementsNeeded(inputs.Departments("receivers"), inputs.Choice<RequestKind>("kind")), cancellation);
        var names = await staff.NamesAsync(found.Select(each => each.Improvement.Owner), cancellation);
        return [.. await Task.WhenAll(found.Select(async each => ImprovementQuestion.For(
            each.Open,
            each.Improvement,
            Reader(presser, await store.ReadWordsAsync(StreamKey.Collaboration(presser.Tenant, each.Open.Collaboration), [each.Improvement.What.Digest], cancellation), names))))];
    }

    /// <summary>待我处理 and 待他人处理 (B20).</summary>
    public async Task<Answer> WorkAsync(Presser presser, Refusal? refusal, CancellationToken cancellation) =>
        Draw(presser, CardName.MyWork, await WorkOfAsync(presser, cancellation), refusal, null);

    /// <summary>The same list as a morning's digest; null where nothing waits for the person any more.</summary>
    public async Task<Answer?> DigestAsync(Presser reader, CancellationToken cancellation)
    {
        var work = await WorkOfAsync(reader, cancellation);
        return work.MineCount == 0 ? null : Draw(reader, CardName.MyWork, work, new Notice(library.Texts(reader.Language)["work.digest"], "emphasis"), null);
    }

    private async Task<MyWorkCard> WorkOfAsync(Presser presser, CancellationToken cancellation)
    {
        var pressing = await store.ReadWorkOfAsync(presser.Tenant, presser.Person, MostCollaborations, cancellation);
        var newest = await store.ReadCollaborationsOfAsync(presser.Tenant, presser.Person, MostCollaborations, cancellation);
        var keys = pressing.Select(work => work.Collaboration).Concat(newest).Distinct();
        var lines = (await Task.WhenAll(keys.Select(key => LinesAsync(key, presser, cancellation)))).SelectMany(found => found).ToArray();
        return MyWorkCard.Of(
            lines.Where(line => line.IsMine).Select(line => line.Line),
            lines.Where(line => !line.IsMine).Select(line => line.Line)) with { Drafts = await drafts.OfAsync(presser.Tenant, Reader(presser, Words.None, ImmutableDictionary<Person, string>.Empty), cancellation) };
    }

    /// <summary>What the product does and how to begin, for somebody who just got it.</summary>
    public Answer Welcome(Presser reader) => Draw(reader, CardName.Welcome, new WelcomeCard(), (Notice?)null, null);

    /// <summary>What can be typed, and first what just came to an end.</summary>
    public Answer HelpAfter(Presser presser, Notice notice) =>
        Draw(presser, CardName.Help, new HelpCard([.. verbs.All.SelectMany(verb => verb.Words)]), notice, null);

    /// <summary>What can be typed, and first what was not understood.</summary>
    public Answer Help(Presser presser, Refusal? refusal) =>
        Draw(presser, CardName.Help, new HelpCard([.. verbs.All.SelectMany(verb => verb.Words)]), refusal, null);

    private async Task<IEnumerable<(bool IsMine, WorkLine Line)>> LinesAsync(StreamKey key, Presser presser, CancellationToken cancellation)
    {
        var state = (await runner.ReadAsync(key, cancellation)).State;
        var words = await store.ReadWordsAsync(key, state.Request.Words is { } title ? [title.Digest] : [], cancellation);
        var names = await staff.NamesAsync(state.Awaiting.Select(item => item.From), cancellation);
        var reader = Reader(presser, words, names);
        return state.Awaiting.Select(item => (item.From == presser.Person, WorkLine.For(key.Id, state, item, reader)));
    }

    private async Task<IEnumerable<(Person Person, string Name, Department Department)>> HeadsAsync(Department[] departments, CancellationToken cancellation)
    {
        var facts = (await Task.WhenAll(departments.Select(department => staff.FindAsync(department, cancellation)))).Where(fact => fact?.Head is not null).ToArray();
        var names = await staff.NamesAsync(facts.Select(fact => fact!.Head!.Value), cancellation);
        return facts.Where(fact => names.ContainsKey(fact!.Head!.Value)).Select(fact => (fact!.Head!.Value, names[fact.Head.Value], fact.Department));
    }

    private CardReader Reader(Presser presser, Words words, ImmutableDictionary<Person, string> names) =>
        new(presser.Person, presser.Language, presser.At, calendar, words, names) { Limits = limits.Value };

    private Answer Draw(Presser presser, CardName card, object data, Refusal? refusal, ActionInputs? inputs)
    {
        Turn.NoteRefusal(refusal);
        return Draw(presser, card, data, refusal is null ? null : Notice.Of(refusal, library.Texts(presser.Language)), inputs?.Data);
    }

    private Answer Draw(Presser presser, CardName card, object data, Notice? notice, JsonElement? inputs)
    {
        var refresh = card is CardName.MyWork ? CardRefresh.Of(GeneralActions.OpenWork, null, card, null, presser.Askers) : null;
        return new Answer(library.Draw(card, data, presser.Language, new CardHost(null, presser.Operation.Value, notice, inputs) { Refresh = refresh }));
    }
}
