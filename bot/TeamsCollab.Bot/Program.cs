using TeamsCollab.Bot.Calendar;
using TeamsCollab.Bot.Cards.Authoring;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.Bot.Packaging;

return args switch
{
    ["calendar", ..] => CalendarCommand.Run(args, Console.Out, Console.Error),
    ["cards", ..] => await CardsCommand.RunAsync(args, Console.Error),
    ["package", ..] => PackageCommand.Run(args, Console.Out, Console.Error),
#if PRACTICE
    ["rehearse", ..] => await TeamsCollab.Bot.Practice.RehearseCommand.RunAsync(args, Console.Out, Console.Error),
#endif
    _ => await BotCommand.RunAsync(args, Console.Out, Console.Error),
};
