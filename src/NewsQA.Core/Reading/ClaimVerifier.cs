namespace NewsQA.Reading;

/// <summary>How a piece of evidence stands to a claim; the three add up to 1.</summary>
/// <param name="Supported">Probability that the evidence supports the claim.</param>
/// <param name="Refuted">Probability that the evidence refutes the claim.</param>
/// <param name="NotEnoughInfo">Probability that the evidence does neither.</param>
public readonly record struct VerdictProbabilities(double Supported, double Refuted, double NotEnoughInfo)
{
    /// <summary>Probability that the evidence says anything about the claim.</summary>
    public double Decided => Supported + Refuted;

    /// <summary>Least probability that is divided by.</summary>
    private const double Least = 1e-9;

    /// <summary>The same with another balance of support and refutation: the natural logarithm of their odds is <paramref name="change"/> higher.</summary>
    internal VerdictProbabilities ShiftSupport(double change)
    {
        var odds = Supported / Math.Max(Refuted, Least) * Math.Exp(change);
        var supported = Decided * odds / (1 + odds);
        return new(supported, Decided - supported, NotEnoughInfo);
    }

    /// <summary>The same with other odds that anything is said about the claim: their natural logarithm is <paramref name="change"/> higher.</summary>
    internal VerdictProbabilities ShiftDecided(double change)
    {
        var weight = Math.Exp(change);
        var undecided = Math.Max(NotEnoughInfo, Least);
        var sum = (Decided * weight) + undecided;
        return new(Supported * weight / sum, Refuted * weight / sum, undecided / sum);
    }
}

/// <summary>Something that a claim is held against.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Title">Headline of the article that it stands in, as context.</param>
public readonly record struct Evidence(string Text, string? Title);

/// <summary>Judges with the trained network whether evidence supports or refutes a claim. Safe for concurrent use.</summary>
public sealed class ClaimVerifier
{
    private readonly IReaderModel _model;
    private readonly PairEncoder _encoder;

    internal ClaimVerifier(IReaderModel model, PairEncoder encoder)
    {
        _model = model;
        _encoder = encoder;
    }

    /// <summary>
    /// Judges each piece of <paramref name="evidence"/> by itself. Evidence longer than the network's input is judged in
    /// overlapping windows, and the window that says most about the claim speaks for it.
    /// </summary>
    /// <returns>One verdict a piece, in order; evidence without a word gives "not enough info".</returns>
    public IReadOnlyList<VerdictProbabilities> Verify(
        string claim, IReadOnlyList<string> evidence, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return Verify(claim, [.. evidence.Select(text => new Evidence(text, null))], cancellationToken);
    }

    /// <summary>The same for evidence with the headline of its article.</summary>
    public IReadOnlyList<VerdictProbabilities> Verify(
        string claim, IReadOnlyList<Evidence> evidence, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(evidence);
        var first = _encoder.EncodeFirst(claim);
        var windows = evidence.SelectMany((item, i) => _encoder.Encode(first, item.Text, i, item.Title)).ToArray();
        var outputs = _model.Judge(windows, cancellationToken);
        var verdicts = new VerdictProbabilities[evidence.Count];
        Array.Fill(verdicts, new VerdictProbabilities(0, 0, 1));
        var seen = new bool[evidence.Count];
        for (var w = 0; w < windows.Length; w++)
        {
            var verdict = Probabilities(outputs[w]);
            ref var best = ref verdicts[windows[w].PassageIndex];
            if (!seen[windows[w].PassageIndex] || verdict.Decided > best.Decided)
            {
                best = verdict;
                seen[windows[w].PassageIndex] = true;
            }
        }

        return verdicts;
    }

    private VerdictProbabilities Probabilities(float[] logits)
    {
        Span<double> scores = stackalloc double[logits.Length];
        var largest = logits.Max();
        var sum = 0.0;
        for (var i = 0; i < logits.Length; i++)
        {
            sum += scores[i] = Math.Exp((logits[i] - largest) / _model.Info.VerdictTemperature);
        }

        var supported = scores[IndexOf("supported")] / sum;
        var refuted = scores[IndexOf("refuted")] / sum;
        return new VerdictProbabilities(supported, refuted, 1 - supported - refuted);
    }

    private int IndexOf(string label)
    {
        for (var i = 0; i < _model.Info.Labels.Count; i++)
        {
            if (_model.Info.Labels[i] == label)
            {
                return i;
            }
        }

        throw new InvalidDataException($"The reader's model has no label '{label}': export it again.");
    }
}
