using TeamsCollab.Bot.Calendar;
using TeamsCollab.Bot.Cards.Authoring;
using TeamsCollab.Bot.Documents;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.Bot.Operator;
using TeamsCollab.Bot.Packaging;
using TeamsCollab.Bot.Proof;
using TeamsCollab.Verification;

if (CommandHelp.Answer(args, Console.Out, Console.Error) is { } answered)
{
    return answered;
}

return args switch
{
    ["bundle", ..] => await BundleCommand.RunAsync(args, Console.Out, Console.Error),
    ["calendar", ..] => CalendarCommand.Run(args, Console.Out, Console.Error),
    ["cards", ..] => await CardsCommand.RunAsync(args, Console.Error),
    ["package", ..] => PackageCommand.Run(args, Console.Out, Console.Error),
    ["signing-key", ..] => await SigningKeyCommand.RunAsync(args, Console.Out, Console.Error),
    ["rebuild", ..] => await RebuildCommand.RunAsync(args, Console.Out, Console.Error),
    ["verify", .. var rest] => VerifyCommand.Run(rest, Console.Out, Console.Error),
    _ when OperatorCommand.Claims(args) => await OperatorCommand.RunAsync(args, Console.Out, Console.Error),
#if PRACTICE
    ["rehearse", ..] => await TeamsCollab.Bot.Practice.RehearseCommand.RunAsync(args, Console.Out, Console.Error),
#endif
    _ => await BotCommand.RunAsync(args, Console.Out, Console.Error),
};
