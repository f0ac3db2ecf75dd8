using TeamsCollab.Verification;

return VerifyCommand.Run(args, Console.Out, Console.Error);
