using System.Text.RegularExpressions;
using NewsQA.Chunking;

namespace NewsQA.Training.Preparation;

/// <summary>Makes claims of questions and of sentences, for evidence longer than a sentence.</summary>
/// <param name="passages">Passages from elsewhere, to lengthen evidence.</param>
/// <param name="edits">Edits of answers and sentences.</param>
/// <param name="paraphrases">Other words for the same.</param>
/// <param name="transplants">Questions of other passages, for claims that a passage does not decide.</param>
/// <param name="random">Where chance comes from.</param>
public sealed partial class MadeClaims(PassageIndex passages, Edits edits, Paraphrases paraphrases, Transplants transplants, Random random)
{
    private const int Supported = 0;
    private const int Refuted = 1;
    private const int NotEnoughInfo = 2;

    private static readonly string[] Joints = [" and ", ", and ", ", while ", "; ", ", but "];

    /// <summary>
    /// A question with its answer as a statement: true, with another answer of the same shape, negated, or without its evidence. Beside some,
    /// one of what the passage does not say of its name.
    /// </summary>
    public IEnumerable<TrainingRow> OfQuestion(QuestionRow row)
    {
        if (random.Next(8) == 0 && transplants.For(row) is { } other && Statements.From(other.Question, other.Answer) is { } undecided)
            yield return TrainingRow.Claim(Vary(undecided), Lengthen(row.Context, undecided), NotEnoughInfo);
        var (preposition, article) = Before(row);
        if (Statements.From(row.Question, article + row.Answer, preposition) is not { } claim) yield break;
        // True in nine of twenty, undecided in four, else false: a claim in other words than its passage's is not false for that.
        var draw = random.Next(20);
        if (draw < 9)
        {
            yield return TrainingRow.Claim(Vary(claim), Lengthen(row.Context, claim), Supported);
            yield break;
        }

        if (draw < 13 && Passage.WithoutAnswer(row) is { } rest)
        {
            yield return TrainingRow.Claim(Vary(claim), rest, NotEnoughInfo);
            yield break;
        }

        if (draw < 15 && Edits.Negate(claim, random) is { } negated)
        {
            yield return TrainingRow.Claim(negated, Lengthen(row.Context, claim), Refuted);
            yield break;
        }

        if (edits.Other(row.Answer, row.Context) is not { } swapped) yield break;
        var wrong = Statements.From(row.Question, article + swapped, preposition);
        if (wrong is null) yield break;
        // A negation that is true, as often as one that is false, keeps "not" from meaning "refuted".
        if (random.Next(3) == 0 && Edits.Reverse(wrong, random) is { } right)
            yield return TrainingRow.Claim(right, Lengthen(row.Context, claim), Supported);
        else if (random.Next(3) == 0)
            yield return TrainingRow.Claim(Vary(claim), Lengthen(row.Context.Replace(row.Answer, swapped, StringComparison.Ordinal), claim), Refuted);
        else
            yield return TrainingRow.Claim(Vary(wrong), Lengthen(row.Context, claim), Refuted);
    }

    /// <summary>A sentence of the news against itself, one of the two edited or neither, shortened or not: the claim alone says nothing.</summary>
    public IEnumerable<TrainingRow> OfSentence(string sentence)
    {
        if (edits.Change(sentence, sentence, negate: random.Next(4) == 0) is not { } edited) yield break;
        var (claim, evidence) = (random.Next(2) == 0 ? sentence : edited, random.Next(2) == 0 ? sentence : edited);
        var same = claim == evidence;
        // Shortening may take the edit away: then the two would say the same.
        yield return TrainingRow.Claim(same ? Vary(Shorten(claim)) : claim, Lengthen(evidence, claim), same ? Supported : Refuted);
    }

    /// <summary>
    /// One or two neighbouring sentences of a passage against all of it: as they stand, with one edited on either side, with a detail of another
    /// passage added, or with the passage lacking them.
    /// </summary>
    public IEnumerable<TrainingRow> OfPassage(string passage)
    {
        var sentences = SentenceSplitter.Split(passage);
        if (sentences.Count < 3) yield break;
        var (first, count) = (random.Next(sentences.Count - 1), random.Next(1, 3));
        var (before, after) = (passage[..sentences[first].Start], passage[sentences[first + count - 1].End..]);
        var said = passage[sentences[first].Start..sentences[first + count - 1].End];
        var draw = random.Next(10);
        if (draw < 2 && Detail(said) is { } detailed)
        {
            yield return TrainingRow.Claim(detailed, passage, NotEnoughInfo);
            yield break;
        }

        if (draw == 2)
        {
            yield return TrainingRow.Claim(Vary(said), (before + after.TrimStart()).Trim(), NotEnoughInfo);
            yield break;
        }

        if (edits.Change(said, passage, negate: random.Next(4) == 0) is not { } edited) yield break;
        var (claim, evidence) = (random.Next(2) == 0 ? said : edited, random.Next(2) == 0 ? said : edited);
        var same = claim == evidence;
        yield return TrainingRow.Claim(same ? Vary(count == 1 ? Shorten(claim) : claim) : claim, before + evidence + after, same ? Supported : Refuted);
    }

