using System.Globalization;
using System.Text.Json;
using NewsQA.Training.Evaluation;
using NewsQA.Training.Export;
using NewsQA.Training.Preparation;
using NewsQA.Training.Running;

const string Usage = """
    prepare --data DIR --rows FILE [--written DIR] [--others SHARE] [--seed N] [--passes N]
    train --rows FILE --checkpoint FILE (--steps N | --minutes M) [--seed N] [--rate R] [--dropout SHARE] [--max-tokens N] [--task both|questions|claims] [--initial CHECKPOINT|MODEL.onnx] [--validation DIR]
    export --checkpoint FILE|MODEL.onnx[,…] [--claims-checkpoint FILE|MODEL.onnx[,…]] --rows FILE --output DIR --float-output DIR [--weights averaged|last]
    evaluate --data DIR --model FILE [--stories DIR] [--calibrate DIR] [--limit ROWS] [--summaries yes|no] [--info FILE]
    """;
if (args.Length == 0 || args.Length % 2 == 0)
{
    Console.Error.WriteLine(Usage);
    return 2;
}

var options = args.Skip(1).Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
try
{
    return Run();
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException or FormatException or KeyNotFoundException or JsonException)
{
    Console.Error.WriteLine($"newsqa-training: {e.Message}");
    return 1;
}

int Run()
{
    switch (args[0])
    {
        case "prepare":
            Console.WriteLine($"{PrepareCommand.Run(options["--data"], options["--rows"], Number("--seed") ?? 1, Number("--passes") ?? 1, options.GetValueOrDefault("--written"), Real("--others") ?? 1)} rows");
            return 0;
        case "train":
            using (var stop = new CancellationTokenSource())
            {
                Console.CancelKeyPress += (_, key) =>
                {
                    key.Cancel = true;
                    stop.Cancel();
                };
                var defaults = new TrainingOptions(options["--rows"], options["--checkpoint"], Number("--steps"), Real("--minutes"));
                new Trainer(
                    defaults with
                    {
                        Seed = Number("--seed") ?? defaults.Seed,
                        Rate = Real("--rate") ?? defaults.Rate,
                        Dropout = Real("--dropout") ?? defaults.Dropout,
                        MaxTokens = Number("--max-tokens") ?? defaults.MaxTokens,
                        Task = options.TryGetValue("--task", out var task) ? Enum.Parse<TrainingTask>(task, ignoreCase: true) : defaults.Task,
                        Initial = options.GetValueOrDefault("--initial"),
                        Validation = options.GetValueOrDefault("--validation"),
                    },
                    TimeProvider.System,
                    Console.Out).Run(stop.Token);
            }

            return 0;
        case "export":
            ExportCommand.Run(
                options["--checkpoint"].Split(','), options.GetValueOrDefault("--claims-checkpoint")?.Split(','), options["--rows"], options["--output"], options["--float-output"],
                options.GetValueOrDefault("--weights") == "averaged");
            return 0;
        case "evaluate":
            var calibrated = new EvaluateCommand(
                options["--model"], Path.Combine(options["--data"], "validation"), options.GetValueOrDefault("--stories"), options.GetValueOrDefault("--calibrate"), Number("--limit") ?? int.MaxValue,
                options.GetValueOrDefault("--summaries") != "no", TimeProvider.System, Console.Out).Run();
            if (options.TryGetValue("--info", out var info))
                File.WriteAllText(info, JsonSerializer.Serialize(calibrated, JsonSerializerOptions.Web) + "\n");
            return 0;
        default:
            Console.Error.WriteLine(Usage);
            return 2;
    }
}

int? Number(string name) => options.TryGetValue(name, out var value) ? int.Parse(value, CultureInfo.InvariantCulture) : null;
double? Real(string name) => options.TryGetValue(name, out var value) ? double.Parse(value, CultureInfo.InvariantCulture) : null;
