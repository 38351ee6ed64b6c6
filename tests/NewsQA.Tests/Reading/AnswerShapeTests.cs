using CsCheck;
using NewsQA.Articles;
using NewsQA.Reading;

namespace NewsQA.Tests.Reading;

public sealed class AnswerShapeTests
{
    [Theory]
    [InlineData("I", true)]
    [InlineData("They", true)]
    [InlineData("just", true)]
    [InlineData("US", false)]
    [InlineData("IT", false)]
    [InlineData("her sister", false)]
    public void Function_words_are_told_from_abbreviations(string answer, bool expected) => Assert.Equal(expected, AnswerShape.IsFunctionWords(answer));

    /// <summary>The span the network chose stands between ‹ and ›.</summary>
    [Theory]
    [InlineData("How much was pledged?", "The city pledged $‹4.5› billion on Monday.", "$4.5 billion")]
    [InlineData("How much was pledged?", "The city pledged US$‹4›.5 billion on Monday.", "US$4.5 billion")]
    [InlineData("How much was pledged?", "The city pledged ‹€310›m.", "€310m")]
    [InlineData("How fast did prices rise?", "Prices rose ‹2.25› per cent in May.", "2.25 per cent")]
    [InlineData("How fast did prices rise?", "Prices rose ‹2.25›% in May.", "2.25%")]
    [InlineData("How many people came?", "Some ‹1,2›00 people came.", "1,200")]
    [InlineData("Who spoke?", "It was ‹Dr. Ana Ruiz,› a doctor.", "Dr. Ana Ruiz")]
    [InlineData("Who spoke?", "It was Mara Lind‹qvist› who spoke.", "Lindqvist")]
    [InlineData("What did she say?", "She said ‹“never again”› twice.", "never again")]
    [InlineData("What did she say?", "She said ‹never again”› twice.", "never again")]
    [InlineData("What is the film called?", "The film (‹“Salt”)› won.", "Salt")]
    [InlineData("Where is he from?", "He came from the ‹U.S›. in May.", "U.S.")]
    [InlineData("When did it open?", "It opened at ‹9 a.m›. on Monday.", "9 a.m.")]
    [InlineData("Which countries signed?", "Treaties with the UK, ‹Germany›, Iceland, and the Netherlands exist.", "the UK, Germany, Iceland, and the Netherlands")]
    [InlineData("Which country signed?", "Treaties with the UK, ‹Germany›, Iceland, and the Netherlands exist.", "Germany")]
    [InlineData("Who were the winners?", "‹Ana Ruiz› and Tom Vale won.", "Ana Ruiz and Tom Vale")]
    [InlineData("Which towns were hit?", "Floods hit ‹Seldra› on Monday, Mr Vale said.", "Seldra")]
    [InlineData("What?", "It ended‹, .›", "")]
    [InlineData("What?", "It ended‹›", "")]
    public void The_answer_is_what_a_reader_would_underline(string question, string marked, string expected)
    {
        var text = marked.Replace("‹", "", StringComparison.Ordinal).Replace("›", "", StringComparison.Ordinal);
        var span = new TextRange(marked.IndexOf('‹', StringComparison.Ordinal), marked.IndexOf('›', StringComparison.Ordinal) - 1);

        var answer = AnswerShape.Complete(question, text, new TextRange(0, text.Length), span);

        Assert.Equal(expected, answer.Of(text));
    }

    [Theory]
    [InlineData("The $4.5 billion", "$4.5 Billion", true)]
    [InlineData("$4.5 billion", "€4.5 billion", false)]
    [InlineData("Ana Ruiz", "ana  ruiz.", true)]
    public void Answers_are_compared_by_their_words(string left, string right, bool same) =>
        Assert.Equal(same, AnswerShape.Normalize(left) == AnswerShape.Normalize(right));

    [Fact]
    public void The_answer_never_leaves_its_sentence() =>
        Gen.Select(Gen.OneOf("$", "4.5", " billion", "“", "”", ", ", "Ana", " and ", "(", ")", ".", " the ", "é", "US").Array[1, 20].Select(p => string.Concat(p)), Gen.Int[0, 99], Gen.Int[0, 99])
            .Sample((text, a, b) =>
            {
                var (x, y) = (a % (text.Length + 1), b % (text.Length + 1));
                var sentence = new TextRange(0, text.Length);
                var answer = AnswerShape.Complete("Which people came?", text, sentence, new TextRange(Math.Min(x, y), Math.Max(x, y)));
                Assert.True(sentence.Contains(answer) && answer.Length >= 0);
            });
}
