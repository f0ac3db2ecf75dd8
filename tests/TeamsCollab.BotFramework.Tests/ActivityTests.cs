using System.Text;
using System.Text.Json;

namespace TeamsCollab.BotFramework.Tests;

public sealed class ActivityTests
{
    private static Activity Read(string json) => JsonSerializer.Deserialize(json, BotFrameworkJson.Wire.Activity)!;

    private static string Write(Activity activity) => JsonSerializer.Serialize(activity, BotFrameworkJson.Wire.Activity);

    [Fact]
    public void What_we_do_not_know_survives_a_round_trip()
    {
        const string Json = """
            {"type":"message","id":"1","serviceUrl":"https://x/","channelId":"msteams","from":{"id":"29:a","name":"张","secret":{"a":[1]}},
            "conversation":{"id":"a:1","sharedTenants":["t"]},"text":"<at>机器人</at> 你好 😀","attachments":[{"contentType":"text/html","content":"<p>x</p>","extra":1.50}],
            "entities":[{"type":"clientInfo","locale":"zh-CN","anything":null}],"channelData":{"tenant":{"id":"t"},"new":1e2},"somethingNew":{"deep":[true,null]}}
            """;

        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(Json), JsonElement.Parse(Write(Read(Json)))));
    }

    [Fact]
    public void Chinese_text_and_mentions_are_written_as_they_are() =>
        Assert.Equal("""{"type":"message","text":"<at>张</at> 签字 ✓ & 'x'"}""", Write(new Activity { Type = "message", Text = "<at>张</at> 签字 ✓ & 'x'" }));

    [Fact]
    public void A_rendered_card_is_embedded_byte_for_byte()
    {
        const string Card = """{ "type":"AdaptiveCard",  "n":1.0 }""";
        Assert.Equal($$"""{"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{{Card}}}]}""",
            Write(new Activity { Type = "message", Attachments = [Attachment.AdaptiveCard(Encoding.UTF8.GetBytes(Card))] }));
        Assert.Equal(Card, Encoding.UTF8.GetString(Attachment.AdaptiveCard(JsonElement.Parse(Card)).Content!.Value.Utf8.Span));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"a\":1")]
    [InlineData("{}},{\"x\":{}")]
    public void A_broken_card_is_a_fault_and_never_broken_JSON_on_the_wire(string card) =>
        Assert.ThrowsAny<Exception>(() => Write(new Activity { Attachments = [Attachment.AdaptiveCard(Encoding.UTF8.GetBytes(card))] }));

    [Theory]
    [InlineData("""{"conversation":{"id":"1","tenantId":"a"},"channelData":{"tenant":{"id":"b"}}}""", "a")]
    [InlineData("""{"conversation":{"id":"1"},"channelData":{"tenant":{"id":"b"}}}""", "b")]
    [InlineData("""{"conversation":{"id":"1","tenantId":""},"channelData":{"tenant":{"id":"b"}}}""", "b")]
    [InlineData("""{"conversation":{"id":"1"},"channelData":{"tenant":"b"}}""", null)]
    [InlineData("""{"conversation":{"id":"1"},"channelData":[1]}""", null)]
    [InlineData("""{}""", null)]
    public void The_tenant_is_the_conversations_else_the_channel_datas(string json, string? tenant) => Assert.Equal(tenant, Read(json).TenantId);

    [Theory]
    [InlineData("<at>协作助手</at> 签字 MKT-1", "签字 MKT-1")]
    [InlineData("签字 <at>协作助手</at>MKT-1", "签字  MKT-1")]
    [InlineData("<at>协作助手</at>\u00a0 帮助 ", "帮助")]
    [InlineData("请 <at>张伟</at> 明天给", "请 张伟 明天给")]
    [InlineData("问 <at id=\"1\">李娜</at> 与 <at>谁</at>", "问 李娜 与 <at>谁</at>")]
    public void The_bots_own_mention_is_removed_and_others_are_names(string text, string expected)
    {
        var activity = Read("""
            {"recipient":{"id":"28:bot"},"entities":[{"type":"mention","mentioned":{"id":"28:bot"},"text":"<at>协作助手</at>"},
            {"type":"mention","mentioned":{"id":"29:zhang"},"text":"<at>张伟</at>"},{"type":"mention","mentioned":{"id":"29:li"},"text":"<at id=\"1\">李娜</at>"},{"type":"mention"},{"type":5},"x",{"type":"mention","mentioned":[],"text":"问"}]}
            """) with { Text = text };

        Assert.Equal(expected, activity.SaidText());
    }

    [Theory]
    [InlineData("""{"id":"a:1","conversationType":"personal"}""", true)]
    [InlineData("""{"id":"19:x@thread.v2","conversationType":"groupChat"}""", false)]
    [InlineData("""{"id":"19:x@thread.tacv2","conversationType":"channel"}""", false)]
    [InlineData("""{"id":"a:1"}""", true)]
    [InlineData("""{"id":"19:x@thread.v2"}""", false)]
    [InlineData("""{"id":"19:x@thread.v2","conversationType":""}""", false)]
    [InlineData("""{"id":"x","isGroup":true}""", false)]
    public void What_does_not_say_its_kind_is_private_only_where_it_cannot_be_a_group(string conversation, bool isPersonal) =>
        Assert.Equal(isPersonal, Read($$"""{"conversation":{{conversation}}}""").IsPersonal);

    [Fact]
    public void A_conversation_reference_survives_storage()
    {
        var activity = Read("""{"id":"5","channelId":"msteams","serviceUrl":"https://x/","locale":"zh-CN","from":{"id":"29:a","aadObjectId":"o"},"recipient":{"id":"28:b"},"conversation":{"id":"a:1","tenantId":"t"}}""");
        var stored = JsonSerializer.Serialize(activity.GetConversationReference(), BotFrameworkJson.Wire.ConversationReference);
        var read = JsonSerializer.Deserialize(stored, BotFrameworkJson.Wire.ConversationReference)!;

        Assert.Equal(("5", "29:a", "28:b", "a:1", "https://x/", "zh-CN"), (read.ActivityId, read.User!.Id, read.Bot!.Id, read.Conversation.Id, read.ServiceUrl, read.Locale));
    }

    [Theory]
    [InlineData("""{"id":"29:a","objectId":"o"}""", "o")]
    [InlineData("""{"id":"29:a","aadObjectId":"p","objectId":"o"}""", "p")]
    [InlineData("""{"id":"29:a"}""", null)]
    public void A_member_has_its_Entra_id_under_either_name(string json, string? id) =>
        Assert.Equal(id, JsonSerializer.Deserialize(json, BotFrameworkJson.Wire.ChannelAccount)!.GetEntraObjectId());
}
