using NewsQA.Training.Model;
using NewsQA.Training.Running;
using static TorchSharp.torch;

namespace NewsQA.Training.Tests;

public sealed class VerdictLossTests
{
    [Fact]
    public void A_claim_alone_counts_its_cross_entropy_and_a_question_nothing()
    {
        NativeLibrary.Require();
        Example question = new([1, 2, 3], 2, 1, 1, Example.Ignored);

        var loss = Loss([[0, 2, 1], [0, 5, 5], [0, 1, 1], [3, 0, 1]], [Claim(1), question with { Others = [question] }, Claim(0)]);

        Assert.Equal(CrossEntropy([0, 2, 1], 1) + CrossEntropy([3, 0, 1], 0), loss, 1e-4);
    }

    [Fact]
    public void A_claim_competes_with_its_rivals_by_the_odds_of_support()
    {
        NativeLibrary.Require();
        float[] alone = [1, 0, 0], supported = [2, 1, 0], refuted = [1, 3, 0], open = [0, 0, 2];

        var loss = Loss([alone, supported, refuted, open], [Claim(0), Claim(0) with { Others = [Claim(1), Claim(2)] }]);

        var apart = CrossEntropy(alone, 0) + CrossEntropy(supported, 0) + CrossEntropy(refuted, 1) + CrossEntropy(open, 2);
        Assert.Equal(apart + CrossEntropy([Odds(supported), Odds(refuted), Odds(open)], 0), loss, 1e-4);

        static float Odds(float[] logits) => logits[0] - MathF.Log(MathF.Exp(logits[1]) + MathF.Exp(logits[2]));
    }

    private static Example Claim(int verdict) => new([1, 2, 3], 2, Example.Ignored, Example.Ignored, verdict);

    private static double Loss(float[][] logits, Example[] batch)
    {
        using var scope = NewDisposeScope();
        return VerdictLoss.Sum(tensor([.. logits.SelectMany(row => row)], [logits.Length, 3]), batch).Value();
    }

    private static double CrossEntropy(float[] logits, int target) => Math.Log(logits.Sum(logit => Math.Exp(logit))) - logits[target];
}
