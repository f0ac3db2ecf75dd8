using TeamsCollab.Bot.Calendar;
using TeamsCollab.Bot.Cards.Authoring;
using TeamsCollab.Bot.Documents;
using TeamsCollab.Bot.Operator;
using TeamsCollab.Bot.Packaging;
using TeamsCollab.Bot.Proof;
using TeamsCollab.Verification;

namespace TeamsCollab.Bot.Hosting;

/// <summary>
/// The executable's commands and how each is called. <c>--help</c> and <c>help</c> are answered on standard output with exit code 0, wherever they stand;
/// a command that does not exist is named on standard error, with exit code 2. Nothing is opened or made for either.
/// </summary>
internal static class CommandHelp
{
    private static readonly (string Name, string Does, string Usage)[] Commands =
    [
#if PRACTICE
        ("rehearse", "自动演示整个流程 plays the whole process", Practice.RehearseCommand.Usage),
#endif
        ("calendar", "期限是怎么算的 how a time limit is counted", CalendarCommand.Usage),
        ("cards", "检查、展开、预览卡片 checks, expands and shows cards", CardsCommand.Usage),
        ("verify", "验证证据包 verifies an evidence bundle", VerifyCommand.Usage),
        ("bundle", "生成证据包 writes an evidence bundle", BundleCommand.Usage),
        ("signing-key", "显示签名公钥 prints the public key", SigningKeyCommand.Usage),
        ("package", "生成 Teams 应用包 makes the Teams app package", PackageCommand.Usage),
        ("effects", "等待或停发的消息 what could not be sent", OperatorCommand.Usage),
        ("export", "导出租户数据 writes the tenant as JSON lines", OperatorCommand.Usage),
        ("import", "导入租户数据 reads them into a store", OperatorCommand.Usage),
        ("erase", "删除某人的文字 erases a person's texts", OperatorCommand.Usage),
        ("rebuild", "重新折叠全部协作 folds every collaboration anew", RebuildCommand.Usage),
    ];

    /// <summary>The exit code where help was asked for or the command does not exist; null where the call is to be carried out.</summary>
    public static int? Answer(string[] args, TextWriter output, TextWriter error)
    {
        var asks = args is ["help", ..] || args.Any(word => word is "--help" or "-h" or "-?");
        var named = args is ["help", ..] ? args.ElementAtOrDefault(1) : args.FirstOrDefault();
        if (named is not null && IsCommand(named) && !Commands.Any(command => command.Name == named))
        {
            error.WriteLine($"没有命令 {named}。 There is no command {named}.");
            error.WriteLine(Overview());
            return 2;
        }

        if (!asks)
        {
            return null;
        }

        output.WriteLine(Commands.FirstOrDefault(command => command.Name == named).Usage ?? Overview());
        return 0;
    }

    /// <summary>Everything else is a setting, as the host reads them: --name value, /name value, name=value.</summary>
    private static bool IsCommand(string word) => word.Length > 0 && word[0] is not ('-' or '/') && !word.Contains('=', StringComparison.Ordinal);

    private static string Overview() => $"""
        用法 Usage: TeamsCollab.Bot [<命令 command>] [--<设置 setting> <值 value> ...]
          不带命令：启动助手；未配置时，在 Development 环境中启动体验环境。
          Without a command: runs the bot; with nothing configured, in the Development environment, practice.

        {string.Join(Environment.NewLine, Commands.Select(command => $"  {command.Name,-12}  {command.Does}"))}

        某个命令的用法 How one is called: <命令 command> --help
        """;
}
