using Microsoft.Extensions.DependencyInjection;
using NewsQA.Answering;
using NewsQA.Answering.Prose;
using NewsQA.Tests.Fakes;

namespace NewsQA.Tests.Answering.Prose;

public sealed class ChatReaderTests
{
    private const string Deal =
        "Ostland and Vessmark signed a water treaty on Thursday in the lakeside town of Hradek. Vessmark will pay Ostland €4.5 billion over 12 years. The first payment is due in March.";

    [Fact]
    public async Task Proven_sentences_come_in_order_with_the_numbers_of_the_citations_shown()
    {
        var (texts, answer, _) = await ReadAsync("Vessmark will pay €4.5bn to Ostland. [2] The treaty was signed in Hradek on 6 November 2031 [1]. The first payment of Vessmark is due in March [3][2].");
        Assert.Equal(
            ["Vessmark will pay €4.5bn to Ostland [1].", "The treaty was signed in Hradek on 6 November 2031 [2].", "The first payment of Vessmark is due in March [1][3]."], texts);
        Assert.Equal(string.Join(' ', texts), answer.Text);
        Assert.Equal(["Vessmark will pay Ostland €4.5 billion over 12 years.", Deal[..Deal.IndexOf(" Vessmark will", StringComparison.Ordinal)], "The first payment is due in March."], answer.Citations.Select(c => c.Quote));
        Assert.All(answer.Citations, c => Assert.Equal(c.Quote, c.Range.Of(Deal)));
        Assert.Equal((3, 0, 0), (answer.Report.Shown, answer.Report.Repaired, answer.Report.Dropped.Count));
        Assert.Equal((1, 100L, 20L), (answer.Report.Requests, answer.Report.TokensIn, answer.Report.TokensOut));
    }

    [Fact]
    public async Task A_failing_sentence_is_repaired_once_in_its_place_and_told_why()
    {
        var (texts, answer, server) = await ReadAsync(
            "The treaty was signed in Hradek [1]. Vessmark will pay Ostland €45 billion [2]. The first payment is due in March [3].",
            "1: Vessmark will pay Ostland €4.5 billion [2].");
        Assert.Equal(["The treaty was signed in Hradek [1].", "Vessmark will pay Ostland €4.5 billion [2].", "The first payment is due in March [3]."], texts);
        Assert.Equal((3, 1, 0, 2), (answer.Report.Shown, answer.Report.Repaired, answer.Report.Dropped.Count, answer.Report.Requests));
        var request = server.Calls.Last().Message("user");
        Assert.Contains("1: Vessmark will pay Ostland €45 billion. (rejected: “€45 billion” stands in no cited sentence)", request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stays_unproven_is_left_out_and_counted_with_the_reason()
    {
        var (texts, answer, _) = await ReadAsync("The treaty was signed in Hradek [1]. Vessmark will pay €45 billion [2]. It ends in May [9].", "1: Vessmark will pay €46 billion [2].\n2: NOTHING");
        Assert.Equal(["The treaty was signed in Hradek [1]."], texts);
        Assert.Equal(["“€45 billion” stands in no cited sentence", "it cites [9], and there are sentences 1 to 3 only"], answer.Report.Dropped);
    }

    [Fact]
    public async Task What_the_articles_do_not_hold_is_said_in_words_of_the_question_alone()
    {
        var (_, partly, _) = await ReadAsync("The treaty was signed in Hradek [1].\nNOT HELD: when the treaty ends", question: "Where was the treaty signed, and when does the treaty end?");
        Assert.Equal("when the treaty ends", partly.Report.NotHeld);
        var (_, invented, _) = await ReadAsync("The treaty was signed in Hradek [1].\nNOT HELD: the bribes that were paid", question: "Where was the treaty signed?");
        Assert.Null(invented.Report.NotHeld);
        var (texts, nothing, _) = await ReadAsync("NOT HELD.");
        Assert.Empty(texts);
        Assert.True(nothing.IsNotHeld);
    }

    [Fact]
    public async Task A_reply_cut_at_its_longest_loses_its_last_sentence()
    {
        await using var server = await ModelServer.StartAsync(call => call.SayAsync("The treaty was signed in Hradek [1]. Vessmark will pay", "length"));
        await using var services = ProseFixture.Services(server.Endpoint);
        var texts = new List<string>();
        await foreach (var update in services.GetRequiredService<ChatReader>().ReadAsync("What?", ProseFixture.Passages(Deal), new ModelUsage(), TestContext.Current.CancellationToken))
        {
            if (update.Sentence is { } sentence)
                texts.Add(sentence);
        }

        Assert.Equal(["The treaty was signed in Hradek [1]."], texts);
    }

    [Fact]
    public async Task Evidence_is_cut_by_rank_where_the_budget_ends()
    {
        await using var server = await ProseFixture.ServerAsync("NOT HELD");
        await using var services = ProseFixture.Services(server.Endpoint, null, ("Model:EvidenceTokens", "60"));
        var best = ProseFixture.Passages(Deal, "Treaty", "The Lake Post");
        var next = ProseFixture.Passages(string.Join(' ', Enumerable.Repeat("A sentence that ranks low and is long.", 20)));
        await foreach (var _ in services.GetRequiredService<ChatReader>().ReadAsync("What?", [.. best, .. next], new ModelUsage(), TestContext.Current.CancellationToken))
        {
        }

        var sources = server.Calls.Single().Message("user");
        Assert.Contains("Source 1: Treaty, The Lake Post, 6 November 2031\n[1] Ostland and Vessmark signed", sources, StringComparison.Ordinal);
        Assert.DoesNotContain("ranks low", sources, StringComparison.Ordinal);
    }

    private static async Task<(List<string> Texts, ProseAnswer Answer, ModelServer Server)> ReadAsync(string reply, string repair = "", string question = "What does the treaty say?")
    {
        await using var server = await ProseFixture.ServerAsync(reply, repair);
        await using var services = ProseFixture.Services(server.Endpoint);
        var texts = new List<string>();
        ProseAnswer? answer = null;
        await foreach (var update in services.GetRequiredService<ChatReader>().ReadAsync(question, ProseFixture.Passages(Deal), new ModelUsage(), TestContext.Current.CancellationToken))
        {
            if (update.Sentence is { } sentence)
                texts.Add(sentence);
            answer = update.Answer ?? answer;
        }

        return (texts, answer!, server);
    }
}
