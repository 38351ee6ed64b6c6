using System.Text.RegularExpressions;
using NewsQA.Training.Model;
using NewsQA.Training.Preparation;

namespace NewsQA.Training.Tests;

public sealed class PrepareTests
{
    [Fact]
    public void The_same_seed_writes_the_same_file_and_another_seed_another()
    {
        using var data = new MadeData();

        var count = PrepareCommand.Run(data.Folder, data.In("first"), seed: 7);
        PrepareCommand.Run(data.Folder, data.In("second"), seed: 7);
        PrepareCommand.Run(data.Folder, data.In("third"), seed: 8);

        Assert.Equal(count, File.ReadLines(data.In("first")).Count());
        Assert.Equal(File.ReadAllBytes(data.In("first")), File.ReadAllBytes(data.In("second")));
        Assert.NotEqual(File.ReadAllBytes(data.In("first")), File.ReadAllBytes(data.In("third")));
    }

    [Fact]
    public void Rows_are_answerable_unanswerable_and_of_every_verdict()
    {
        using var data = new MadeData(rowsPerFile: 100);
        PrepareCommand.Run(data.Folder, data.In("rows"), seed: 1);

        var rows = JsonLines.Read<TrainingRow>(data.In("rows")).ToArray();

        var questions = rows.Where(row => row.Verdict < 0).ToArray();
        Assert.InRange(questions.Count(row => row.Start < 0) / (double)questions.Length, 0.15, 0.5);
        Assert.All(questions.Where(row => row.Start >= 0), row => Assert.InRange(row.End, row.Start + 1, row.Second.Length));
        Assert.Equal([0, 1, 2], rows.Select(row => row.Verdict).Where(verdict => verdict >= 0).Distinct().Order());
    }

    [Fact]
    public void An_answer_stays_under_its_marks_when_a_passage_is_put_around_it()
    {
        var questions = Enumerable.Range(0, 200).Select(i => MadeData.Question(i, paragraph: false)).ToArray();
        var index = new PassageIndex([.. questions.Select(row => row.Context), .. Enumerable.Range(1950, 30).Select(year => $"No winter was as cold as that of {year}.")]);
        var random = new Random(3);
        var maker = new QuestionExamples(index, new Edits(["Hanna Weiss"], random), new Paraphrases(), new Transplants([], random), random);

        var surrounded = 0;
        foreach (var question in questions)
        {
            var row = maker.Make(question).First();
            Assert.Equal(question.Answer, row.Second[row.Start..row.End]);
            surrounded += row.Second.Length > question.Context.Length ? 1 : 0;
        }

        Assert.InRange(surrounded, 1, questions.Length - 1);
    }

    [Fact]
    public void An_edit_changes_the_text_and_passages_from_elsewhere_are_no_copies()
    {
        var edits = new Edits(["Hanna Weiss"], new Random(2));
        var index = new PassageIndex([.. Enumerable.Range(0, 60).Select(i => MadeData.Question(i, paragraph: true).Context)]);
        for (var i = 0; i < 60; i++)
        {
            var row = MadeData.Question(i, paragraph: true);
            Assert.NotEqual(row.Question, edits.Change(row.Question, row.Context, negate: true));
            Assert.DoesNotContain(row.Context, index.Near(row.Question, row.Context, 3));
        }

        var other = new PassageIndex([.. Enumerable.Range(0, 60).Select(i => i < 59 ? $"Filler {i} about nothing." : "The ferry to Kelmore sank in a storm last winter.")]);
        Assert.Equal(["The ferry to Kelmore sank in a storm last winter."], other.Near("When did the ferry sink in a storm?", "A ferry is a ship.", 3));
    }

    [Fact]
    public void A_name_is_mended_only_where_it_is_clear_which()
    {
        Assert.Equal("Later Ada Brandt opened it.", Edits.Mismatch("Later Owen Pryce opened it.", "In time Ada Brandt opened it.")?.Back("Later Owen Pryce opened it."));
        Assert.Null(Edits.Mismatch("Later Owen Pryce met Petra Kolar.", "In time Ada Brandt opened it."));
        Assert.Null(Edits.Mismatch("Later Owen Pryce opened it.", "In time it was opened."));
    }

