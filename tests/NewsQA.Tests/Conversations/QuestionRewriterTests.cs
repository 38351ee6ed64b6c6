using NewsQA.Conversations;

namespace NewsQA.Tests.Conversations;

public sealed class QuestionRewriterTests
{
    private const string Pledge = "How much did Vessmark pledge to Ostland in the water treaty?";

    [Theory]
    [InlineData("And how long does it last?")]
    [InlineData("How long does it last?")]
    [InlineData("Which ones?")]
    [InlineData("why?")]
    [InlineData("Why")]
    [InlineData("What about Italy?")]
    [InlineData("How about the neighbours?")]
    [InlineData("When was that?")]
    [InlineData("How much?")]
    [InlineData("How many?")]
    [InlineData("Who else?")]
    [InlineData("And in Tolm?")]
    [InlineData("And Denmark?")]
    [InlineData("Where?")]
    [InlineData("Since when?")]
    [InlineData("By whom?")]
    [InlineData("Which city?")]
    [InlineData("What happened next?")]
    [InlineData("What happened then?")]
    [InlineData("Did he say why?")]
    [InlineData("What is her job?")]
    [InlineData("Who are they?")]
    [InlineData("Who signed it?")]
    [InlineData("Why did they do that?")]
    [InlineData("Is it in force yet?")]
    [InlineData("What did he promise the voters?")]
    [InlineData("How old is she?")]
    [InlineData("Who signed the treaty?")]
    [InlineData("When was the treaty signed?")]
    [InlineData("What does this mean for farmers?")]
    [InlineData("Can you give more details on that?")]
    [InlineData("How many people live there?")]
    [InlineData("And what are its main points?")]
    [InlineData("Who opposed them?")]
    [InlineData("so what happened to him?")]
    [InlineData("Tell me more about that")]
    [InlineData("And how many voted?")]
    [InlineData("But who pays?")]
    public void A_follow_up_is_seen_and_completed(string question)
    {
        var rewritten = QuestionRewriter.Rewrite(question, Talk(Pledge, "€4.5 billion"));
        Assert.True(rewritten.IsFollowUp);
        Assert.NotEqual(question, rewritten.Standalone);
        Assert.Matches("Ostland|Vessmark|treaty", rewritten.Standalone);
    }

    [Theory]
    [InlineData("How many people died in the Seldra floods?")]
    [InlineData("Who won the Golden Heron at Bellaroche?")]
    [InlineData("What did the central bank do with rates in September?")]
    [InlineData("When does the strike at St. Brannock begin?")]
    [InlineData("Who is the chief executive of Meridian Ports?")]
    [InlineData("Did Katarin Dosz say she would resign?")]
    [InlineData("What did the minister say about his plans?")]
    [InlineData("Why did Velka Hydro open its gates?")]
    [InlineData("Is it true that the stadium costs £60 million?")]
    [InlineData("How long does it take to build a crane?")]
    [InlineData("What happened in Tolm on Monday?")]
    [InlineData("Which schools moved to a four-day week?")]
    [InlineData("Who scored the late winner for Rovers?")]
    [InlineData("What was stolen from the museum?")]
    [InlineData("How fast was the wind this morning?")]
    [InlineData("What are the prices of bread this week?")]
    [InlineData("Which company makes the earpiece that translates speech?")]
    [InlineData("How many cranes are there in the port?")]
    [InlineData("Where is the new stadium going to be built?")]
    [InlineData("What did Jelena Morav report?")]
    [InlineData("Why is the clock in Nether Wexcombe famous?")]
    [InlineData("How did the parties fare in the election?")]
    [InlineData("When will the parliament vote on the budget?")]
    [InlineData("What share of pupils improved?")]
    [InlineData("Which judge leads the inquiry into the dam?")]
    [InlineData("How much money was embezzled from the harbour?")]
    [InlineData("What does the study say about choir singing?")]
    [InlineData("Who was found guilty in Lockhaven?")]
    [InlineData("Did the council approve the plan that residents opposed?")]
    [InlineData("What profit did Corvane Foods make in the second quarter?")]
    [InlineData("Has the ministry said that the bridge is safe?")]
    [InlineData("Name the candidates for mayor")]
    [InlineData("What about the weather is known to have caused the crash of the airship in May?")]
    public void A_question_of_its_own_is_left_alone(string question) =>
        Assert.Equal(new RewrittenQuestion(question, false), QuestionRewriter.Rewrite(question, Talk(Pledge, "€4.5 billion")));

