using Microsoft.Extensions.Options;
using Microsoft.ML.Tokenizers;
using NewsQA.Articles;

namespace NewsQA.Chunking;

/// <summary>
/// Cuts an article into chunks of whole sentences within a token budget, each repeating the last sentences of the one before.
/// Chunks end at paragraphs where one ends near the budget. Time is linear in the text; thread-safe as far as the tokenizer is.
/// </summary>
public sealed class SentenceChunker
{
    /// <summary>Bound for text that tokens do not measure, such as a word of a thousand letters that is one unknown token.</summary>
    private const int CharactersPerToken = 16;

    /// <summary>A paragraph's end is taken from this share of the budget on.</summary>
    private const double NearBudget = 0.6;

    private readonly Tokenizer _tokenizer;
    private readonly int _maxTokens;
    private readonly int _overlap;
    private readonly SentenceParts _parts;

    /// <summary>Creates a chunker that counts with <paramref name="tokenizer"/>, the embedding model's own.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public SentenceChunker(Tokenizer tokenizer, IOptions<ChunkingOptions> options)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        ArgumentNullException.ThrowIfNull(options);
        var values = options.Value;
        ArgumentOutOfRangeException.ThrowIfLessThan(values.MaxTokens, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(values.OverlapSentences);
        _tokenizer = tokenizer;
        _maxTokens = values.MaxTokens;
        _overlap = values.OverlapSentences;
        _parts = new SentenceParts(tokenizer, _maxTokens, _maxTokens * CharactersPerToken);
    }

    /// <summary>A chunker that counts alike within another budget of tokens.</summary>
    public SentenceChunker WithMaxTokens(int maxTokens) =>
        new(_tokenizer, Options.Create(new ChunkingOptions { MaxTokens = maxTokens, OverlapSentences = _overlap }));

    /// <summary>The chunks of an article, in order; they cover every sentence of its text.</summary>
    public IReadOnlyList<Chunk> Chunk(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return Chunk(article.Text);
    }

    /// <summary>The chunks of a text. A sentence over the budget is split at clauses; its parts then stand among <see cref="Chunking.Chunk.Sentences"/>.</summary>
    public IReadOnlyList<Chunk> Chunk(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = new List<SentenceParts.Part>();
        foreach (var sentence in SentenceSplitter.Split(text)) _parts.Add(text, sentence, parts);

        var chunks = new List<Chunk>();
        var first = 0;
        for (var next = 0; next < parts.Count;)
        {
            var end = Fill(parts, first, next);
            if (end < parts.Count) end = ParagraphEnd(text, parts, first, next, end);
            var chunk = Make(text, chunks.Count, parts, first, end);
            while (chunk.TokenCount > _maxTokens && end - first > 1)
            {
                // Only a vocabulary whose tokens reach across sentences comes here.
                if (first < next) first++;
                else end--;
                chunk = Make(text, chunks.Count, parts, first, end);
            }

            chunks.Add(chunk);
            next = end;
            if (next < parts.Count) first = Overlap(parts, first, next);
        }

        return chunks;
    }

    private int MaxCharacters => _maxTokens * CharactersPerToken;

    /// <summary>The end of the longest run from <paramref name="first"/> that fits; at least one part beyond <paramref name="next"/>.</summary>
    private int Fill(List<SentenceParts.Part> parts, int first, int next)
    {
        var tokens = 0;
        var end = first;
        while (end < parts.Count
               && (end <= next || tokens + parts[end].Tokens <= _maxTokens && parts[end].Range.End - parts[first].Range.Start <= MaxCharacters))
        {
            tokens += parts[end++].Tokens;
        }

        return end;
    }

    private int ParagraphEnd(string text, List<SentenceParts.Part> parts, int first, int next, int end)
    {
        var tokens = 0;
        var best = end;
        for (var i = first; i < end; i++)
        {
            tokens += parts[i].Tokens;
            if (i >= next && tokens >= NearBudget * _maxTokens && EndsParagraph(text, parts, i)) best = i + 1;
        }

        return best;
    }

    private static bool EndsParagraph(string text, List<SentenceParts.Part> parts, int i) =>
        i + 1 == parts.Count
        || text.AsSpan(parts[i].Range.End, parts[i + 1].Range.Start - parts[i].Range.End).Count('\n') > 1;

    /// <summary>Where the next chunk starts, so that it repeats the last sentences, holds the next one, and is new for at least half.</summary>
    private int Overlap(List<SentenceParts.Part> parts, int first, int next)
    {
        var tokens = 0;
        var start = next;
        while (start - 1 > first && next - start < _overlap)
        {
            var repeated = parts[start - 1];
            if (tokens + repeated.Tokens > _maxTokens / 2
                || tokens + repeated.Tokens + parts[next].Tokens > _maxTokens
                || parts[next].Range.End - repeated.Range.Start > MaxCharacters)
            {
                break;
            }

            tokens += repeated.Tokens;
            start--;
        }

        return start;
    }

    private Chunk Make(string text, int index, List<SentenceParts.Part> parts, int first, int end)
    {
        var range = new TextRange(parts[first].Range.Start, parts[end - 1].Range.End);
        var content = range.Of(text);
        return new Chunk(index, range, content, [.. parts.GetRange(first, end - first).Select(part => part.Range)], _tokenizer.CountTokens(content));
    }
}
