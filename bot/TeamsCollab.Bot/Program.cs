using TeamsCollab.Bot.Calendar;

if (args is ["calendar", ..])
{
    return CalendarCommand.Run(args, Console.Out, Console.Error);
}

var app = WebApplication.CreateBuilder(args).Build(); app.Run();
return 0;
