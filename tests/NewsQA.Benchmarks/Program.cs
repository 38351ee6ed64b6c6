using System.Globalization;
using NewsQA.Benchmarks;

return args switch
{
    ["ingest", .. var rest] => await IngestBenchmark.RunAsync(Count(rest, 1_000)),
    ["ask", .. var rest] => await AskBenchmark.RunAsync(Count(rest, 1_000)),
    ["embed", .. var rest] => await EmbedBenchmark.RunAsync(Count(rest, 256)),
    ["agreement", .. var rest] => await AgreementBenchmark.RunAsync(articles: 500, Count(rest, 200)),
    ["scale", .. var rest] => await ScaleBenchmark.RunAsync(Count(rest, 100_000)),
    ["serve"] => await ScaleBenchmark.ServeAsync(),
    _ => Usage(),
};

static int Count(string[] rest, int otherwise) => rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : otherwise;

static int Usage()
{
    Console.Error.WriteLine("Usage: NewsQA.Benchmarks ingest [ARTICLES] | ask [ARTICLES] | embed [CHUNKS] | agreement [QUESTIONS] | scale [CHUNKS]");
    return 2;
}
