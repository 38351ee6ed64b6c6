using NewsQA.Answering.Providers;
using NewsQA.Tests.Fakes;

namespace NewsQA.Tests.Answering.Providers;

public sealed class ConnectionGateTests
{
    private static readonly ModelOptions Options = new() { Provider = ModelProvider.OpenAI, Endpoint = new Uri("http://nowhere.example/v1"), Model = "m", ConnectTimeoutSeconds = 5, BreakSeconds = 60 };

    public static TheoryData<string> Failures => ["timeout", "refused"];

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task One_connection_is_tried_and_waited_for_once_however_many_are_asked(string failure)
    {
        var time = new SkippingTimeProvider(TimeSpan.FromSeconds(25));
        using var transport = new DeadEnd(failure);
        using var client = ModelHttp.CreateClient(Options, time, transport);
        for (var i = 0; i < 20; i++)
            Assert.Equal(ModelFailureKind.Unreachable, (await FailAsync(client)).Kind);
        Assert.Equal(1, transport.Attempts);

        time.Advance(TimeSpan.FromSeconds(61));
        await FailAsync(client);
        Assert.Equal(2, transport.Attempts);
        Assert.Empty(time.Waits);
    }

    [Fact]
    public async Task The_line_says_how_long_was_waited()
    {
        using var transport = new DeadEnd("timeout");
        using var client = ModelHttp.CreateClient(Options, new SkippingTimeProvider(TimeSpan.FromSeconds(25)), transport);
        Assert.Equal("OpenAI at nowhere.example did not accept a connection within 5 s: check NewsQA:Model:Endpoint and the network.", (await FailAsync(client)).Message);
    }

    private static async Task<ModelException> FailAsync(HttpClient client) =>
        await Assert.ThrowsAsync<ModelException>(() => client.GetAsync(new Uri("http://nowhere.example/v1"), TestContext.Current.CancellationToken));

    private sealed class DeadEnd(string failure) : HttpMessageHandler
    {
        public int Attempts { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Attempts++;

            // As SocketsHttpHandler tells the two.
            throw failure == "timeout"
                ? new TaskCanceledException("A connection could not be established within the configured ConnectTimeout.", new TimeoutException())
                : new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused");
        }
    }
}
