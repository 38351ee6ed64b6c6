using System.Text;
using System.Text.RegularExpressions;
using NewsQA.Articles;
using NewsQA.Chunking;

namespace NewsQA.Training.Preparation;

/// <summary>
/// Takes the name that a question asks about out of the sentence that answers: news names its subject in the headline or some sentences
/// before, and goes on with "the company".
/// </summary>
/// <param name="passages">Passages from elsewhere, for headlines.</param>
/// <param name="random">Where chance comes from.</param>
public sealed partial class Mentions(PassageIndex passages, Random random)
{
    private static readonly (string Subject, string Owner)[] Stand =
    [
        ("it", "its"), ("it", "its"), ("he", "his"), ("she", "her"), ("they", "their"), ("the company", "the company’s"), ("the group", "the group’s"),
        ("the man", "the man’s"), ("the woman", "the woman’s"), ("the place", "the place’s"), ("the organisation", "its"),
    ];

    /// <summary>The row with a pronoun or a general word for one name in the answering sentence; a headline with the name stands before the
    /// passage where no earlier sentence has it. As it was where the two share no name beside the answer.</summary>
    public QuestionRow Distance(QuestionRow row)
    {
        var sentence = SentenceSplitter.Split(row.Context).LastOrDefault(s => s.Start <= row.AnswerStart);
        var answer = new TextRange(row.AnswerStart, row.AnswerStart + row.Answer.Length);
        if (sentence.End < answer.End) return row;
        foreach (var name in Edits.Name().Matches(row.Question).Select(match => Possessive().Replace(match.Value, "").TrimEnd('.')).OrderBy(_ => random.Next()))
        {
            var found = Regex.Matches(row.Context, $@"\b{Regex.Escape(name)}\b(?<owner>['’]s)?").ToArray();
            var here = found.Where(m => m.Index >= sentence.Start && m.Index + m.Length <= sentence.End && (m.Index + m.Length <= answer.Start || m.Index >= answer.End)).ToArray();
            if (here.Length == 0 || row.Answer.Contains(name, StringComparison.Ordinal)) continue;
            var distant = Replace(row, sentence, here);
            return found.Any(m => m.Index < sentence.Start) ? distant : Headed(distant, name);
        }

        return row;
    }

    private QuestionRow Replace(QuestionRow row, TextRange sentence, Match[] mentions)
    {
        var (subject, owner) = Stand[random.Next(Stand.Length)];
        var (text, from, start) = (new StringBuilder(), 0, row.AnswerStart);
        foreach (var mention in mentions)
        {
            var other = mention.Groups["owner"].Success ? owner : subject;
            if (mention.Index == sentence.Start) other = char.ToUpperInvariant(other[0]) + other[1..];
            text.Append(row.Context, from, mention.Index - from).Append(other);
            from = mention.Index + mention.Length;
            if (from <= row.AnswerStart) start += other.Length - mention.Length;
        }

        return row with { Context = text.Append(row.Context, from, row.Context.Length - from).ToString(), AnswerStart = start };
    }

    private QuestionRow Headed(QuestionRow row, string name)
    {
        var words = passages.Near(row.Question, row.Context, 1).SelectMany(other => other.Split(' ')).Take(random.Next(3, 9)).ToArray();
        var told = string.Join(' ', words).TrimEnd('.', ',', ';', ':');
        var headline = told.Length == 0 || told.Contains(row.Answer, StringComparison.OrdinalIgnoreCase) || random.Next(4) == 0 ? $"{name}. " : $"{name}: {told}. ";
        return row with { Context = headline + row.Context, AnswerStart = headline.Length + row.AnswerStart };
    }

    [GeneratedRegex("['’]s?$")]
    private static partial Regex Possessive();
}
