using Microsoft.Extensions.DependencyInjection;
using NewsQA.Answering;
using NewsQA.Answering.Prose;
using NewsQA.Tests.Fakes;

namespace NewsQA.Tests.Answering.Prose;

/// <summary>Whatever a service does, the user gets the local reader's answer and one line with cause and remedy.</summary>
public sealed class ModelFailureTests
{
    private const string Question = "How much will Vessmark pay Ostland?";

    /// <summary>A connection that breaks before a reply has begun is tried again; whether it had, the network decides.</summary>
    private const int AnyNumber = -1;

    private static readonly Dictionary<string, (Func<ModelCall, Task> Reply, string Warning, int Calls)> Failures = new(StringComparer.Ordinal)
    {
        ["401"] = (c => c.FailAsync(401, "Incorrect API key provided: sk-secret"), "refused the key (401): set a valid one in NewsQA__Model__ApiKey.", 1),
        ["403"] = (c => c.FailAsync(403), "does not let this key use the model test-model (403): grant it access, or set NewsQA:Model:Model to another.", 1),
        ["404"] = (c => c.FailAsync(404, "The model `test-model` does not exist."), "knows no model test-model at this address (404) (The model `test-model` does not exist): check NewsQA:Model:Model and NewsQA:Model:Endpoint.", 1),
        ["400"] = (c => c.FailAsync(400, "too long, sk-secret"), "refused the request (400) (too long, …): check the settings below NewsQA:Model.", 1),
        ["429"] = (c => c.FailAsync(429, "slow down", "7"), "takes no more requests now (429, wait 7 s): wait, or raise the quota there.", 3),
        ["429 for an hour"] = (c => c.FailAsync(429, "slow down", "3600"), "takes no more requests now (429, wait 3600 s): wait, or raise the quota there.", 1),
        ["500"] = (c => c.FailAsync(500), "failed (500): try again later.", 3),
        ["503"] = (c => c.FailAsync(503), "failed (503): try again later.", 3),
        ["redirect"] = (c => c.FailAsync(302), "refused the request (302)", 1),
        ["cut off"] = (async c => { await c.BeginAsync("Vessmark will pay Ostland"); c.Abort(); }, "broke off in the middle of its reply: try again.", AnyNumber),
        ["ended without an end"] = (c => c.BeginAsync("Vessmark will pay Ostland €4.5 billion [2]."), "broke off in the middle of its reply: try again.", 1),
        ["malformed"] = (c => c.WriteAsync("data: {\"choices\": [oops\n\n"), "not in the protocol's form: check that NewsQA:Model:Endpoint is an address of OpenAI's protocol.", 1),
        ["not the protocol"] = (c => c.WriteAsync("<html>Welcome</html>"), "", 1),
        ["empty"] = (c => c.SayAsync(""), "sent an empty reply: try again, or raise NewsQA:Model:MaxOutputTokens", 1),
        ["no citation"] = (c => c.SayAsync("Vessmark will pay Ostland €4.5 billion. It is a lot."), "cited no source in its reply", 2),
        ["other language"] = (c => c.SayAsync("Vessmark wird Ostland über zwölf Jahre insgesamt viel Geld zahlen, und die erste Rate ist im März fällig [2]."), "answered in another language (de) than the articles (en)", 1),
        ["nothing proven"] = (c => c.SayAsync("Vessmark will pay Ostland €45 billion [2]."), "None of the 1 sentences of test-model could be proven (“€45 billion” stands in no cited sentence)", 2),
    };

