using NewsQA.Cli;
using NewsQA.Cli.Hosting;

using var environment = CommandEnvironment.OfProcess();
return await CommandLine.RunAsync(args, environment);
