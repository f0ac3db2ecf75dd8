using System.Text;

namespace TeamsCollab.Bot.Cards.Authoring;

/// <summary>
/// <c>cards check|expand|preview</c>: what the authors of templates need, without a configured bot. Exit code 0; 1 where something is wrong
/// with a card, a template or its data; 2 where the command was not understood or a file cannot be read.
/// </summary>
internal static class CardsCommand
{
    internal const string Usage =
        """
        用法 Usage:
          cards check [<cards folder>]
              检查全部模板、示例与文案。 Checks every template, sample and text.
          cards expand <template.json> <data.json> [--host <host.json>] [--culture <zh-CN>]
              把模板与数据展开为卡片 JSON，写到标准输出。 Prints the card that the template makes of the data.
        """
#if PRACTICE
        + Preview
#endif
        ;

#if PRACTICE
    private const string Preview =
        """

          cards preview [<cards folder>] [--port <number>]
              在本机浏览器里查看全部卡片。 Serves a gallery of every card on this machine.
        """;
#endif

    public static async Task<int> RunAsync(string[] args, TextWriter error)
    {
        // A card is UTF-8 wherever it goes, also into a pipe on Windows.
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        switch (args)
        {
            case ["cards", "expand", ..]:
                return CardExpand.Run(args[2..], Console.Out, error);
            case ["cards", "check"] or ["cards", "check", _]:
                return CardCheck.Run(args.ElementAtOrDefault(2), Console.Out, error);
#if PRACTICE
            case ["cards", "preview", ..]:
                return await Practice.Gallery.PreviewCommand.RunAsync(args[2..], Console.Out, error);
#endif
            default:
                await error.WriteLineAsync(Usage);
                return 2;
        }
    }
}
