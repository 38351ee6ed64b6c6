using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using Microsoft.ML.Tokenizers;
using NewsQA.Answering.Providers;
using NewsQA.Articles;
using NewsQA.Language;

namespace NewsQA.Answering.Prose;

/// <summary>
/// Lets a language model answer in prose from numbered sentences, and passes on only the sentences that are proven. Those that are
/// not are repaired once, together, and else left out. Safe for concurrent use.
/// </summary>
/// <remarks>
/// Sentences are passed on in the model's order: behind one that needs repair they wait until the reply has ended. One more request at
/// the most is made for an answer, however many sentences fail.
/// </remarks>
internal sealed partial class ChatReader(ChatModel model, Prompts prompts, SentenceChecker checker, Tokenizer tokenizer)
{
    private const string Stop = "NOT HELD";

    /// <summary>More sentences than this are not an answer; the rest is not read.</summary>
    private const int MaxSentences = 30;

    public ModelReport EmptyReport => new() { Provider = model.Provider.ToString(), Model = model.Name ?? "" };

    /// <summary>Asks the model. The last update carries the answer.</summary>
    /// <exception cref="ModelException">The model gave nothing that could be used, or its reply broke off.</exception>
    public async IAsyncEnumerable<ProseUpdate> ReadAsync(
        string question, IReadOnlyList<SourcePassage> passages, ModelUsage usage, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var evidence = Evidence.Of(passages, tokenizer, model.Options.EvidenceTokens);
        var variables = new Dictionary<string, string> { ["sources"] = evidence.Text, ["question"] = QuotedText.OneLine(question) };
        var assembler = new SentenceAssembler();
        var shown = new ShownSentences();
        var waiting = new List<Judged>();
        var (count, notHeld, finish) = (0, default(string), default(ChatFinishReason?));

        usage.Begin();
        await foreach (var update in prompts.StreamAsync(Prompts.Answer, variables, cancellationToken))
        {
            usage.Add(update);
            finish = update.FinishReason ?? finish;
            if (update.Text.Length == 0)
                continue;
            foreach (var sentence in assembler.Add(update.Text))
            {
                if (Take(sentence) is { } text)
                    yield return new ProseUpdate(text);
            }
        }

        if (finish is null)
            throw ModelFailures.CutOff(model.Options);
        foreach (var sentence in assembler.End())
        {
            // What the longest reply cut in two is no sentence.
            if (finish == ChatFinishReason.Length && !EndOfSentence().IsMatch(sentence))
                continue;
            if (Take(sentence) is { } text)
                yield return new ProseUpdate(text);
        }

        Judge(question, evidence, assembler, count, notHeld is not null);
        var dropped = new List<string>();
        var repaired = 0;
        if (waiting.Any(w => !w.Verdict.IsProven))
        {
            var corrected = await RepairAsync(variables, waiting, evidence, usage, cancellationToken);
            for (var i = 0; i < waiting.Count; i++)
            {
                var (sentence, verdict) = waiting[i].Verdict.IsProven ? waiting[i] : corrected.GetValueOrDefault(i, waiting[i]);
                if (verdict.IsProven && shown.Add(sentence, verdict) is { } text)
                {
                    repaired += waiting[i].Verdict.IsProven ? 0 : 1;
                    yield return new ProseUpdate(text);
                }
                else
                {
                    dropped.Add(waiting[i].Verdict.Reason ?? "its quote does not stand in the article");
                }
            }
        }

        var isNotHeld = notHeld is not null && count == 0;
        if (shown.Count == 0 && !isNotHeld)
        {
            throw waiting.TrueForAll(w => w.Sentence.Citations.Count == 0)
                ? new ModelException(ModelFailureKind.Uncited, $"{ModelFailures.Service(model.Options)} cited no source in its reply: a model that follows instructions better may.")
                : new ModelException(ModelFailureKind.Unproven, string.Create(CultureInfo.InvariantCulture, $"None of the {waiting.Count} sentences of {model.Name} could be proven ({dropped[0]}): a better model may do."));
        }

        yield return new ProseUpdate(null, new ProseAnswer(shown.Text, shown.Citations, shown.Confidence, isNotHeld, usage.AddTo(EmptyReport with
        {
            Shown = shown.Count,
            Repaired = repaired,
            Dropped = dropped,
            NotHeld = isNotHeld ? null : notHeld is { Length: > 0 } ? notHeld : null,
        })));

        // Shows, keeps or sorts out one sentence; the text is what to show at once.
        string? Take(string raw)
        {
            if (NotHeldLine(raw, question) is { } held)
            {
                notHeld = held;
                return null;
            }

            if (Words.Of(raw).Count == 0 || ++count > MaxSentences)
                return null;
            var sentence = DraftSentence.Parse(raw);
            var verdict = checker.Check(sentence, evidence.Sentences, cancellationToken);
            if (verdict.IsProven && waiting.Count == 0)
                return shown.Add(sentence, verdict);
            waiting.Add(new Judged(sentence, verdict));
            return null;
        }
    }

