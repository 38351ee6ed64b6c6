using Google.Protobuf;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using Qdrant.Client.Grpc;

namespace NewsQA.Tests.Fakes;

/// <summary>Binds the calls by their names on the wire. The package has the messages, but no base class for a server.</summary>
internal sealed class QdrantFakeMethods(QdrantFakeServer server, QdrantFaults faults) : IServiceMethodProvider<QdrantFakeServer>
{
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<QdrantFakeServer> context)
    {
        Add(context, "Qdrant", "HealthCheck", HealthCheckRequest.Parser, _ => new HealthCheckReply { Title = "fake", Version = "1.20.0" });
        Add(context, "Collections", "Create", CreateCollection.Parser, server.Create);
        Add(context, "Collections", "Get", GetCollectionInfoRequest.Parser, server.GetInfo);
        Add(context, "Collections", "List", ListCollectionsRequest.Parser, _ => server.List());
        Add(context, "Collections", "Delete", DeleteCollection.Parser, server.Delete);
        Add(context, "Collections", "CollectionExists", CollectionExistsRequest.Parser, server.Exists);
        Add(context, "Collections", "UpdateAliases", ChangeAliases.Parser, server.ChangeAliases);
        Add(context, "Collections", "ListAliases", ListAliasesRequest.Parser, _ => server.ListAliases());
        Add(context, "Points", "CreateFieldIndex", CreateFieldIndexCollection.Parser, server.CreateIndex);
        Add(context, "Points", "Upsert", UpsertPoints.Parser, server.Upsert);
        Add(context, "Points", "Delete", DeletePoints.Parser, server.Delete);
        Add(context, "Points", "SetPayload", SetPayloadPoints.Parser, server.SetPayload);
        Add(context, "Points", "DeletePayload", DeletePayloadPoints.Parser, server.DeletePayload);
        Add(context, "Points", "UpdateBatch", UpdateBatchPoints.Parser, server.UpdateBatch);
        Add(context, "Points", "Get", GetPoints.Parser, server.Get);
        Add(context, "Points", "Scroll", ScrollPoints.Parser, server.Scroll);
        Add(context, "Points", "Count", CountPoints.Parser, server.Count);
        Add(context, "Points", "Query", QueryPoints.Parser, server.Query);
        Add(context, "Points", "QueryBatch", QueryBatchPoints.Parser, server.QueryBatch);
        Add(context, "Points", "QueryGroups", QueryPointGroups.Parser, server.QueryGroups);
    }

    private void Add<TRequest, TReply>(
        ServiceMethodProviderContext<QdrantFakeServer> context, string service, string name, MessageParser<TRequest> parser, Func<TRequest, TReply> handle)
        where TRequest : class, IMessage<TRequest>
        where TReply : class, IMessage<TReply>, new()
    {
        var method = new Method<TRequest, TReply>(
            MethodType.Unary,
            $"qdrant.{service}",
            name,
            Marshallers.Create(m => m.ToByteArray(), parser.ParseFrom),
            Marshallers.Create(m => m.ToByteArray(), new MessageParser<TReply>(() => new TReply()).ParseFrom));
        context.AddUnaryMethod(
            method, [], (_, request, call) => faults.RunAsync(name, call, () =>
            {
                lock (server)
                    return handle(request);
            }));
    }
}