    /// <summary>
    /// What two sentences of a passage say in one, shortened and partly in other words, against all of it: as it is, with a half edited, or
    /// with a half of another passage. A summary leaves out, joins and rewords, and is true all the same.
    /// </summary>
    public IEnumerable<TrainingRow> OfSummary(string passage)
    {
        var sentences = Sentences(passage).ToArray();
        if (sentences.Length < 3) yield break;
        var first = random.Next(sentences.Length - 1);
        var second = random.Next(first + 1, sentences.Length);
        string[] halves = [Retell(sentences[first], passage), Retell(sentences[second], passage)];
        var evidence = Lengthen(passage, sentences[first]);
        // True in nine of twenty, false in seven, undecided in four.
        var draw = random.Next(20);
        if (draw < 9)
        {
            yield return TrainingRow.Claim(Join(halves), evidence, Supported);
            yield break;
        }

        var half = random.Next(2);
        if (draw < 16)
        {
            if (edits.Change(halves[half], passage, negate: random.Next(4) == 0) is not { } edited) yield break;
            halves[half] = edited;
            yield return TrainingRow.Claim(Join(halves), evidence, Refuted);
            yield break;
        }

        if (passages.Near(halves[half], passage, 3).SelectMany(Sentences).OrderBy(_ => random.Next()).FirstOrDefault() is not { } foreign) yield break;
        halves[half] = Retell(foreign, passage);
        yield return TrainingRow.Claim(Join(halves), passage, NotEnoughInfo);
    }

    /// <summary>The sentences of a passage that can be retold: no headings, no fragments, none that goes on for ever.</summary>
    private static IEnumerable<string> Sentences(string passage) =>
        SentenceSplitter.Split(passage).Select(range => range.Of(passage)).Where(text => text.Length is > 30 and < 250 && text.EndsWith('.'));

    private string Join(string[] halves) => random.Next(5) == 0
        ? $"{halves[0]} {halves[1]}"
        : halves[0].TrimEnd('.') + Joints[random.Next(Joints.Length)] + (Opening().IsMatch(halves[1]) ? char.ToLowerInvariant(halves[1][0]) + halves[1][1..] : halves[1]);

    /// <summary>The sentence shortened, with up to three words changed for like ones.</summary>
    private string Retell(string sentence, string passage)
    {
        var told = Shorten(sentence);
        for (var words = random.Next(4); words > 0; words--) told = paraphrases.Reword(told, passage);
        return told;
    }

    /// <summary>The text with a time, place or circumstance of a like passage at its end; null where none is found.</summary>
    private string? Detail(string text)
    {
        if (!text.EndsWith('.')) return null;
        var details = passages.Near(text, text, 4).SelectMany(other => Circumstance().Matches(other)).Select(match => match.Value)
            .Where(detail => !text.Contains(detail, StringComparison.OrdinalIgnoreCase)).ToArray();
        return details.Length == 0 ? null : text[..^1] + details[random.Next(details.Length)] + ".";
    }

    private string Vary(string claim) => random.Next(8) switch
    {
        0 => claim.ToLowerInvariant(),
        1 => claim.TrimEnd('.'),
        _ => claim,
    };

    /// <summary>The sentence without what stands in brackets, or without its last clause.</summary>
    private string Shorten(string sentence)
    {
        if (random.Next(3) == 0) return sentence;
        var bare = Brackets().Replace(sentence, "");
        var clause = LastClause().Match(bare);
        return clause.Success && clause.Index > 40 ? bare[..clause.Index] + "." : bare;
    }

    private string Lengthen(string evidence, string claim)
    {
        if (evidence.Length > 700 || random.Next(3) == 0) return evidence;
        var near = passages.Near(claim, evidence, 4);
        foreach (var other in near.Take(random.Next(1, 4)))
        {
            if (evidence.Length + other.Length > 1100) break;
            evidence = random.Next(2) == 0 ? $"{evidence} {other}" : $"{other} {evidence}";
        }

        return evidence;
    }

    /// <summary>The preposition and the article that stand before the answer, where the question does not end with a preposition of its own.</summary>
    private static (string Preposition, string Article) Before(QuestionRow row)
    {
        var before = Preposition().Match(row.Context[..row.AnswerStart]);
        return before.Success && !Preposition().IsMatch(row.Question.TrimEnd('?', ' ') + " ") ? (before.Groups["preposition"].Value, before.Groups["article"].Value) : ("", "");
    }

    [GeneratedRegex(@"\b(?<preposition>(?:in|at|on|from|to|near|by|for|with|of|since|until|after|before|during|between) )(?<article>the |an? )?$", RegexOptions.IgnoreCase)]
    private static partial Regex Preposition();

    [GeneratedRegex(@" (?:in|at|near|since|until|after|because of|despite|due to|together with) [^,.;()]{4,50}(?=[,.])")]
    private static partial Regex Circumstance();

    [GeneratedRegex(@"^(?:The|An?|In|On|At|It|Its|He|His|She|Her|They|Their|This|These|There|When|After|Before|Some|Many|Most)\b")]
    private static partial Regex Opening();

    [GeneratedRegex(@" ?\([^)]*\)")]
    private static partial Regex Brackets();

    [GeneratedRegex(@", (?:which|who|where|while|although|but|after|before|with|including|leaving|according)\b[^,]*$")]
    private static partial Regex LastClause();
}
