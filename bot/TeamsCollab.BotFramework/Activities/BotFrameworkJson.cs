using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TeamsCollab.BotFramework;

/// <summary>The wire form of everything this library sends or reads; generated at build time, no reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ConversationReference))]
[JsonSerializable(typeof(ConversationParameters))]
[JsonSerializable(typeof(ConversationResourceResponse))]
[JsonSerializable(typeof(ResourceResponse))]
[JsonSerializable(typeof(PagedMembersResult))]
[JsonSerializable(typeof(ExpectedReplies))]
public sealed partial class BotFrameworkJson : JsonSerializerContext
{
    /// <summary>
    /// The context to use. Chinese text and <c>&lt;at&gt;</c> go out as they are, as Microsoft's SDKs send them: the receiver is a JSON
    /// parser, and an escaped character would cost three times its size against the channel's size limit.
    /// </summary>
    public static BotFrameworkJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MaxDepth,
    });

    /// <summary>Nesting beyond this is refused on the way in.</summary>
    internal const int MaxDepth = 64;
}
