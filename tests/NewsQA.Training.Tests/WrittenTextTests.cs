using Microsoft.Extensions.Options;
using NewsQA.Chunking;
using NewsQA.Training.Model;
using NewsQA.Training.Preparation;

namespace NewsQA.Training.Tests;

public sealed class WrittenTextTests : IDisposable
{
    private const string Paragraph = "The observatory of  Kelmore was opened by Ada Brandt in 1912.\nIt was closed in 1931.";

    private static readonly string Story = """
        # Ferry hits pier in Kelmore
        The ferry hit the pier on Monday and 12 people were hurt, police said.

        There were 12 lifeboats on board. Owen Pryce, its captain, was arrested.

        ? how many hurt in crash
        = 12 | 12 people were hurt
        ? Who was in command of the ship?
        = Owen Pryce
        ! Who owns the ferry?
        + The captain was detained.
        - Nobody was hurt.
        ~ The captain was drunk.
        ?+ Did police hold the captain?
        ?- Did the ship get away without casualties?
        ?~ Had the captain been drinking?
        *+ The captain, Owen Pryce, was arrested after 12 people were hurt.
        *- The captain, Owen Pryce, was hurt and 12 people were arrested.
        *~ The captain, Owen Pryce, was arrested after 12 people were hurt by glass.
        """;

    /// <summary>The questions for yes or no, said as claims.</summary>
    private const string AsClaims = "Police did hold the captain. The ship did get away without casualties. The captain had been drinking.";

