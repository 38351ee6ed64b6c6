using NewsQA.Benchmarks;

return args switch
{
    ["ingest", .. var rest] => await IngestBenchmark.RunAsync(rest.Length > 0 ? int.Parse(rest[0], System.Globalization.CultureInfo.InvariantCulture) : 1_000),
    ["embed", .. var rest] => await EmbedBenchmark.RunAsync(rest.Length > 0 ? int.Parse(rest[0], System.Globalization.CultureInfo.InvariantCulture) : 256),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: NewsQA.Benchmarks ingest [ARTICLES] | embed [CHUNKS]");
    return 2;
}