    public static TheoryData<string> Names => [.. Failures.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_failure_ends_in_the_local_readers_answer_and_one_line(string name)
    {
        var (reply, warning, calls) = Failures[name];
        var time = new SkippingTimeProvider(TimeSpan.FromSeconds(25));
        await using var server = await ModelServer.StartAsync(reply);
        await using var services = ProseFixture.Services(server.Endpoint, time);
        var fixture = new AnswererFixture().WithDeal();
        var local = await fixture.Answerer(FakeReader.Finding("€4.5 billion")).AskAsync(new AskRequest { Question = Question }, TestContext.Current.CancellationToken);
        var answer = await fixture.Answerer(FakeReader.Finding("€4.5 billion"), prose: services.GetRequiredService<ProsePath>())
            .AskAsync(new AskRequest { Question = Question }, TestContext.Current.CancellationToken);

        Assert.Equal((local.Kind, local.Text, AnswerPath.Local), (answer.Kind, answer.Text, answer.Path));
        Assert.Equal(local.Citations, answer.Citations);
        Assert.NotNull(answer.Model?.Failure);
        Assert.Contains(warning, answer.Model.Failure, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', answer.Model.Failure);
        Assert.DoesNotContain("sk-secret", answer.Model.Failure, StringComparison.Ordinal);
        if (calls != AnyNumber)
            Assert.Equal(calls, server.Calls.Count);
        if (name == "429")
            Assert.Equal(2, time.Waits.Count(w => w == TimeSpan.FromSeconds(7)));
        TestContext.Current.SendDiagnosticMessage($"{name}: {answer.Model.Failure}");
    }

    [Fact]
    public async Task A_429_is_tried_again_when_the_service_says_so()
    {
        var count = 0;
        var time = new SkippingTimeProvider(TimeSpan.FromSeconds(25));
        await using var server = await ModelServer.StartAsync(call => count++ == 0 ? call.FailAsync(429, "later", "9") : call.SayAsync("Vessmark will pay Ostland €4.5 billion [2]."));
        await using var services = ProseFixture.Services(server.Endpoint, time);
        var answer = await AskAsync(services);
        Assert.Equal(AnswerPath.Model, answer.Path);
        Assert.Contains(TimeSpan.FromSeconds(9), time.Waits);
    }

    [Fact]
    public async Task A_reply_that_takes_too_long_is_given_up()
    {
        await using var server = await ModelServer.StartAsync(async call =>
        {
            await call.BeginAsync("Vessmark will");
            await Task.Delay(Timeout.InfiniteTimeSpan, call.Aborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        await using var services = ProseFixture.Services(server.Endpoint, null, ("Model:ReplyTimeoutSeconds", "1"));
        var answer = await AskAsync(services);
        Assert.Equal(AnswerPath.Local, answer.Path);
        Assert.EndsWith("took longer than 1 s: try again, or raise NewsQA:Model:ReplyTimeoutSeconds.", answer.Model!.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_stops_the_request_and_throws()
    {
        var aborted = new TaskCompletionSource();
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await using var server = await ModelServer.StartAsync(async call =>
        {
            call.Aborted.Register(aborted.SetResult);
            await call.BeginAsync("Vessmark will");
            await cancellation.CancelAsync();
            await aborted.Task;
        });
        await using var services = ProseFixture.Services(server.Endpoint);
        var answerer = new AnswererFixture().WithDeal().Answerer(FakeReader.Finding("€4.5 billion"), prose: services.GetRequiredService<ProsePath>());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answerer.AskAsync(new AskRequest { Question = Question }, cancellation.Token));
        await aborted.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_service_that_keeps_failing_is_left_alone_for_a_while()
    {
        var time = new SkippingTimeProvider(TimeSpan.FromSeconds(25));
        await using var server = await ModelServer.StartAsync(call => call.FailAsync(500));
        await using var services = ProseFixture.Services(server.Endpoint, time, ("Model:BreakerFailures", "3"));
        await AskAsync(services);
        Assert.Equal(3, server.Calls.Count);
        var answer = await AskAsync(services);
        Assert.Equal(3, server.Calls.Count);
        Assert.Contains("is left alone for a while", answer.Model!.Failure, StringComparison.Ordinal);
        time.Advance(TimeSpan.FromSeconds(61));
        await AskAsync(services);
        Assert.True(server.Calls.Count > 3);
    }

    private static Task<Answer> AskAsync(ServiceProvider services) => new AnswererFixture().WithDeal()
        .Answerer(FakeReader.Finding("€4.5 billion"), prose: services.GetRequiredService<ProsePath>())
        .AskAsync(new AskRequest { Question = Question }, TestContext.Current.CancellationToken);
}
