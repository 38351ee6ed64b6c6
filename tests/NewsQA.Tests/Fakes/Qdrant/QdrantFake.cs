using System.Net;
using Grpc.AspNetCore.Server.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace NewsQA.Tests.Fakes;

/// <summary>
/// Qdrant's gRPC calls over real HTTP/2 on a free port, in memory. It proves what goes over the wire and how failures are met; that the
/// real server means the same is proven by running the same suite against one.
/// </summary>
internal sealed class QdrantFake : IAsyncDisposable
{
    private readonly WebApplication _application;

    private QdrantFake(WebApplication application, QdrantFaults faults, QdrantFakeServer server)
    {
        _application = application;
        Faults = faults;
        Server = server;
        Address = new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public Uri Address { get; }

    public QdrantFaults Faults { get; }

    public QdrantFakeServer Server { get; }

    public static async Task<QdrantFake> StartAsync(string? apiKey = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Limits.MaxRequestBodySize = 64 * 1024 * 1024;
        });
        builder.Services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = 64 * 1024 * 1024);
        var faults = new QdrantFaults { ApiKey = apiKey };
        var server = new QdrantFakeServer();
        builder.Services.AddSingleton(faults).AddSingleton(server);
        builder.Services.AddSingleton<IServiceMethodProvider<QdrantFakeServer>, QdrantFakeMethods>();
        var application = builder.Build();
        application.MapGrpcService<QdrantFakeServer>();
        await application.StartAsync();
        return new QdrantFake(application, faults, server);
    }

    public async ValueTask DisposeAsync()
    {
        // Calls that hang by order are let go.
        await _application.StopAsync(new CancellationToken(canceled: true));
        await _application.DisposeAsync();
    }
}
