using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using NewsQA.Articles;
using NewsQA.Embeddings;

namespace NewsQA.Reading;

/// <summary>
/// Answers with the sentence that most probably holds the answer: the reader of last resort, which needs no model but the one for
/// embeddings.
/// </summary>
/// <remarks>Safe for concurrent use as far as the embedding generator is.</remarks>
internal sealed class EvidenceReader(IEmbeddingGenerator<string, Embedding<float>> embeddings, IOptions<EvidenceReaderOptions> options) : IReader
{
    /// <summary>The best sentence, and three others worth showing.</summary>
    private const int Candidates = 4;

    public async Task<ReadingResult> ReadAsync(string question, IReadOnlyList<Passage> passages, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(passages);
        var read = passages.Take(options.Value.MaxPassages).ToArray();
        var places = read.SelectMany((p, i) => p.Sentences.Select(s => (Passage: i, Sentence: s))).ToArray();
        if (places.Length == 0)
            return ReadingResult.Nothing;

        var vector = await embeddings.GenerateQueryVectorAsync(question, cancellationToken);
        var sentences = await embeddings.GenerateAsync(places.Select(p => p.Sentence.Of(read[p.Passage].Text)), cancellationToken: cancellationToken);
        var parsed = new EvidenceQuestion(question, vector, read);
        var candidates = places
            .Select((place, i) => Candidate(place.Passage, place.Sentence, parsed.Of(read[place.Passage], place.Sentence, sentences[i].Vector.Span)))
            .OrderByDescending(c => c.Confidence)
            .DistinctBy(c => c.Range.Of(read[c.PassageIndex].Text), StringComparer.Ordinal)
            .Take(Candidates)
            .ToArray();
        return new ReadingResult(candidates, candidates[0].Confidence >= options.Value.AnswerThreshold);
    }

    private static AnswerCandidate Candidate(int passage, TextRange sentence, EvidenceFeatures features) =>
        new(passage, sentence, sentence, EvidenceScore.Probability(features));
}
