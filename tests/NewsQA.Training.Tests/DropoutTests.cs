using NewsQA.Training.Model;
using TorchSharp;

namespace NewsQA.Training.Tests;

public sealed class DropoutTests
{
    [Fact]
    public void The_share_is_set_to_zero_and_the_rest_makes_up_for_it()
    {
        NativeLibrary.Require();
        using var scope = torch.NewDisposeScope();
        using var dropout = new Dropout(0.25, 100_000, seed: 1, torch.ScalarType.Float32);

        var dropped = dropout.Apply(torch.full([100, 1000], 3f)).data<float>().ToArray();

        Assert.InRange(dropped.Count(value => value == 0) / 100_000.0, 0.24, 0.26);
        Assert.All(dropped.Where(value => value != 0), value => Assert.Equal(4f, value, 1e-5f));
    }

    [Fact]
    public void No_two_masks_are_alike_and_a_seed_repeats_them()
    {
        NativeLibrary.Require();
        using var scope = torch.NewDisposeScope();
        using var dropout = new Dropout(0.5, 1000, seed: 1, torch.ScalarType.Float32);
        using var again = new Dropout(0.5, 1000, seed: 1, torch.ScalarType.Float32);

        var (first, second, repeated) = (Mask(dropout), Mask(dropout), Mask(again));

        Assert.NotEqual(first, second);
        Assert.Equal(first, repeated);

        static float[] Mask(Dropout dropout) => dropout.Apply(torch.ones(1000)).data<float>().ToArray();
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    public void A_share_out_of_range_is_refused(double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Dropout(share, 10, seed: 1, torch.ScalarType.Float32));
}
