using NewsQA.Training.Model;
using NewsQA.Training.Running;
using static TorchSharp.torch;

namespace NewsQA.Training.Tests;

public sealed class SpanLossTests
{
    private static readonly Example Claim = new([1, 2, 3], 2, Example.Ignored, Example.Ignored, 1);

    [Fact]
    public void A_passage_alone_counts_its_cross_entropy_and_a_claim_nothing()
    {
        NativeLibrary.Require();
        var loss = Loss([[0, 2, 1], [0, 5, 5], [3, 0, 1]], [Question(1), Claim, Question(0)]);

        Assert.Equal(CrossEntropy([0, 2, 1], 1) + CrossEntropy([3, 0, 1], 0), loss, 1e-4);
    }

    [Fact]
    public void Of_several_passages_the_tokens_compete_each_by_how_far_it_is_above_no_answer_of_its_own()
    {
        NativeLibrary.Require();
        float[] answers = [1, 3, 0], other = [2, 4, 1], another = [0, -1, 0];

        var loss = Loss([[0, 1, 0], answers, other, another], [Claim, Question(1) with { Others = [Question(0), Question(0)] }]);

        var together = CrossEntropy([0, 2, -1, 2, -1, -1, 0], 1);
        var apart = CrossEntropy(answers, 1) + ((CrossEntropy(other, 0) + CrossEntropy(another, 0)) / 2);
        Assert.Equal((together + apart) / 2, loss, 1e-4);
    }

    [Fact]
    public void A_question_that_no_passage_answers_wants_all_of_them_below_no_answer()
    {
        NativeLibrary.Require();
        Example[] searched = [Question(0) with { Others = [Question(0)] }, Question(2) with { Others = [Question(0), Question(0), Question(0)] }];

        var loss = Loss([[0, 1, 2], [1, 1, 1], [0, 0, 3], [0, 1, 1], [2, 1, 0], [0, 0, 0]], searched);

        var open = (CrossEntropy([0, 1, 2, 0, 0], 0) + CrossEntropy([0, 1, 2], 0) + CrossEntropy([1, 1, 1], 0)) / 2;
        var answered = (CrossEntropy([0, 0, 3, 1, 1, -1, -2, 0, 0], 2) + CrossEntropy([0, 0, 3], 2)
            + ((CrossEntropy([0, 1, 1], 0) + CrossEntropy([2, 1, 0], 0) + CrossEntropy([0, 0, 0], 0)) / 3)) / 2;
        Assert.Equal(open + answered, loss, 1e-4);
    }

    [Fact]
    public void Collections_on_another_thread_change_nothing()
    {
        NativeLibrary.Require();
        float[][] logits = [[0, 1, 2], [1, 1, 1], [0, 5, 5]];
        Example[] batch = [Question(2) with { Others = [Question(0)] }, Claim];
        var expected = Loss(logits, batch);
        var done = false;
        var collector = new Thread(() =>
        {
            while (!Volatile.Read(ref done))
            {
                GC.Collect(0);
                GC.WaitForPendingFinalizers();
            }
        });
        collector.Start();
        try
        {
            for (var i = 0; i < 3000; i++) Assert.Equal(expected, Loss(logits, batch), 1e-6);
        }
        finally
        {
            Volatile.Write(ref done, true);
            collector.Join();
        }
    }

    private static Example Question(int target) => new([1, 2, 3], 2, target, target, Example.Ignored);

    private static double Loss(float[][] logits, Example[] batch)
    {
        using var scope = NewDisposeScope();
        var width = logits[0].Length;
        return SpanLoss.Sum(tensor([.. logits.SelectMany(row => row)], [logits.Length, width]), batch, example => example.Start).Value();
    }

    private static double CrossEntropy(float[] logits, int target) => Math.Log(logits.Sum(logit => Math.Exp(logit))) - logits[target];
}
