using System.Text;
using NewsQA.Chunking;
using NewsQA.Language;

namespace NewsQA.Answering.Prose;

/// <summary>Makes sentences of a reply that comes in pieces; citations after a full stop belong to the sentence before it.</summary>
internal sealed class SentenceAssembler
{
    /// <summary>So many words must follow a sentence before it is taken as finished: "U.S." may go on.</summary>
    private const int WordsAfter = 2;

    private readonly StringBuilder _text = new();

    /// <summary>The whole reply so far.</summary>
    public StringBuilder Reply { get; } = new();

    /// <summary>Takes a piece, and gives the sentences that it finishes.</summary>
    public IEnumerable<string> Add(string piece)
    {
        Reply.Append(piece);
        _text.Append(piece);
        return Take(isEnd: false);
    }

    /// <summary>The sentences that are left when the reply has ended.</summary>
    public IEnumerable<string> End() => Take(isEnd: true);

    private List<string> Take(bool isEnd)
    {
        var text = _text.ToString();
        var finished = new List<string>();
        var start = 0;
        foreach (var range in SentenceSplitter.Split(text).Skip(1))
        {
            var citations = DraftSentence.LeadingCitations(text[range.Start..range.End]);
            var next = range.Start + citations;
            if (next == range.End || (!isEnd && Words.Of(text[next..]).Count <= WordsAfter))
                continue;
            finished.Add(text[start..next].Trim());
            start = next;
        }

        if (isEnd && text[start..].Trim() is { Length: > 0 } last)
        {
            finished.Add(last);
            start = text.Length;
        }

        _text.Remove(0, start);
        return finished;
    }
}
