using NewsQA.Cli;

using var interrupt = new Interrupt();
Console.CancelKeyPress += (_, e) => e.Cancel = interrupt.Raise();
return await CliApp.RunAsync(args, Terminal.OfProcess(interrupt), new SessionFactory(), interrupt.Program);
