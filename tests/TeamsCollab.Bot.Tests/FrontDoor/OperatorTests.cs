using System.Text;
using System.Text.Json.Nodes;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.Bot.Operator;
using TeamsCollab.FakeCosmos;
using TeamsCollab.Office;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>The operator's commands as they are typed, beside a running bot, on a store that whole collaborations went through.</summary>
public sealed class OperatorTests(EndedCampaign ended) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("operator-");
    private readonly StringWriter _output = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _output.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_tenant_moves_to_another_file_with_equal_counts_and_hashes_and_goes_on_there()
    {
        var office = await ended.OfficeAsync();
        var (file, copy) = (Path.Combine(_folder.FullName, "tenant.jsonl"), Path.Combine(_folder.FullName, "copy.db"));

        Assert.Equal(0, await RunAsync("export", "--to", file, "--Store:Sqlite:Path", office.StorePath));
        Assert.Contains("Every chain is whole", _output.ToString(), StringComparison.Ordinal);
        Assert.True(await ImportAsync(office, file, copy) == 0, _output.ToString());
        Assert.Contains("Equal.", _output.ToString(), StringComparison.Ordinal);
        Assert.True(await ImportAsync(office, file, copy) == 0, _output.ToString());

        await using var moved = await SqliteCollaborationStore.OpenAsync(copy, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, Cancellation);
        foreach (var person in office.Office.People.Select(person => new Person(person.Id)))
        {
            Assert.Equal(
                (await office.Store.ReadWorkOfAsync(PracticeTenant.Id, person, 99, Cancellation)).Select(work => work.Item),
                (await moved.ReadWorkOfAsync(PracticeTenant.Id, person, 99, Cancellation)).Select(work => work.Item));
        }

        Assert.Equal(await office.Store.ReadNextDueAsync(Cancellation), await moved.ReadNextDueAsync(Cancellation));
        Assert.Equal(await new Campaign(office).NumberAsync(), await NumberOf(moved, await SearchAsync(moved, office)));
    }

    [Fact]
    public async Task A_tenant_moves_from_a_data_file_to_cosmos_db_and_back_and_its_export_stays_the_same()
    {
        var office = await ended.OfficeAsync();
        await using var cosmos = await FakeCosmosServer.StartAsync(new FakeCosmosOptions(MachineTime.Real, 4, PracticeTenant.Id));
        string[] there = ["--Store:Cosmos:Endpoint", cosmos.Endpoint.ToString(), "--Store:Cosmos:Key", FakeCosmosOptions.PublishedKey, "--tenant", PracticeTenant.Id];
        var (first, second, third, back) = (At("first.jsonl"), At("second.jsonl"), At("third.jsonl"), At("back.db"));

        Assert.Equal(0, await RunAsync("export", "--to", first, "--Store:Sqlite:Path", office.StorePath));
        Assert.Equal(0, await RunAsync(["import", "--from", first, "--Signing:KeyFile", office.SigningKeyPath, .. there]));
        Assert.Equal(0, await RunAsync(["export", "--to", second, .. there]));
        Assert.Equal(0, await ImportAsync(office, second, back));
        Assert.Equal(0, await RunAsync("export", "--to", third, "--Store:Sqlite:Path", back));

        Assert.Equal(2, _output.ToString().Split("Equal.").Length - 1);
        var streams = await StreamsAsync(first);
        Assert.True(streams.Length > 10);
        Assert.Equal(streams, await StreamsAsync(second));
        Assert.Equal(streams, await StreamsAsync(third));

        string At(string name) => Path.Combine(_folder.FullName, name);
    }

    [Fact]
    public async Task An_export_that_was_cut_off_or_changed_is_refused()
    {
        await using var office = await RunningOffice.StartAsync();
        await new Campaign(office).SubmitAsync();
        var file = Path.Combine(_folder.FullName, "tenant.jsonl");
        await RunAsync("export", "--to", file, "--Store:Sqlite:Path", office.StorePath);
        var lines = await File.ReadAllLinesAsync(file, Cancellation);

        await File.WriteAllLinesAsync(file, lines[..^1], Cancellation);
        Assert.Equal(1, await ImportAsync(office, file, Path.Combine(_folder.FullName, "cut.db")));
        Assert.Contains("cut off", _output.ToString(), StringComparison.Ordinal);

        await File.WriteAllLinesAsync(file, lines.Where((_, place) => place != 1), Cancellation);
        Assert.Equal(1, await ImportAsync(office, file, Path.Combine(_folder.FullName, "less.db")));
        Assert.Contains("They differ", _output.ToString(), StringComparison.Ordinal);

        await File.WriteAllTextAsync(file, "{}", Cancellation);
        Assert.Equal(1, await ImportAsync(office, file, Path.Combine(_folder.FullName, "foreign.db")));
    }

    [Fact]
    public async Task An_import_believes_neither_a_changed_event_nor_a_state_that_no_event_made()
    {
        await using var office = await RunningOffice.StartAsync();
        await new Campaign(office).SubmitAsync();
        var file = Path.Combine(_folder.FullName, "tenant.jsonl");
        await RunAsync("export", "--to", file, "--Store:Sqlite:Path", office.StorePath);
        var text = await File.ReadAllTextAsync(file, Cancellation);
        var key = await office.KeyAsync();

        var changed = text.Replace("request.submitted.v1\\\",\\\"number\\\":\\\"MKT", "request.submitted.v1\\\",\\\"number\\\":\\\"SAL", StringComparison.Ordinal);
        Assert.NotEqual(text, changed);
        await File.WriteAllTextAsync(file, changed, Cancellation);
        Assert.Equal(1, await ImportAsync(office, file, Path.Combine(_folder.FullName, "changed.db")));
        Assert.Contains("nothing was imported", _output.ToString(), StringComparison.Ordinal);

        var stated = text.Replace("{\\\"request\\\":{\\\"number\\\"", "{\\\"stage\\\":\\\"execution\\\",\\\"request\\\":{\\\"number\\\"", StringComparison.Ordinal);
        Assert.NotEqual(text, stated);
        await File.WriteAllTextAsync(file, stated, Cancellation);
        var copy = Path.Combine(_folder.FullName, "stated.db");
        Assert.Equal(1, await ImportAsync(office, file, copy));
        Assert.Contains("the lines and their totals", _output.ToString(), StringComparison.Ordinal);

        await File.WriteAllLinesAsync(file, WithTotals(stated.TrimEnd().Split('\n')), Cancellation);
        Assert.Equal(0, await ImportAsync(office, file, copy));
        await using var moved = await SqliteCollaborationStore.OpenAsync(copy, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, Cancellation);
        var state = await StoredStates.OpenAsync((await moved.LoadAsync(key, default, Cancellation)).Tip, key, moved, Cancellation);
        Assert.Equal(Stage.Request, state.Stage);
    }

    [Fact]
    public async Task Erased_texts_are_in_no_file_and_no_document_any_more_and_the_record_still_proves_itself()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office) { Words = text => $"{text}甲乙丙丁" };
        await campaign.PlayAsync();
        var key = await office.KeyAsync();
        // Half written, and changed once since.
        await office.SayAsync(Campaign.Asker, "发起");
        await office.TryPressAsync(Campaign.Asker, "dialog.start");
        await office.PressAsync(Campaign.Asker, "dialog.next", ("kind", "resourceSharing"), ("receivers", "产品部"));
        await office.TryPressAsync(Campaign.Asker, "dialog.next", ("title", "借用摄影棚甲乙丙丁"), ("what", "尽快借用甲乙丙丁"), ("why", "拍摄"), ("allocation", "由产品部安排"), ("useRules", "白天"));
        await office.TryPressAsync(Campaign.Asker, "dialog.next", ("title", "借用甲乙丙丁二号棚"), ("what", "尽快借用甲乙丙丁"), ("why", "拍摄"), ("allocation", "由产品部安排"), ("useRules", "白天"));
        var draft = StreamKey.Person(PracticeTenant.Id, office.Id(Campaign.Asker));
        Assert.NotEmpty((await office.Store.ReadWordsAsync(draft, null, Cancellation)).ByDigest);
        var before = (await office.Store.ReadEventsAsync(key, Cancellation)).Select(stored => (stored.Version, stored.Hash)).ToArray();
        var export = Path.Combine(_folder.FullName, "old.jsonl");
        await RunAsync("export", "--to", export, "--Store:Sqlite:Path", office.StorePath);
        await using var cosmos = await FakeCosmosServer.StartAsync(new FakeCosmosOptions(MachineTime.Real, 1, PracticeTenant.Id));
        string[] there = ["--Store:Cosmos:Endpoint", cosmos.Endpoint.ToString(), "--Store:Cosmos:Key", FakeCosmosOptions.PublishedKey, "--tenant", PracticeTenant.Id];
        Assert.Equal(0, await RunAsync(["import", "--from", export, "--Signing:KeyFile", office.SigningKeyPath, .. there]));
        Assert.True(IsInDocuments());

        foreach (var person in office.Office.People)
        {
            _output.GetStringBuilder().Clear();
            Assert.Equal(0, await RunAsync("erase", "--person", person.Id, "--Store:Sqlite:Path", office.StorePath));
            if (_output.ToString().Split("--confirm ") is not [_, var chinese, var count])
            {
                continue;
            }

            Assert.Equal(1, await RunAsync("erase", "--person", person.Id, "--confirm", "99999", "--Store:Sqlite:Path", office.StorePath));
            Assert.Equal(0, await RunAsync("erase", "--person", person.Id, "--confirm", count.Trim(' ', '.', '\n', '\r'), "--exports", export, "--Store:Sqlite:Path", office.StorePath));
            Assert.Equal(0, await RunAsync(["erase", "--person", person.Id, "--confirm", count.Trim(' ', '.', '\n', '\r'), .. there]));
            Assert.NotEmpty(chinese);
        }

        Assert.False(IsInDocuments());

        // Interrupted between deleting and rewriting: the same command, given again, finds nothing to delete and rewrites the file all the same.
        _output.GetStringBuilder().Clear();
        Assert.Equal(0, await RunAsync("erase", "--person", office.Id(Campaign.Asker), "--confirm", "1", "--Store:Sqlite:Path", office.StorePath));
        Assert.Contains("正在整理存储文件", _output.ToString(), StringComparison.Ordinal);

        Assert.Empty((await office.Store.ReadWordsAsync(draft, null, Cancellation)).ByDigest);
        Assert.DoesNotContain((await office.Store.ReadWordsAsync(key, null, Cancellation)).ByDigest.Values, words => words.Fields!.Values.Any(text => text.Contains("甲乙丙丁", StringComparison.Ordinal)));
        Assert.Equal(before, (await office.Store.ReadEventsAsync(key, Cancellation)).Select(stored => (stored.Version, stored.Hash)));
        await office.DrainAsync();
        Assert.Contains(Cards.TextsOf(await office.SayAsync(Campaign.Asker, $"查看 {await campaign.NumberAsync()}")), text => text.Contains("内容已按要求删除", StringComparison.Ordinal));
        Assert.Contains(Cards.TextsOf(await office.SayAsync(Campaign.Asker, "查找 甲乙丙丁")), text => text.Contains("没有找到", StringComparison.Ordinal));

        var file = office.StorePath;
        await office.CloseAsync();
        foreach (var left in new FileInfo(file).Directory!.EnumerateFiles($"{Path.GetFileName(file)}*").Append(new FileInfo(export)))
        {
            Assert.False((await File.ReadAllBytesAsync(left.FullName, Cancellation)).AsSpan().IndexOf(Encoding.UTF8.GetBytes("甲乙")) >= 0, left.Name);
        }

        Assert.Equal(0, await ImportAsync(office, export, Path.Combine(_folder.FullName, "again.db")));

        // As it stands and as JSON may write it.
        bool IsInDocuments() => cosmos.Gateway.Container("teamscollab", "collaborations").All.Any(document =>
            Encoding.UTF8.GetString(document.Body) is var body && (body.Contains("甲乙", StringComparison.Ordinal) || body.Contains("\\u7532\\u4e59", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task What_was_given_up_is_listed_with_its_reason_and_sent_when_the_operator_says_so()
    {
        await using var office = await RunningOffice.StartAsync();
        await new Campaign(office).SubmitAsync();
        office.Office.Faults.Fail(OfficeDoor.Connector, 413, 1000);
        await office.PressAsync(Campaign.Sales, "request.clarify", ("question", "图文版吗?"));
        office.Office.Faults.Clear();
        var stuck = (await office.Store.ReadStuckEffectsAsync(PracticeTenant.Id, null, 99, Cancellation)).First(effect => Encoding.UTF8.GetString(effect.Effect.Body.Span).Contains("requestClarification", StringComparison.Ordinal));

        Assert.Equal(0, await RunAsync("effects", "list", "--Store:Sqlite:Path", office.StorePath));
        Assert.Contains(stuck.Effect.Id, _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("TooLarge", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync("effects", "show", stuck.Effect.Id, "--Store:Sqlite:Path", office.StorePath));
        Assert.Contains("showCard", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, await RunAsync("effects", "retry", "never", "--Store:Sqlite:Path", office.StorePath));
        Assert.Equal(0, await RunAsync("effects", "retry", stuck.Effect.Id, "--Store:Sqlite:Path", office.StorePath));
        await office.DrainAsync();

        Assert.Contains(office.Office.MessagesOf(Campaign.Asker).SelectMany(message => message.CardsFor(office.Id(Campaign.Asker))).SelectMany(Cards.TextsOf), text => text.Contains("图文版吗", StringComparison.Ordinal));
        Assert.Equal(0, await RunAsync("effects", "retry", "--all", "--Store:Sqlite:Path", office.StorePath));
        await office.DrainAsync();
        Assert.Equal(0, (await office.Store.SummariseEffectsAsync(Cancellation)).Parked);
    }

    [Theory]
    [InlineData("effects")]
    [InlineData("export")]
    [InlineData("erase")]
    [InlineData("effects", "retry")]
    [InlineData("effects", "list", "--most", "many")]
    [InlineData("effects", "list", "--most", "0")]
    public async Task What_was_not_understood_is_answered_with_how_it_is_typed(params string[] typed) => Assert.Equal(2, await RunAsync(typed));

    [Fact]
    public async Task A_file_that_is_not_there_is_said_and_not_created()
    {
        var path = Path.Combine(_folder.FullName, "none.db");
        Assert.Equal(1, await RunAsync("effects", "list", "--Store:Sqlite:Path", path));
        Assert.Contains("There is no data file", _output.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task An_export_that_is_not_there_is_said_and_no_store_is_made_for_it()
    {
        var path = Path.Combine(_folder.FullName, "new.db");
        Assert.Equal(1, await RunAsync("import", "--from", Path.Combine(_folder.FullName, "none.jsonl"), "--Store:Sqlite:Path", path));
        Assert.Contains("There is no file", _output.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task Without_a_tenant_a_store_of_no_practice_is_not_exported_as_empty()
    {
        var path = Path.Combine(_folder.FullName, "other.db");
        await (await SqliteCollaborationStore.OpenAsync(path, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, Cancellation)).DisposeAsync();
        Assert.Equal(1, await RunAsync("export", "--to", Path.Combine(_folder.FullName, "empty.jsonl"), "--Store:Sqlite:Path", path));
        Assert.Contains("Name the tenant with --tenant", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync("export", "--to", Path.Combine(_folder.FullName, "empty.jsonl"), "--tenant", "t", "--Store:Sqlite:Path", path));
    }

    [Fact]
    public async Task Rebuild_takes_its_settings_like_every_command_and_makes_no_store()
    {
        var path = Path.Combine(_folder.FullName, "rebuilt.db");
        string[] order = ["rebuild", "--Store:Sqlite:Path", path, "--tenant", "t"];
        Assert.Equal(1, await TeamsCollab.Bot.Hosting.RebuildCommand.RunAsync(order, _output, _output));
        Assert.Contains("There is no data file", _output.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(path));
        await using var running = await SqliteCollaborationStore.OpenAsync(path, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, Cancellation);
        Assert.Equal(0, await TeamsCollab.Bot.Hosting.RebuildCommand.RunAsync(order, _output, _output));
        Assert.Contains(path, _output.ToString(), StringComparison.Ordinal);
    }

    private static async Task<StreamKey> SearchAsync(SqliteCollaborationStore store, RunningOffice office) =>
        (await store.SearchAsync(PracticeTenant.Id, SearchTerms.OfText("新品上市"), [SearchTerms.Of(new Person(office.Id(Campaign.Asker)))], 1, Cancellation)).Streams[0];

    private static async Task<string?> NumberOf(SqliteCollaborationStore store, StreamKey key) =>
        (await StoredStates.OpenAsync((await store.LoadAsync(key, default, Cancellation)).Tip, key, store, Cancellation)).Request.Number;

    /// <summary>Every stream without its effects: what waited to be sent is given up by an import, until the operator says otherwise.</summary>
    private static async Task<string[]> StreamsAsync(string file) =>
    [
        .. (await File.ReadAllLinesAsync(file, Cancellation)).Select(line => JsonNode.Parse(line)!["stream"]).OfType<JsonObject>().Select(stream =>
        {
            stream.Remove("effects");
            return stream.ToJsonString();
        }).Order(StringComparer.Ordinal),
    ];

    /// <summary>As somebody would who changes a file and reckons its last line anew.</summary>
    private static IEnumerable<string> WithTotals(string[] lines)
    {
        var streams = lines[1..].Select(ExportFile.Read).ToArray();
        var totals = streams.Aggregate(TenantTotals.None, (sum, line) => line.Stream is { } stream ? sum.With(stream, stream.ToUtf8()) : line.Number is { } number ? sum.WithNumber(ExportFile.Of(number)) : sum);
        return [.. lines[..^1], Encoding.UTF8.GetString(ExportFile.Of(streams[^1] with { Totals = totals }))];
    }

    private Task<int> ImportAsync(RunningOffice office, string file, string copy) =>
        RunAsync("import", "--from", file, "--Store:Sqlite:Path", copy, "--Signing:KeyFile", office.SigningKeyPath);

    private Task<int> RunAsync(params string[] typed) => OperatorCommand.RunAsync(typed, _output, _output, Cancellation);
}
