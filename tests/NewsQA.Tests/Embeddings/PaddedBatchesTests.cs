using CsCheck;
using NewsQA.Embeddings;

namespace NewsQA.Tests.Embeddings;

public sealed class PaddedBatchesTests
{
    [Fact]
    public void Inputs_of_like_length_share_a_run_and_others_do_not() =>
        Assert.Equal([0..2, 2..3, 3..4], PaddedBatches.Of([90, 100, 160, 400], 4096));

    [Fact]
    public void Longest_first_is_cut_alike() =>
        Assert.Equal([0..1, 1..2, 2..4], PaddedBatches.Of([400, 160, 100, 90], 4096));

    [Fact]
    public void No_run_exceeds_the_limit_but_one_of_a_single_long_input() =>
        Assert.Equal([0..1, 1..3, 3..4], PaddedBatches.Of([500, 100, 100, 100], 200));

    [Fact]
    public void Every_input_is_in_one_run_and_little_of_a_run_is_padding() =>
        Gen.Int[0, 512].List[0, 60].Sample(list =>
        {
            int[] lengths = [.. list.Order()];
            Range[] runs = [.. PaddedBatches.Of(lengths, 1024)];
            Assert.Equal(lengths, runs.SelectMany(run => lengths[run]));
            Assert.All(runs, run =>
            {
                var own = lengths[run];
                Assert.True(own.Length == 1 || own.Max() * own.Length <= Math.Min(1024, own.Sum() * 1.1));
            });
        });
}
