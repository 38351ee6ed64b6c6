using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NewsQA.Answering;

namespace NewsQA.Benchmarks;

/// <summary>Our own questions about our own articles, among generated ones: what a question takes from end to end, model and all, in a warm process.</summary>
internal static class AskBenchmark
{
    private const int WarmUp = 20;

    /// <param name="articles">Articles in the index, ours included.</param>
    public static async Task<int> RunAsync(int articles)
    {
        var folder = Directory.CreateTempSubdirectory("newsqa-benchmark-");
        try
        {
            var data = Path.Combine(Repository(), "data");
            string[] own = [.. Directory.EnumerateFiles(Path.Combine(data, "articles")).Order(StringComparer.Ordinal)];
            await using var services = IngestBenchmark.Services(Path.Combine(folder.FullName, "index.db"));
            await services.OpenNewsQAAsync();
            var ours = (await IngestBenchmark.IngestAsync(services, own)).Added;
            await IngestBenchmark.IngestAsync(services, [await IngestBenchmark.WriteAsync(folder.FullName, Math.Max(0, articles - ours))]);
            var asked = File.ReadLines(Path.Combine(data, "evaluation", "questions.jsonl")).Select(QuestionOf).ToArray();
            var answerer = services.GetRequiredService<QuestionAnswerer>();
            foreach (var question in asked.Take(WarmUp)) await answerer.AskAsync(new AskRequest { Question = question });
            var answers = new List<Answer>();
            foreach (var question in asked) answers.Add(await answerer.AskAsync(new AskRequest { Question = question }));

            var failed = answers.Count(a => a.Kind == AnswerKind.Failed);
            double[] total = [.. answers.Select(a => a.Timings.Total).Order()];
            Console.WriteLine($"{answers.Count} questions on {Math.Max(ours, articles)} articles, {failed} failed, {answers.Count(a => a.Kind == AnswerKind.Answered)} answered, {Environment.ProcessorCount} cores");
            Console.WriteLine($"milliseconds a question: median {Median(a => a.Total):F0} (retrieval {Median(a => a.Retrieval):F0}, reading {Median(a => a.Reading):F0}, proof {Median(a => a.Proof):F1}), 95th percentile {total[(int)(0.95 * (total.Length - 1))]:F0}");
            return failed == 0 ? 0 : 1;

            double Median(Func<StageTimings, double> stage) => IngestBenchmark.Median([.. answers.Select(a => stage(a.Timings))]);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static string QuestionOf(string line)
    {
        using var row = JsonDocument.Parse(line);
        return row.RootElement.GetProperty("question").GetString()!;
    }

    /// <summary>The folder above this program that holds the solution.</summary>
    private static string Repository()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "NewsQA.sln"))) return folder;
        }

        throw new DirectoryNotFoundException("Run this from a clone of the repository: its data folder is read.");
    }
}