    private readonly string _folder = Directory.CreateTempSubdirectory("newsqa-written-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_story_is_read_with_its_answers_in_place()
    {
        var text = Assert.Single(Read(Story));

        Assert.Equal("Ferry hits pier in Kelmore", text.Title);
        Assert.Equal(["12", "Owen Pryce"], text.Answered.Select(row => row.Context.Substring(row.AnswerStart, row.Answer.Length)));
        Assert.StartsWith("12 people were hurt", text.Text[text.Answered[0].AnswerStart..], StringComparison.Ordinal);
        Assert.Equal(["Who owns the ferry?"], text.Unanswered);
        Assert.Equal([("The captain was detained.", 0), ("Nobody was hurt.", 1), ("The captain was drunk.", 2)], text.Claims);
        Assert.Equal([("Did police hold the captain?", 0), ("Did the ship get away without casualties?", 1), ("Had the captain been drinking?", 2)], text.YesNo);
        Assert.Equal([0, 1, 2], text.Families.Select(claim => claim.Verdict));
        Assert.Equal("The captain, Owen Pryce, was hurt and 12 people were arrested.", text.Families[1].Claim);
    }

    [Fact]
    public void Questions_on_a_paragraph_of_the_data_find_it_by_its_hash_and_are_left_out_without_it()
    {
        var file = $"@{WrittenText.IdOf(Paragraph)}\n? In which year did it open its doors?\n= 1912\n! Who closed it?\n";

        var text = Assert.Single(Read(file, Paragraph));

        Assert.Null(text.Title);
        Assert.Equal("The observatory of Kelmore was opened by Ada Brandt in 1912. It was closed in 1931.", text.Text);
        Assert.Equal("1912", text.Text.Substring(text.Answered[0].AnswerStart, 4));
        Assert.Equal(["Who closed it?"], text.Unanswered);
        Assert.Empty(Read(file));
    }

    [Theory]
    [InlineData("? Who?\n= Owen Pryce\n", "line 1: a file begins with")]
    [InlineData("# A\nText of it.\n? Who?\n? When?\n= Text\n", "line 4: a question is followed by")]
    [InlineData("# A\nText of it.\n? Who?\n", "line 3: a question is followed by")]
    [InlineData("# A\nText of it.\n= Text\n", "line 3: a question is followed by")]
    [InlineData("# A\nText of it.\n? Who?\n= Pryce\n", "line 4: \"Pryce\" does not stand")]
    [InlineData("# A\nOne and one.\n? Who?\n= one\n! What?\nMore text.\n", "line 6: a line after the text")]
    [InlineData("# A\nA one and one.\n? Who?\n= one\n", "line 4: \"one\" does not stand in the text, or not just once")]
    [InlineData("# A\nText of it.\n?+ Who wrote it?\n", "line 3: \"Who wrote it?\" is no question for yes or no")]
    [InlineData("# A\nA one and one.\n? Who?\n= one | a one\n", "line 4: \"one | a one\" does not stand")]
    public void A_line_that_is_not_understood_is_named(string file, string expected) =>
        Assert.Contains(expected, Assert.Throws<InvalidDataException>(() => Read(file)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_folder_without_texts_is_called_so() =>
        Assert.Contains("holds no .txt file", Assert.Throws<InvalidDataException>(() => WrittenText.ReadAll(_folder, []).ToArray()).Message, StringComparison.Ordinal);

    [Fact]
    public void Answers_lie_in_the_run_of_sentences_shown_and_open_questions_beside_what_tempts()
    {
        var filler = string.Join('\n', Enumerable.Range(1, 60).Select(i => $"Line {i} of the report dealt with weather, fish and the price of bread."));
        var text = Assert.Single(Read(Story.Replace("There were 12", filler + "\nThere were 12", StringComparison.Ordinal)));
        var examples = new WrittenExamples(new Random(3));

        var answered = Enumerable.Range(0, 40).SelectMany(_ => examples.Answered(text)).ToArray();
        var open = Enumerable.Range(0, 40).SelectMany(_ => examples.Unanswered(text)).ToArray();
        var claims = Enumerable.Range(0, 40).SelectMany(_ => examples.Claims(text)).ToArray();

        Assert.All(answered, row => Assert.Equal(row.Answer, row.Context.Substring(row.AnswerStart, row.Answer.Length)));
        Assert.All(answered, row => Assert.InRange(row.Context.Length, 60, 1100));
        Assert.Contains(answered, row => row.Context.StartsWith("Ferry hits pier in Kelmore. ", StringComparison.Ordinal));
        Assert.Contains(answered, row => !row.Context.StartsWith("Ferry", StringComparison.Ordinal));
        Assert.All(open, row => Assert.Equal(-1, row.Start));
        var tempting = open.Where(row => row.First == "Who owns the ferry?").Select(row => row.Second.Contains("The ferry hit", StringComparison.Ordinal)).ToArray();
        Assert.InRange(tempting.Count(tempts => tempts), tempting.Length / 2, tempting.Length);
        Assert.Contains(open, row => row.First == "Who was in command of the ship?");
        Assert.All(open.Where(row => row.First == "Who was in command of the ship?"), row => Assert.DoesNotContain("Owen Pryce", row.Second, StringComparison.Ordinal));
        Assert.All(claims.Chunk(6), drawn => Assert.Equal([0, 1, 2, 0, 1, 2], drawn.Select(row => row.Verdict)));
        Assert.All(claims.Where(row => row.First == "Nobody was hurt."), row => Assert.Contains("12 people were hurt", row.Second, StringComparison.Ordinal));
        Assert.Contains(claims, row => row is { First: "Did police hold the captain?", Verdict: 0 });
        Assert.Contains(claims, row => row is { First: "Police did hold the captain.", Verdict: 0 });
        Assert.All(claims, row => Assert.InRange(row.Second.Length, 400, 1500));
        // No word of it stands in the story: nothing tells which run decides, so it gets the longest.
        Assert.All(claims.Where(row => row.First.Contains("casualties", StringComparison.Ordinal)), row => Assert.InRange(row.Second.Length, 1250, 1500));
    }

    [Fact]
    public void Families_of_claims_stand_beside_all_their_words_or_are_left_out()
    {
        string Filled(int lines) => Story.Replace(
            "There were 12", string.Join('\n', Enumerable.Range(1, lines).Select(i => $"Line {i} of the report dealt with weather, fish and the price of bread.")) + "\nThere were 12", StringComparison.Ordinal);
        var examples = new WrittenExamples(new Random(3));

        var near = Enumerable.Range(0, 20).SelectMany(_ => examples.Families(Assert.Single(Read(Filled(lines: 4))))).ToArray();
        var far = examples.Families(Assert.Single(Read(Filled(lines: 60))));

        Assert.Equal(60, near.Length);
        Assert.All(near.Chunk(3), drawn => Assert.Equal([0, 1, 2], drawn.Select(row => row.Verdict)));
        Assert.All(near, row => Assert.Contains("12 people were hurt", row.Second, StringComparison.Ordinal));
        Assert.All(near, row => Assert.Contains("Owen Pryce", row.Second, StringComparison.Ordinal));
        Assert.Empty(far);
    }

    [Fact]
    public void A_search_brings_the_passage_that_answers_beside_others_that_do_not()
    {
        var filler = string.Join('\n', Enumerable.Range(1, 20).Select(i => $"Line {i} of the report on the ferry dealt with weather, fish and the price of bread."));
        var text = Assert.Single(Read(Story.Replace("There were 12", filler + "\nThere were 12", StringComparison.Ordinal)));
        WrittenText[] elsewhere = [.. Enumerable.Range(0, 60).Select(i => new WrittenText($"Nothing in week {i}", "It was quiet.", [], [], [], [], [])),
            new("Yacht lost", "A ferry's captain was in command of the yacht.", [], [], [], [], [])];
        var examples = new SearchExamples(
            [text, .. elsewhere], new SentenceChunker(EncoderPackage.Open().Tokenizer(), Options.Create(new ChunkingOptions())), new Random(3));

        var rows = Enumerable.Range(0, 40).SelectMany(_ => examples.Make(text)).ToArray();

        Assert.All(rows, row => Assert.InRange(row.Others!.Count, 1, 3));
        Assert.All(rows, row => Assert.All(row.Others!.Append(row.Second), passage => Assert.InRange(passage.Length, 20, 440)));
        var answered = rows.Where(row => row.First == "Who was in command of the ship?").ToArray();
        Assert.All(answered, row => Assert.Equal("Owen Pryce", row.Second[row.Start..row.End]));
        Assert.All(answered, row => Assert.All(row.Others!, other => Assert.DoesNotContain("Owen Pryce", other, StringComparison.Ordinal)));
        var strangers = answered.Where(row => row.Others!.Any(other => other.Contains("yacht", StringComparison.Ordinal))).ToArray();
        Assert.InRange(strangers.Length, answered.Length / 4, answered.Length * 3 / 4);
        // With its headline or, like the others, without.
        Assert.All(strangers, row => Assert.Equal(row.Second.StartsWith("Ferry hits pier", StringComparison.Ordinal), row.Others![^1].StartsWith("Yacht lost. ", StringComparison.Ordinal)));
        var open = rows.Where(row => row.First == "Who owns the ferry?").ToArray();
        Assert.Equal(40, open.Length);
        Assert.All(open, row => Assert.Equal(-1, row.Start));
    }

    [Fact]
    public void All_that_is_in_the_repository_is_read_and_says_something_of_everything()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "NewsQA.sln"))) folder = folder.Parent!;

