using NewsQA.Training.Preparation;

namespace NewsQA.Training.Tests;

public sealed class RivalsTests
{
    [Fact]
    public void Of_claims_beside_one_evidence_those_not_supported_join_one_that_is_like_them()
    {
        TrainingRow[] claims =
        [
            TrainingRow.Claim("The ferry sank in May.", "one", 0), TrainingRow.Claim("The ferry sank in June.", "one", 1), TrainingRow.Claim("The ferry sank in Hull.", "one", 2),
            TrainingRow.Claim("The ferry never sank in May.", "one", 1), TrainingRow.Claim("Bread has become dearer.", "one", 2), TrainingRow.Claim("May was when the ferry sank.", "one", 0),
            TrainingRow.Claim("The ferry sank in June.", "two", 1), TrainingRow.Claim("The ferry sank in May.", "three", 0),
        ];

        var tied = new Rivals(new Random(1)).Tie(claims).ToArray();

        Assert.All(tied.Where(row => row.Rivals is not null), row => Assert.Equal(("one", 0), (row.Second, row.Verdict)));
        Assert.All(tied.Where(row => row.Rivals is not null), row => Assert.InRange(row.Rivals!.Count, 1, 2));
        Assert.Equal(3, tied.Sum(row => row.Rivals?.Count ?? 0));
        Assert.Contains(tied, row => row is { First: "Bread has become dearer.", Rivals: null });
        Assert.Equal(claims.Select(row => (row.First, row.Second, row.Verdict)).Order(), tied
            .SelectMany(row => (row.Rivals ?? []).Select(rival => (rival.Claim, row.Second, rival.Verdict)).Prepend((row.First, row.Second, row.Verdict))).Order());
    }
}
