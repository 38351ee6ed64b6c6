using Qdrant.Client.Grpc;

namespace NewsQA.Storage.Qdrant;

/// <summary>Searches the chunks, and lets their articles' heads decide which of them a reader sees.</summary>
/// <remarks>
/// One batch asks for the fused ranking and, ids alone, for each leg's own scores, which fusion does not keep. A second call reads the
/// heads. Hits that their head does not confirm belong to a switch of version under way; more are fetched in their place.
/// </remarks>
internal sealed class QdrantSearch(QdrantCollections collections)
{
    /// <summary>Hits asked for beyond the limit, in place of those that are not confirmed.</summary>
    private const int FirstSpare = 8;
    private const int MostSpare = 4096;

    /// <summary>Searches in pursuit of articles that change their version again and again; then what is confirmed is returned.</summary>
    private const int MostRounds = 20;

    private readonly QdrantHeads _heads = new(collections);

    public async Task<IReadOnlyList<ChunkHit>> SearchAsync(ChunkQuery query, CancellationToken cancellationToken)
    {
        var legs = new List<QueryPoints>();
        var filter = QdrantFilter.Chunks(query.Filter);
        if (!query.Vector.IsEmpty)
        {
            var dense = new DenseVector();
            dense.Data.AddRange(query.Vector.ToArray());
            legs.Add(new QueryPoints { Query = new Query { Nearest = new VectorInput { Dense = dense } }, Using = QdrantSchema.Dense, Params = DenseParams() });
        }

        if (query.Text.Length > 0 && Bm25Encoder.Query(query.Text) is { } sparse)
            legs.Add(new QueryPoints { Query = new Query { Nearest = new VectorInput { Sparse = sparse } }, Using = QdrantSchema.Bm25 });
        // With a text of which no word is indexed the ranking is still one of two, of which the other found nothing.
        var isFused = !query.Vector.IsEmpty && query.Text.Length > 0;
        if (legs.Count == 0)
            return [];

        Dictionary<string, ArticleHead> known = [];
        var spare = FirstSpare;
        for (var round = 0; ; round++)
        {
            var wanted = query.Limit + spare;
            var candidates = Math.Max(query.CandidatesPerLeg, wanted);
            var results = await RunAsync(legs, isFused, filter, wanted, candidates, query.ChunksPerArticle, cancellationToken);
            var heads = await _heads.GetAsync(results[0].Select(p => p.Payload.Text(QdrantPayload.ArticleId)!), cancellationToken);
            if (round < MostRounds && IsSwitching(results[0], query.Filter, known, heads))
            {
                known = heads;
                continue;
            }

            var hits = Hits(query, results, isFused, heads);
            if (hits.Count >= query.Limit || results[0].Count < wanted || spare >= MostSpare)
                return hits;
            spare *= 8;
        }
    }

    /// <summary>
    /// Whether an article changed its version between the search and the reading of its head, so that the search may have missed the
    /// new version's chunks. A search that began after this very head was read has missed nothing.
    /// </summary>
    private static bool IsSwitching(
        IReadOnlyList<ScoredPoint> points, ChunkFilter filter, Dictionary<string, ArticleHead> known, Dictionary<string, ArticleHead> heads) =>
        points
            .Where(p => p.Payload.ContainsKey(QdrantPayload.PendingSince) || Visible(p, filter, heads) is null)
            .Select(p => p.Payload.Text(QdrantPayload.ArticleId)!)
            .Any(id => heads.TryGetValue(id, out var head) && known.GetValueOrDefault(id)?.Revision != head.Revision);

    /// <summary>The point's version, if its article's head says that a reader sees it.</summary>
    private static VersionEntry? Visible(ScoredPoint point, ChunkFilter filter, Dictionary<string, ArticleHead> heads) =>
        heads.GetValueOrDefault(point.Payload.Text(QdrantPayload.ArticleId)!)?.Visible(filter) is { } version
        && version.Version == point.Payload.Number(QdrantPayload.Version) && version.Hash == point.Payload.Text(QdrantPayload.Hash)
            ? version
            : null;

