using CsCheck;
using NewsQA.Reading;

namespace NewsQA.Tests.Reading;

public sealed class YesNoQuestionTests
{
    [Theory]
    [InlineData("Did Japan pledge money?", "Japan did pledge money.")]
    [InlineData("did japan pledge money", "Japan did pledge money.")]
    [InlineData("Is Japan a member of NATO?", "Japan is a member of NATO.")]
    [InlineData("Has the city council approved the plan?", "The city has council approved the plan.")]
    [InlineData("Was it signed in Italy?", "It was signed in Italy.")]
    [InlineData("Didn't Maria Lindqvist resign?", "Maria Lindqvist did resign.")]
    [InlineData("Can't they appeal?", "They can appeal.")]
    [InlineData("Is it true that the tram was late?", "The tram was late.")]
    [InlineData("And will the Bank of Vessmark raise rates?", "The Bank of Vessmark will raise rates.")]
    [InlineData("Are more than 50 people missing?", "More are than 50 people missing.")]
    [InlineData("Were there any survivors?", "There were any survivors.")]
    [InlineData("Did anyone drown when the ferry sank?", "Anyone did drown when the ferry sank.")]
    [InlineData("Did anyone know what was in the box?", "Anyone did know what was in the box.")]
    [InlineData("Does someone who refused the loan now work there?", "Someone does who refused the loan now work there.")]
    public void A_question_whether_something_is_so_becomes_a_statement(string question, string expected) =>
        Assert.Equal(expected, YesNoQuestion.ToClaim(question));

    [Theory]
    [InlineData("How much did Japan pledge?")]
    [InlineData("Who is the mayor?")]
    [InlineData("Can you tell me how much Japan pledged?")]
    [InlineData("Could you please explain why the tram was late?")]
    [InlineData("Do you know when the vote is?")]
    [InlineData("Does anyone know who sent the letter?")]
    [InlineData("Can someone here tell me when the vote is?")]
    [InlineData("Could somebody explain why the tram was late?")]
    [InlineData("Was it rain or snow?")]
    [InlineData("When did the strike end?")]
    [InlineData("Is?")]
    [InlineData("Did")]
    [InlineData("")]
    [InlineData("May")]
    public void Other_questions_are_left_to_the_span_reader(string question) => Assert.Null(YesNoQuestion.ToClaim(question));

    [Fact]
    public void Any_text_is_taken() => Gen.String.Sample(text => _ = YesNoQuestion.ToClaim(text), iter: 2_000);
}