    [Theory]
    [InlineData("In time Ada Brandt opened it.", "Later Ada Brandt opened it.", "supported")]
    [InlineData("In time Ada Brandt opened it.", "Later Owen Pryce opened it.", "refuted")]
    public void Of_a_swap_claim_and_evidence_alone_say_nothing_of_the_verdict(string claim, string evidence, string verdict)
    {
        var random = new Random(1);
        var maker = new ClaimExamples(new PassageIndex(["Nothing to see."]), new Edits(["Hanna Weiss"], random), new Paraphrases(), random);

        var twins = Enumerable.Range(0, 40).Select(_ => maker.Make(new(evidence, claim, verdict)).ToArray()).First(rows => rows.Length == 4);

        Assert.All(twins.GroupBy(row => row.First), same => Assert.Equal([0, 1], same.Select(row => row.Verdict).Order()));
        Assert.All(twins.GroupBy(row => row.Second), same => Assert.Equal([0, 1], same.Select(row => row.Verdict).Order()));
    }

    [Fact]
    public void Claims_made_of_a_sentence_are_refuted_exactly_where_the_two_differ()
    {
        var random = new Random(5);
        var made = new MadeClaims(new PassageIndex(["Nothing to see."]), new Edits(["Hanna Weiss"], random), new Paraphrases(), new Transplants([], random), random);
        var rows = Enumerable.Range(0, 200).SelectMany(i => made.OfSentence("Last year the mayor Ada Brandt opened the first school in Kelmore with 12 workers.")).ToArray();
        Assert.Equal([0, 1], rows.Select(row => row.Verdict).Distinct().Order());
        Assert.All(rows.Where(row => row.Verdict == 1), row => Assert.NotEqual(row.First, row.Second));
    }