    /// <summary>Refuses a reply that is none as a whole.</summary>
    private void Judge(string question, Evidence evidence, SentenceAssembler assembler, int sentences, bool isNotHeld)
    {
        if (sentences == 0 && !isNotHeld)
            throw new ModelException(ModelFailureKind.Empty, $"{ModelFailures.Service(model.Options)} sent an empty reply: try again, or raise NewsQA:Model:MaxOutputTokens for a model that thinks first.");
        var language = sentences == 0 ? null : LanguageDetector.Detect(assembler.Reply.ToString());
        if (language is not null && language != LanguageDetector.Detect(question) && LanguageDetector.Detect(evidence.Text) is { } expected && language != expected)
            throw new ModelException(ModelFailureKind.OtherLanguage, $"{model.Name} answered in another language ({language}) than the articles ({expected}): a model that follows instructions better may do.");
    }

    /// <summary>Asks once more for the sentences that failed; those that are now proven, by their place.</summary>
    private async Task<Dictionary<int, Judged>> RepairAsync(
        Dictionary<string, string> variables, List<Judged> waiting, Evidence evidence, ModelUsage usage, CancellationToken cancellationToken)
    {
        var failed = waiting.Select((w, i) => (w, i)).Where(p => !p.w.Verdict.IsProven).ToList();
        var rejected = string.Join('\n', failed.Select((p, n) => string.Create(
            CultureInfo.InvariantCulture, $"{n + 1}: {p.w.Sentence.Text} (rejected: {QuotedText.OneLine(p.w.Verdict.Reason!)})")));
        usage.Begin();
        var response = await AttemptAsync(() => prompts.RunAsync(Prompts.RepairSentence, new Dictionary<string, string>(variables) { ["rejected"] = rejected }, cancellationToken), cancellationToken);
        usage.Add(response?.Usage);

        var corrected = new Dictionary<int, Judged>();
        foreach (Match line in NumberedLine().Matches(response?.Text ?? ""))
        {
            if (!int.TryParse(line.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n < 1 || n > failed.Count)
                continue;
            var sentence = DraftSentence.Parse(line.Groups["sentence"].Value);
            var verdict = checker.Check(sentence, evidence.Sentences, cancellationToken);
            if (verdict.IsProven)
                corrected[failed[n - 1].i] = new Judged(sentence, verdict);
        }

        return corrected;
    }

    /// <summary>A repair that fails costs the sentences that it was for, not those that are proven.</summary>
    private static async Task<ChatResponse?> AttemptAsync(Func<Task<ChatResponse>> request, CancellationToken cancellationToken)
    {
        try
        {
            return await request();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever breaks in a provider's library.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    /// <summary>
    /// What a line that begins with "NOT HELD" names: empty where it names nothing, or says more than the question does;
    /// <see langword="null"/> if it is no such line.
    /// </summary>
    private static string? NotHeldLine(string line, string question)
    {
        var text = line.Trim(' ', '*', '_', '"', '-', '\n');
        if (!text.StartsWith(Stop, StringComparison.OrdinalIgnoreCase))
            return null;
        var named = QuotedText.OneLine(text[Stop.Length..].Trim(':', '.', ' '));
        var asked = Words.Of(question).Select(w => w.Stem).ToHashSet(StringComparer.Ordinal);
        return Words.ContentOf(named).All(w => asked.Contains(w.Stem)) ? named : "";
    }

    private sealed record Judged(DraftSentence Sentence, SentenceVerdict Verdict);

    [GeneratedRegex(@"^\s*#?(?<number>\d{1,3})\s*[:.)]\s*(?<sentence>\S.*)$", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NumberedLine();

    [GeneratedRegex(@"[.!?…]['""”’)]*(?:\s*\[\d+\])*\s*\z|\[\d+\]\s*[.!?]?\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex EndOfSentence();
}