        var held = new[] { "evaluation/stories", "calibration" }.SelectMany(part => WrittenText.ReadAll(Path.Combine(folder.FullName, "data", part), [])).ToArray();
        var stories = WrittenText.ReadAll(Path.Combine(folder.FullName, "data", "training"), []).Concat(held).ToArray();

        Assert.InRange(stories.Length, 100, int.MaxValue);
        Assert.All(stories, story => Assert.Equal(story.Answered.Count > 0, story.Unanswered.Count > 0));
        // Texts of other kinds than news come with families of claims alone.
        var (others, news) = (stories.Where(IsOther).ToArray(), stories.Where(story => !IsOther(story)).ToArray());
        Assert.InRange(others.Length, 1, stories.Length / 10);
        Assert.All(news, story => Assert.NotEmpty(story.Claims));
        Assert.All(news, story => Assert.NotEmpty(story.YesNo));
        Assert.Equal(stories.Length, stories.Select(story => story.Title).Distinct().Count());
        Assert.Equal([0, 1, 2], stories.SelectMany(story => story.Claims).Select(claim => claim.Verdict).Distinct().Order());
        Assert.All(stories[..^held.Length], story => Assert.InRange(story.Families.Count(claim => claim.Verdict == 0), 2, story.Families.Count - 2));

        static bool IsOther(WrittenText text) => text.Answered.Count + text.Claims.Count + text.YesNo.Count == 0;
    }

    [Fact]
    public void Prepare_writes_them_with_the_rest_alone_and_as_a_search_brings_them()
    {
        using var data = new MadeData();
        File.WriteAllText(Path.Combine(_folder, "a.txt"), Story);

        PrepareCommand.Run(data.Folder, data.In("rows"), seed: 1, written: _folder);

        var rows = JsonLines.Read<TrainingRow>(data.In("rows")).ToArray();
        Assert.Contains(rows, row => row is { First: "Who was in command of the ship?", Start: >= 0 } && row.Second[row.Start..row.End] == "Owen Pryce");
        Assert.Contains(rows, row => row is { First: "Who owns the ferry?", Start: -1, Verdict: -1 });
        Assert.Contains(rows, row => row is { First: "Nobody was hurt.", Verdict: 1 });
        Assert.Contains(rows, row => row is { Others: not null, Start: >= 0 } && row.First.Contains("opened", StringComparison.Ordinal));
    }

    [Fact]
    public void Prepare_keeps_a_share_of_the_rest_and_all_that_is_written()
    {
        using var data = new MadeData();
        File.WriteAllText(Path.Combine(_folder, "a.txt"), Story);
        var whole = Rows(1);
        var half = Rows(0.5);
        var none = Rows(0);

        Assert.Equal(1, none.Count(row => row.First == "Nobody was hurt."));
        Assert.Equal(1, half.Count(row => row.First == "Nobody was hurt."));
        Assert.Equal(4, half.Count(row => row.First == "The captain, Owen Pryce, was hurt and 12 people were arrested."));
        Assert.All(none, row => Assert.Contains(row.First, Story + AsClaims, StringComparison.Ordinal));
        Assert.InRange(half.Length - none.Length, (whole.Length - none.Length) / 4, (whole.Length - none.Length) * 3 / 4);
        Assert.Throws<ArgumentOutOfRangeException>(() => Rows(1.5));

        TrainingRow[] Rows(double others)
        {
            PrepareCommand.Run(data.Folder, data.In("rows"), seed: 1, written: _folder, others: others);
            return [.. JsonLines.Read<TrainingRow>(data.In("rows"))];
        }
    }

    private WrittenText[] Read(string file, params string[] paragraphs)
    {
        File.WriteAllText(Path.Combine(_folder, "a.txt"), file);
        return [.. WrittenText.ReadAll(_folder, paragraphs)];
    }
}