    [Fact]
    public void Claims_made_of_a_passage_are_supported_only_where_it_says_them()
    {
        const string Text = "The school in Kelmore opened in 1912. Its first head was Ada Brandt, who taught music. It closed after the war.";
        var random = new Random(5);
        var other = new PassageIndex([.. Enumerable.Range(0, 40).Select(i => $"Filler {i}."), "The school in Hradek opened its doors near the old harbour, with music."]);
        var made = new MadeClaims(other, new Edits(["Hanna Weiss"], random), new Paraphrases(), new Transplants([], random), random);

        var rows = Enumerable.Range(0, 300).SelectMany(_ => made.OfPassage(Text)).ToArray();

        Assert.Equal([0, 1, 2], rows.Select(row => row.Verdict).Distinct().Order());
        Assert.All(rows.Where(row => row.Verdict == 0), row => Assert.Contains(row.First.TrimEnd('.').Split(',')[0], row.Second, StringComparison.OrdinalIgnoreCase));
        Assert.All(rows.Where(row => row.Verdict != 0), row => Assert.DoesNotContain(row.First, row.Second, StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Verdict == 2 && row.First.Contains("near the old harbour", StringComparison.Ordinal));
        Assert.Empty(made.OfPassage("One sentence. Two sentences."));
    }

    [Fact]
    public void Summaries_join_two_sentences_of_a_passage_and_are_supported_only_where_both_halves_are()
    {
        string[] sentences = ["The school in Kelmore opened in 1912 with few pupils.", "Its first head was Ada Brandt of Hradek.", "It was closed after 30 years of debts."];
        const string Foreign = "The harbour of Tarvik was widened by 40 metres.";
        var random = new Random(7);
        var made = new MadeClaims(new PassageIndex([.. Enumerable.Range(0, 60).Select(i => $"Filler {i}."), Foreign + " The school opened, its head wrote."]),
            new Edits(["Hanna Weiss"], random), new Paraphrases(), new Transplants([], random), random);

        var rows = Enumerable.Range(0, 300).SelectMany(_ => made.OfSummary(string.Join(" ", sentences))).ToArray();

        Assert.Equal([0, 1, 2], rows.Select(row => row.Verdict).Distinct().Order());
        Assert.All(rows, row => Assert.Equal(row.Verdict == 0, sentences.Count(sentence => row.First.Contains(sentence[4..^1], StringComparison.Ordinal)) == 2));
        Assert.All(rows, row => Assert.Contains(sentences[2], row.Second, StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Verdict == 0 && row.First == sentences[0][..^1] + ", while it" + sentences[2][2..]);
        Assert.Empty(made.OfSummary("One sentence. Two sentences."));
    }

    [Theory]
    [InlineData("The bank was founded in Hradek. In 1912 Kelmore Bank's debts fell to 40 crowns.", true)]
    [InlineData("Kelmore Bank was founded in Hradek. In 1912 Kelmore Bank's debts fell to 40 crowns.", false)]
    public void The_name_asked_about_moves_out_of_the_answering_sentence_and_stands_before_it(string context, bool headed)
    {
        var mentions = new Mentions(new PassageIndex(["Nothing to see."]), new Random(4));
        var row = new QuestionRow("To how much did the debts of Kelmore Bank fall in 1912?", context, "40 crowns", context.IndexOf("40", StringComparison.Ordinal));

        var distant = mentions.Distance(row);

        var sentence = distant.Context[distant.Context.IndexOf("In 1912", StringComparison.Ordinal)..];
        Assert.DoesNotContain("Kelmore", sentence, StringComparison.Ordinal);
        Assert.EndsWith(" debts fell to 40 crowns.", sentence, StringComparison.Ordinal);
        Assert.Equal(headed, distant.Context.StartsWith("Kelmore Bank.", StringComparison.Ordinal));
        Assert.Equal("40 crowns", distant.Context.Substring(distant.AnswerStart, distant.Answer.Length));
        Assert.Equal(row with { Question = "What fell?" }, mentions.Distance(row with { Question = "What fell?" }));
    }

    [Theory]
    [InlineData("approved", "rejected")]
    [InlineData("accepted", "rejected")]
    [InlineData("million", "billion")]
    public void Opposites_are_so_both_ways_even_where_a_word_has_two(string one, string other)
    {
        Assert.True(Edits.AreOpposites(one, other));
        Assert.True(Edits.AreOpposites(other, one));
        Assert.False(Edits.AreOpposites(one, one));
    }

    [Fact]
    public void A_sentence_is_negated_in_several_ways()
    {
        var random = new Random(2);
        string[] said = [.. Enumerable.Range(0, 60).Select(_ => Edits.Negate("The bank was sold.", random)!).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(["The bank was never sold.", "The bank was no longer sold.", "The bank was not sold.", "The bank wasn't sold.", "The bank wasn’t sold."], said);
        Assert.Null(Edits.Negate("The bank failed.", random));
    }

    [Theory]
    [InlineData("The bank was sold.", "The bank was not sold.", "The bank wasn't sold.", "The bank wasn’t sold.")]
    [InlineData("It is a bank.", "It is not a bank.", "It isn't a bank.", "It isn’t a bank.")]
    [InlineData("It will close.", "It will not close.", "It won't close.", "It won’t close.")]
    [InlineData("It has two heads.", "It does not have two heads.", "It doesn't have two heads.", "It doesn’t have two heads.")]
    [InlineData("It has closed.", "It has not closed.", "It hasn't closed.", "It hasn’t closed.")]
    [InlineData("The bank was not sold.", "The bank was sold.")]
    [InlineData("The bank has never closed.", "The bank has closed.")]
    [InlineData("The bank won’t close.", "The bank will close.")]
    [InlineData("The bank can't close.", "The bank can close.")]
    [InlineData("The bank failed.")]
    public void The_contrary_of_a_statement_denies_it_or_takes_its_denial_back(string statement, params string[] contraries)
    {
        var random = new Random(2);
        Assert.Equal(contraries.Order(StringComparer.Ordinal), Enumerable.Range(0, 60).Select(_ => Edits.Reverse(statement, random)).OfType<string>().Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("supported", "refuted")]
    [InlineData("refuted", "supported")]
    [InlineData("not_enough_info", "not_enough_info")]
    public void The_contrary_of_a_claim_has_the_contrary_verdict(string verdict, string contrary)
    {
        var random = new Random(6);
        var maker = new ClaimExamples(new PassageIndex([.. Enumerable.Range(0, 60).Select(i => $"Filler {i}.")]), new Edits(["Hanna Weiss"], random), new Paraphrases(), random);

        var rows = Enumerable.Range(0, 60).SelectMany(_ => maker.Make(new ClaimRow("The bank was sold to a miller.", "The bank was closed.", verdict))).ToArray();

        Assert.Contains(rows, row => row.First == "The bank was not closed.");
        Assert.All(rows.Where(row => Regex.IsMatch(row.First, "not|n['’]t")), row => Assert.Equal(contrary, ClaimExamples.Verdicts[row.Verdict]));
    }

    [Fact]
    public void A_word_of_like_meaning_is_put_in_where_the_passage_lacks_it()
    {
        var paraphrases = new Paraphrases(EncoderPackage.Open(), ["who killed the king", "he was murdered", "they signed a contract"], new Random(1));
        Assert.Contains("murdered", paraphrases.Like("killed"));
        Assert.Contains(Enumerable.Range(0, 20).Select(_ => paraphrases.Reword("Who killed him?", "A guard killed him.")), text => text == "Who murdered him?");
        Assert.Equal("Who killed him?", paraphrases.Reword("Who killed him?", "He was murdered."));
    }

    [Theory]
    [InlineData("Who signed for Japan?", "Kishida", "Kishida signed for Japan.")]
    [InlineData("What did Japan pledge?", "$4.5 billion", "Japan did pledge $4.5 billion.")]
    [InlineData("Where was the treaty signed?", "in Hradek", "The treaty was signed in Hradek.")]
    [InlineData("Why?", "rain", null)]
    public void A_question_and_its_answer_become_a_statement(string question, string answer, string? expected) =>
        Assert.Equal(expected, Statements.From(question, answer));

    [Theory]
    [InlineData("Who built the bridge?", "the army", "by ", "The army built the bridge.")]
    [InlineData("Where was the treaty signed?", "Hradek", "in ", "The treaty was signed in Hradek.")]
    public void A_preposition_goes_with_an_answer_that_is_no_subject(string question, string answer, string preposition, string expected) =>
        Assert.Equal(expected, Statements.From(question, answer, preposition));

    [Fact]
    public void Of_a_table_the_questions_are_read_whose_answer_stands_in_the_sentence()
    {
        using var data = new MadeData();
        var row = Assert.Single(DiscourseFile.Read(Path.Combine(data.Folder, "train", "qa", "raw", "QADiscourse", "Dataset")));
        Assert.Equal(("What is the reason the school closed?", "the roof leaked", 26), (row.Question, row.Answer, row.AnswerStart));
    }

    [Fact]
    public void Questions_of_a_verb_name_what_its_other_questions_ask_for_and_are_dropped_where_nothing_does()
    {
        using var data = new MadeData();

        var rows = SemanticRolesFile.Read(data.RolesFolder).ToArray();

        Assert.Equal(["Who pledged \"new\" money?", "What did the council pledge?"], rows.Select(row => row.Question));
        Assert.Equal(["The council", "\"new\" money"], rows.Select(row => row.Answer));
        Assert.All(rows, row => Assert.Equal("The council pledged \"new\" money, and it was moved to Kelmore.", row.Context));
        Assert.All(rows, row => Assert.Equal(row.Answer, row.Context.Substring(row.AnswerStart, row.Answer.Length)));
        Assert.Empty(SemanticRolesFile.Read(data.In("nowhere")));

        File.WriteAllText(Path.Combine(data.RolesFolder, "gold", "later.csv"), "qasrl_id,verb_idx\n");
        Assert.Contains("later.csv has no column \"question\"", Assert.Throws<InvalidDataException>(() => SemanticRolesFile.Read(data.RolesFolder).Count()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_transplanted_question_asks_of_the_passages_own_name_what_another_passage_answers()
    {
        var asked = new QuestionRow("When did Ada Brandt open the school?", "In 1912 Ada Brandt opened the school.", "1912", 3);
        QuestionRow[] elsewhere =
        [
            new("How often did Owen Pryce visit the school?", "Owen Pryce came to the school twice.", "twice", 30),
            new("When did Owen Pryce open the ferry?", "Owen Pryce opened the ferry in 1912.", "1912", 31),
            new("How often was Kelmore flooded?", "Kelmore was flooded five times.", "five times", 20),
            new("What did Owen Pryce and Mirela Sava see?", "Owen Pryce and Mirela Sava saw a whale.", "a whale", 31),
        ];

        var made = Enumerable.Range(0, 20).Select(seed => new Transplants([asked, .. elsewhere], new Random(seed)).For(asked)).Distinct();

        // The second has the answer, the third does not say "did" before its name, the fourth has two names.
        Assert.Equal([("How often did Ada Brandt visit the school?", "twice")], made);
        Assert.Null(new Transplants(elsewhere, new Random(1)).For(asked with { Question = "When did it open?" }));
    }
}
