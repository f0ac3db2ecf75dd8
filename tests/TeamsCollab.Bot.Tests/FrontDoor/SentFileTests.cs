using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using TeamsCollab.Bot.Dialogs;
using TeamsCollab.Bot.Documents;
using TeamsCollab.Bot.Materials;
using TeamsCollab.Office;
using TeamsCollab.Process;
using TeamsCollab.Verification;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>A person sends files in their chat with the bot, and they become materials whose content is recorded (R14).</summary>
public sealed class SentFileTests
{
    private const string Asker = Campaign.Asker;

    private static readonly byte[] Plan = Encoding.UTF8.GetBytes("拍摄计划：6 月 24 日至 26 日");
    private static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData(Plan));

    [Fact]
    public async Task A_file_begins_a_draft_or_joins_it_and_its_size_and_hash_are_kept_as_far_as_the_bundle()
    {
        await using var office = await RunningOffice.StartAsync();
        var step = await SendAsync(office, "拍摄 计划.docx", Plan);
        Assert.Equal(("good", $"已加入材料：拍摄 计划.docx（{Plan.Length} B · SHA-256 {Hash[..12]}…）。请在 OneDrive 中共享给接收部门，对方才能打开。已用它开始一份协作草稿；不需要时请按“取消”。"), (Cards.StyleOf(step), Plainly(step)));
        Assert.NotNull(Cards.InputOf(step, "receivers"));
        await office.PressAsync(Asker, "dialog.next", ("kind", "resourceSharing"), ("receivers", "产品部"));

        // At whatever step, and with a remark: that step stays, and is not answered by it.
        Assert.Equal(string.Empty, Cards.InputOf(await SendAsync(office, "预算.xlsx", [1, 2, 3], "这是预算"), "title"));
        await office.PressAsync(Asker, "dialog.next", ("title", "借用摄影棚"), ("what", "借用 2 号摄影棚 3 天"), ("why", "拍摄新品主图"), ("allocation", "摄影棚由产品部安排"), ("useRules", "每天 9 点至 18 点"));
        await office.PressAsync(Asker, "dialog.next", ("wantedBy", "2024-06-28"), ("urgency", "normal"), ("importance", "normal"), ("standard", "6 月 24 日至 26 日可用"));
        await office.SayAsync(Asker, "上一步");

        // A material is renamed, another only typed; and what a press says of contents is nothing.
        var listed = Cards.InputOf(office.NewestCard(Asker), "materials")!.Split('\n');
        Assert.Equal(["拍摄 计划.docx", "预算.xlsx"], listed.Select(line => line[..line.LastIndexOf(' ')]));
        await office.PressAsync(Asker, "dialog.next", ("materials", $"{listed[0].Replace("拍摄 计划.docx", "拍摄方案", StringComparison.Ordinal)}\n{listed[1]}\n摄影棚说明 https://contoso.example/studio"));
        await office.PressAsync(Asker, "dialog.next");
        Assert.Equal(
            [("拍摄方案", $"{Plan.Length}", Hash), ("预算.xlsx", "3", Convert.ToHexStringLower(SHA256.HashData([1, 2, 3]))), ("摄影棚说明", null, null)],
            await MaterialsAsync(office));

        var asked = Cards.TextsOf(office.NewestCard(Campaign.ProductHead, "request.accept")).ToArray();
        Assert.Contains(asked, text => text.Contains(Hash[..12], StringComparison.Ordinal));
        Assert.Contains("内容未登记", asked);
        var bundle = await office.Services.GetRequiredService<DocumentLibrary>().MakeAsync(await office.KeyAsync(), DocumentKind.Bundle, null, TestContext.Current.CancellationToken);
        var verdict = BundleVerifier.Verify(BundleReader.Read(new MemoryStream(bundle!.Content)), null);
        Assert.Equal((0, (3, 2)), (verdict.Findings.Count, verdict.Materials));
    }

    [Fact]
    public async Task What_cannot_be_read_is_a_link_alone_and_what_lies_elsewhere_is_not_asked_for()
    {
        await using var office = await RunningOffice.StartAsync(("Materials:MostMegabytes", "1"));
        await office.SayAsync(Asker, "English");
        var step = await SendAsync(office, "film.mp4", new byte[(1024 * 1024) + 1]);
        Assert.Equal(("warning", "film.mp4 is larger than 1 MB: name and link are recorded, its content is not. Share it in OneDrive with the departments that are to open it. A draft of a request begins with it; cancel it if you do not want one."), (Cards.StyleOf(step), Plainly(step)));
        var message = office.Wire.Last!;

        // Delivered once more, it is the same material of the same draft.
        await office.Wire.SendAsync(Wire.With(message, _ => { }));
        Assert.Single(await DraftedAsync(office));

        var answer = await SendChangedAsync("http://169.254.169.254/latest/meta-data");
        Assert.StartsWith("film.mp4 is not in your company's OneDrive or SharePoint", answer, StringComparison.Ordinal);
        answer = await SendChangedAsync($"{office.Office.Address}download/{new string('0', 32)}");
        Assert.StartsWith("film.mp4 could not be read", answer, StringComparison.Ordinal);
        Assert.Single(await DraftedAsync(office));

        // With words that are a command of their own, in a chat that they are not a draft of.
        await office.PressAsync(Asker, "dialog.cancel");
        await new Campaign(office).RequestAsync();
        await office.Office.SendFileAsync(Asker, "进度.xlsx", [1], "查看 MKT-2024-001", TestContext.Current.CancellationToken);
        Assert.StartsWith("进度.xlsx was not recorded", Plainly(office.NewestCard(Asker)), StringComparison.Ordinal);
        Assert.Empty(await DraftedAsync(office));

        // A sentence that asks begins the draft, and the file beside it is in it.
        Assert.StartsWith("手册.docx http", Cards.InputOf(await SendAsync(office, "手册.docx", [1], "6月28日前请产品部给卖点手册，销售铺货要用"), "materials") ?? Assert.Single(await DraftedAsync(office)), StringComparison.Ordinal);

        async Task<string> SendChangedAsync(string download)
        {
            await office.Wire.SendAsync(office.Wire.Again(message, activity => activity["attachments"]![0]!["content"]!["downloadUrl"] = download));
            return Plainly(office.NewestCard(Asker));
        }
    }

    [Fact]
    public async Task Nobody_says_by_a_press_what_a_file_held()
    {
        await using var office = await RunningOffice.StartAsync();
        await office.SayAsync(Asker, "发起");
        var forged = await office.InvokeAsync(Asker, "request.submit", new()
        {
            ["verb"] = "request.submit", ["once"] = "forged", ["kind"] = "resourceSharing", ["receivers"] = "产品部", ["title"] = "借用摄影棚", ["what"] = "借用 2 号摄影棚 3 天", ["why"] = "拍摄新品主图",
            ["allocation"] = "摄影棚由产品部安排", ["useRules"] = "每天 9 点至 18 点", ["wantedBy"] = "2024-06-28", ["urgency"] = "normal", ["importance"] = "normal", ["standard"] = "6 月 24 日至 26 日可用",
            ["materials"] = "计划 https://contoso.example/plan", [KeptContents.Name] = $"5 {Hash} https://contoso.example/plan",
        });
        Assert.Equal(200, (await office.Wire.SendAsync(forged)).Status);

        Assert.Equal([("计划", null, null)], await MaterialsAsync(office));
    }

    private static async Task<JsonElement> SendAsync(RunningOffice office, string name, byte[] content, string text = "")
    {
        Assert.Equal(200, (await office.Office.SendFileAsync(Asker, name, content, text, TestContext.Current.CancellationToken)).Status);
        return office.NewestCard(Asker);
    }

    /// <summary>As a client shows it: a backslash before a sign stands for that sign alone.</summary>
    private static string Plainly(JsonElement card) => Regex.Replace(Cards.SentenceOf(card)!, @"\\(.)", "$1");

    private static async Task<IEnumerable<(string?, string?, string?)>> MaterialsAsync(RunningOffice office)
    {
        var key = await office.KeyAsync();
        var materials = (await office.StateAsync(key)).Request.Materials;
        var words = await office.Store.ReadWordsAsync(key, [.. materials.Select(material => material.Words.Digest)], TestContext.Current.CancellationToken);
        return materials.Select(material => (words.Read(material.Words, "name"), words.Read(material.Words, "size"), words.Read(material.Words, "sha256")));
    }

    /// <summary>The lines of materials in the drafts.</summary>
    private static async Task<string[]> DraftedAsync(RunningOffice office)
    {
        var drafts = office.Services.GetRequiredService<Drafts>();
        var (tenant, person) = (PracticeTenant.Id, new Person(office.Id(Asker)));
        var answers = await Task.WhenAll((await drafts.OfAsync(tenant, person, office.BusinessClock.Now, TestContext.Current.CancellationToken)).Select(draft => drafts.AnswersAsync(tenant, person, draft, TestContext.Current.CancellationToken)));
        return [.. answers.SelectMany(each => each.GetValueOrDefault("materials", string.Empty).Split('\n', StringSplitOptions.RemoveEmptyEntries))];
    }
}
