using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using TeamsCollab.Bot.Documents;
using TeamsCollab.Bot.Tests.FrontDoor;
using TeamsCollab.Verification;

namespace TeamsCollab.Bot.Tests.Documents;

/// <summary>People get their files by Teams' file consent, and only who takes part.</summary>
public sealed class FileConsentTests
{
    [Fact]
    public async Task Who_takes_part_exports_allows_and_has_a_bundle_that_verifies()
    {
        await using var office = await RequestedAsync();
        await office.PressAsync(Campaign.Sales, "documents.export", ("file", "bundle"));
        await office.PressFileAsync(Campaign.Sales, "accept");
        var file = Assert.Single(office.Office.Files.Received);
        Assert.Equal(office.Id(Campaign.Sales), file.OwnerId);
        Assert.Matches(@"^MKT-2024-001 存证包 \d+ 演示\.zip$", file.Name);
        Assert.Empty(BundleVerifier.Verify(BundleReader.Read(new MemoryStream(file.Content!)), null).Findings);
        Assert.Contains("Action.OpenUrl", office.NewestCard(Campaign.Sales).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_offer_says_the_very_size_that_is_sent_although_more_has_happened_since()
    {
        await using var office = await RequestedAsync();
        await office.SayAsync(Campaign.Asker, "导出 MKT-2024-001");
        var size = office.Office.MessagesOf(Campaign.Asker).SelectMany(message => message.Cards).SelectMany(FrontDoor.Cards.TextsOf).Select(text => text.Split(' ')).Single(words => words[^1] == "bytes")[^2];
        await office.PressAsync(Campaign.Asker, "meeting.arrange", ("date", "2024-06-06"), ("start", "14:00"), ("minutes", "60"), ("form", "online"));
        await office.PressFileAsync(Campaign.Asker, "accept");
        Assert.Equal(size, $"{Assert.Single(office.Office.Files.Received).Content!.Length}");
    }

    [Fact]
    public async Task Who_refuses_gets_no_file_and_the_offer_is_settled()
    {
        await using var office = await RequestedAsync();
        await office.SayAsync(Campaign.Asker, "export MKT-2024-001");
        await office.PressFileAsync(Campaign.Asker, "decline");
        Assert.Empty(office.Office.Files.Received);
        Assert.Contains(office.Office.MessagesOf(Campaign.Asker), message => message.Edited && message.Text.StartsWith("已取消", StringComparison.Ordinal));
        await Assert.ThrowsAnyAsync<Exception>(() => office.PressFileAsync(Campaign.Asker, "accept"));
    }

    [Fact]
    public async Task A_document_that_does_not_exist_yet_is_refused_with_what_there_is()
    {
        await using var office = await RequestedAsync();
        var answer = await office.SayAsync(Campaign.Asker, "导出 MKT-2024-001 会议纪要");
        Assert.StartsWith("这份文件现在还不能生成", FrontDoor.Cards.SentenceOf(answer), StringComparison.Ordinal);
        answer = await office.SayAsync(Campaign.Asker, "导出 MKT-2024-001 合同");
        Assert.Contains("存证包 / 会议纪要 / 记录表", FrontDoor.Cards.SentenceOf(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_learns_nothing_and_gets_nothing_not_even_with_somebody_elses_consent()
    {
        await using var office = await RequestedAsync();
        const string Stranger = "何美玲";
        var answer = await office.SayAsync(Stranger, "导出 MKT-2024-001");
        Assert.DoesNotContain("bytes", answer.GetRawText(), StringComparison.Ordinal);
        await office.SayAsync(Campaign.Asker, "导出 MKT-2024-001");
        await office.PressFileAsync(Campaign.Asker, "accept");
        var consent = office.Wire.Last!;
        Assert.Equal("fileConsent/invoke", (string?)consent["name"]);
        var count = office.Office.Files.Received.Count();
        var person = office.Office.Person(Stranger);
        await office.Wire.SendAsync(office.Wire.Again(consent, activity =>
        {
            activity["from"] = new JsonObject { ["id"] = person.TeamsId, ["name"] = person.Name, ["aadObjectId"] = person.Id };
            activity["value"]!["uploadInfo"]!["uploadUrl"] = $"{office.Office.Address}upload/{new string('0', 32)}";
        }));
        Assert.Equal(count, office.Office.Files.Received.Count());
    }

    [Theory]
    [InlineData("""{"action":"accept"}""")]
    [InlineData("""{"action":"accept","context":{"collaboration":"../x","kind":"Bundle","version":1},"uploadInfo":{"uploadUrl":"http://169.254.169.254/"}}""")]
    [InlineData("""{"action":"accept","context":{"collaboration":1,"kind":9,"version":"x"},"uploadInfo":[]}""")]
    [InlineData("""{"action":"accept","context":[],"uploadInfo":{}}""")]
    [InlineData("""{"action":7,"context":{}}""")]
    [InlineData("""{}""")]
    [InlineData("\"accept\"")]
    public async Task Nonsense_is_answered_and_sends_nothing_anywhere(string value)
    {
        await using var office = await RequestedAsync();
        var forged = office.Wire.Again(await office.InvokeAsync(Campaign.Asker, "x", []), activity =>
        {
            activity["name"] = "fileConsent/invoke";
            activity["value"] = JsonNode.Parse(value);
        });
        Assert.Equal(200, (await office.Wire.SendAsync(forged)).Status);
        Assert.Empty(office.Office.Files.Received);
    }

    [Theory]
    [InlineData("https://contoso-my.sharepoint.com/personal/a/_api/upload?guid=1", true)]
    [InlineData("https://contoso.sharepoint.cn/x", true)]
    [InlineData("https://127.0.0.1:4000/x", true)]
    [InlineData("http://127.0.0.1:4000/x", true)]
    [InlineData("http://contoso-my.sharepoint.com/x", false)]
    [InlineData("https://contoso-my.sharepoint.com:8443/x", false)]
    [InlineData("https://user@contoso-my.sharepoint.com/x", false)]
    [InlineData("https://evilsharepoint.com/x", false)]
    [InlineData("https://sharepoint.com.evil.example/x", false)]
    [InlineData("http://169.254.169.254/latest", false)]
    [InlineData("http://127.0.0.1:4001/x", false)]
    public void A_file_goes_to_sharepoint_or_to_a_host_that_an_administrator_trusts(string address, bool isTrusted)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("TrustedUploadHosts:0", "127.0.0.1:4000")]).Build();
        using var door = new UploadDoor(configuration, NullLogger<UploadDoor>.Instance);
        Assert.Equal(isTrusted, door.IsTrusted(new Uri(address)));
    }

    private static async Task<RunningOffice> RequestedAsync()
    {
        var office = await RunningOffice.StartAsync();
        await new Campaign(office).RequestAsync();
        await office.SayAsync(Campaign.Sales, "查看 MKT-2024-001");
        return office;
    }
}