    /// <summary>The ranking that was asked for, then each leg's own.</summary>
    private async Task<IReadOnlyList<IReadOnlyList<ScoredPoint>>> RunAsync(
        List<QueryPoints> legs, bool isFused, Filter filter, int wanted, int candidates, int? perArticle, CancellationToken cancellationToken)
    {
        var main = isFused
            ? new QueryPoints { Query = new Query { Rrf = new Rrf { K = RankFusion.K + 1 } } }
            : legs[0].Clone();
        if (isFused)
        {
            main.Prefetch.AddRange(legs.Select(leg => new PrefetchQuery
            {
                Query = leg.Query,
                Using = leg.Using,
                Params = leg.Params,
                Limit = (ulong)candidates,
            }));
        }

        main.Limit = (ulong)wanted;
        main.WithPayload = true;
        var queries = new List<QueryPoints>();
        if (perArticle is null)
            queries.Add(main);
        if (isFused || perArticle is not null)
        {
            foreach (var leg in legs)
            {
                var own = leg.Clone();
                own.Limit = (ulong)candidates;
                own.WithPayload = false;
                queries.Add(own);
            }
        }

        // The server puts it into every leg before it fuses them.
        foreach (var query in queries.Append(main))
            (query.CollectionName, query.Filter) = (collections.Chunks, filter);
        var answers = await collections.Connection.CallAsync(
            (client, token) => client.QueryBatchAsync(collections.Chunks, queries, cancellationToken: token), cancellationToken);
        var results = answers.Select(a => (IReadOnlyList<ScoredPoint>)a.Result).ToList();
        if (perArticle is { } size)
            results.Insert(0, await GroupAsync(main, size, cancellationToken));
        return results.Count == 1 ? [results[0], results[0]] : results;
    }

    /// <summary>The best chunks of each article, all in one ranking: among so many articles as hits are wanted are the best hits.</summary>
    private async Task<IReadOnlyList<ScoredPoint>> GroupAsync(QueryPoints query, int size, CancellationToken cancellationToken)
    {
        var groups = await collections.Connection.CallAsync(
            (client, token) => client.QueryGroupsAsync(
                collections.Chunks,
                QdrantPayload.ArticleId,
                query.Query,
                query.Prefetch,
                string.IsNullOrEmpty(query.Using) ? null : query.Using,
                query.Filter,
                searchParams: query.Params,
                limit: query.Limit,
                groupSize: (ulong)size,
                payloadSelector: true,
                cancellationToken: token),
            cancellationToken);
        return [.. groups.SelectMany(group => group.Hits).OrderByDescending(hit => hit.Score).Take((int)query.Limit)];
    }

    private static List<ChunkHit> Hits(
        ChunkQuery query, IReadOnlyList<IReadOnlyList<ScoredPoint>> results, bool isFused, Dictionary<string, ArticleHead> heads)
    {
        var hasDense = !query.Vector.IsEmpty;
        var dense = hasDense ? Ranks(results[1]) : [];
        var bm25 = Ranks(hasDense ? (results.Count > 2 ? results[2] : []) : results[1]);
        var hits = new List<(ChunkHit Hit, int DenseRank, int Bm25Rank)>();
        foreach (var point in results[0])
        {
            if (Visible(point, query.Filter, heads) is not { } version)
                continue;
            var similarity = dense.TryGetValue(point.Id.Uuid, out var d) ? d : default((int Rank, float Score)?);
            var words = bm25.TryGetValue(point.Id.Uuid, out var b) ? b : default((int Rank, float Score)?);
            hits.Add((
                new ChunkHit(version.Summary, point.Payload.Chunk(), point.Score, similarity?.Score, words?.Score),
                similarity?.Rank ?? int.MaxValue,
                words?.Rank ?? int.MaxValue));
        }

        // The server leaves the order of equal scores open. Here the dense leg goes first, as in the embedded store.
        var ordered = isFused
            ? hits.OrderByDescending(h => h.Hit.Score).ThenBy(h => h.DenseRank).ThenBy(h => h.Bm25Rank)
            : hits.AsEnumerable();
        return [.. ordered.Take(query.Limit).Select(h => h.Hit)];
    }

    private static Dictionary<string, (int Rank, float Score)> Ranks(IReadOnlyList<ScoredPoint> points)
    {
        var ranks = new Dictionary<string, (int, float)>();
        for (var i = 0; i < points.Count; i++)
            ranks[points[i].Id.Uuid] = (i, points[i].Score);
        return ranks;
    }

    private SearchParams DenseParams()
    {
        var parameters = new SearchParams { HnswEf = (ulong)collections.Options.HnswSearchBreadth };
        if (collections.Options.Quantization is not QdrantQuantization.None)
            parameters.Quantization = new QuantizationSearchParams { Rescore = true, Oversampling = collections.Options.Oversampling };
        return parameters;
    }
}