    [Theory]
    [InlineData("How much did Vessmark pledge to Ostland?", null, "What about Italy?", "How much did Italy pledge to Ostland?")]
    [InlineData("How many people died in Upper Kress?", "three", "And in Tolm?", "How many people died in Tolm?")]
    [InlineData("What did the bank decide in March?", "to raise rates", "What about September?", "What did the bank decide in September?")]
    [InlineData("What did the bank decide in March?", "to raise rates", "And in September?", "What did the bank decide in September?")]
    [InlineData("How many people died?", "17", "And in Tolm?", "How many people died in Tolm?")]
    [InlineData("Did the council reject the stadium?", "Yes", "Why?", "Why did the council reject the stadium?")]
    [InlineData("When did the council reject the stadium?", "on Monday", "And why?", "Why did the council reject the stadium?")]
    [InlineData("How much did Vessmark pledge?", "€4.5 billion", "When?", "When did Vessmark pledge €4.5 billion?")]
    [InlineData("How many countries have signed the treaty?", "15", "Which ones?", "Which countries have signed the treaty?")]
    [InlineData("Who signed the treaty?", "Ana Brezna", "Who else?", "Who else signed the treaty?")]
    [InlineData("Who leads the inquiry?", "Emil Szarvo", "How old is he?", "How old is Emil Szarvo?")]
    [InlineData("Who leads the inquiry?", "Emil Szarvo", "What is his job?", "What is Emil Szarvo's job?")]
    [InlineData("What did Katarin Dosz promise?", "the truth", "Where was she?", "Where was Katarin Dosz?")]
    [InlineData("What did Ostland and Vessmark sign?", "a water treaty", "How long does it last?", "How long does it last? (Ostland Vessmark sign water treaty)")]
    public void The_complete_question_reads_as_one(string previous, string? answer, string question, string standalone) =>
        Assert.Equal(new RewrittenQuestion(standalone, true), QuestionRewriter.Rewrite(question, Talk(previous, answer)));

    [Fact]
    public void Follow_ups_of_follow_ups_keep_the_subject()
    {
        var conversation = Talk("What did Ostland and Vessmark sign?", "a water treaty");
        foreach (var question in (string[])["How long does it last?", "Why?", "And who signed it?"])
        {
            var standalone = QuestionRewriter.Rewrite(question, conversation).Standalone;
            Assert.Contains("treaty", standalone, StringComparison.Ordinal);
            conversation.Add(new Turn(question, standalone, null));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("?")]
    [InlineData("why?")]
    public void Without_an_earlier_turn_nothing_is_joined(string question) =>
        Assert.Equal(new RewrittenQuestion(question, false), QuestionRewriter.Rewrite(question, new Conversation()));

    [Fact]
    public void Any_text_is_taken_and_a_question_never_grows_without_end() =>
        CsCheck.Check.Sample(
            CsCheck.Gen.Select(CsCheck.Gen.String, CsCheck.Gen.String, CsCheck.Gen.String),
            (question, previous, answer) =>
            {
                var rewritten = QuestionRewriter.Rewrite(question, Talk(previous, answer));
                Assert.True(rewritten.Standalone.Length <= question.Length + (3 * previous.Length) + answer.Length + 64);
            });

    private static Conversation Talk(string question, string? answer)
    {
        var conversation = new Conversation();
        conversation.Add(new Turn(question, question, answer));
        return conversation;
    }
}
