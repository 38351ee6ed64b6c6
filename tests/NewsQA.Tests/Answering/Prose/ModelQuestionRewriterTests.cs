using Microsoft.Extensions.DependencyInjection;
using NewsQA.Answering;
using NewsQA.Answering.Prose;
using NewsQA.Conversations;
using NewsQA.Tests.Fakes;

namespace NewsQA.Tests.Answering.Prose;

public sealed class ModelQuestionRewriterTests
{
    [Theory]
    [InlineData("How long does the treaty of Ostland and Vessmark last?", true)]
    [InlineData("How long does the treaty of Ostland and Germany last?", false)]
    [InlineData("How long does the €9 billion treaty last?", false)]
    [InlineData("", false)]
    public async Task A_follow_up_is_completed_by_the_model_if_it_brings_no_names_and_numbers_of_its_own(string rewriting, bool taken)
    {
        var (standalone, server) = await AskAsync("How long does it last?", rewriting);
        Assert.Equal(taken, standalone == rewriting);
        Assert.Contains(server.Calls, IsRewriting);
        Assert.Contains("Question: What did Ostland and Vessmark sign?\nAnswer: a water treaty", server.Calls.First(IsRewriting).Message("user"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("What did Ana Brezna say about the 12 gates?", "What did Ana Brezna say about the gates?", false)]
    [InlineData("And what about Ana Brezna?", "What did Ostland sign?", false)]
    [InlineData("And what about Ana Brezna?", "What did Ana Brezna sign?", true)]
    public async Task The_names_and_numbers_of_the_question_stay_in_it(string question, string rewriting, bool taken)
    {
        var (standalone, _) = await AskAsync(question, rewriting);
        Assert.Equal(taken, standalone == rewriting);
    }

    [Fact]
    public async Task A_question_that_stands_on_its_own_is_not_sent_to_be_completed()
    {
        var (standalone, server) = await AskAsync("How much will Vessmark pay Ostland?", "Anything");
        Assert.Equal("How much will Vessmark pay Ostland?", standalone);
        Assert.DoesNotContain(server.Calls, IsRewriting);
    }

    private static bool IsRewriting(ModelCall call) => call.Message("system").StartsWith("You complete", StringComparison.Ordinal);

    private static async Task<(string Standalone, ModelServer Server)> AskAsync(string question, string rewriting)
    {
        await using var server = await ModelServer.StartAsync(call => call.SayAsync(IsRewriting(call) ? rewriting : "NOT HELD"));
        await using var services = ProseFixture.Services(server.Endpoint);
        var conversation = new Conversation();
        conversation.Add(new Turn("What did Ostland and Vessmark sign?", "What did Ostland and Vessmark sign?", "a water treaty"));
        var answer = await new AnswererFixture().WithDeal().Answerer(FakeReader.Finding("€4.5 billion"), prose: services.GetRequiredService<ProsePath>())
            .AskAsync(new AskRequest { Question = question, Conversation = conversation }, TestContext.Current.CancellationToken);
        return (answer.StandaloneQuestion, server);
    }
}
