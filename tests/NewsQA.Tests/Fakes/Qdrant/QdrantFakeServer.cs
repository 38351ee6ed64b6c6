using Grpc.Core;
using Qdrant.Client.Grpc;

namespace NewsQA.Tests.Fakes;

/// <summary>The calls, over collections in memory. The caller holds a lock on it.</summary>
internal sealed class QdrantFakeServer
{
    private readonly Dictionary<string, string> _aliases = [];

    public Dictionary<string, QdrantFakeCollection> Collections { get; } = [];

    /// <summary>Writes that did not ask to wait until they are applied.</summary>
    public int WritesWithoutWait { get; private set; }

    /// <summary>Size of the largest write, in points.</summary>
    public int LargestUpsert { get; private set; }

    /// <summary>How many copies the last read of points by id asked for.</summary>
    public ReadConsistency? LastConsistency { get; private set; }

    public CollectionOperationResponse Create(CreateCollection request)
    {
        if (!Collections.TryAdd(request.CollectionName, new QdrantFakeCollection(request)))
            throw new RpcException(new Status(StatusCode.AlreadyExists, $"Wrong input: Collection `{request.CollectionName}` already exists!"));
        return new CollectionOperationResponse { Result = true };
    }

    public GetCollectionInfoResponse GetInfo(GetCollectionInfoRequest request) => new() { Result = Find(request.CollectionName).Info() };

    public ListCollectionsResponse List() => new()
    {
        Collections = { Collections.Keys.Select(name => new CollectionDescription { Name = name }) },
    };

    public CollectionOperationResponse Delete(DeleteCollection request)
    {
        foreach (var alias in _aliases.Where(a => a.Value == request.CollectionName).Select(a => a.Key).ToList())
            _aliases.Remove(alias);
        return new CollectionOperationResponse { Result = Collections.Remove(request.CollectionName) };
    }

    public CollectionExistsResponse Exists(CollectionExistsRequest request) => new()
    {
        Result = new CollectionExists { Exists = Collections.ContainsKey(request.CollectionName) || _aliases.ContainsKey(request.CollectionName) },
    };

    public CollectionOperationResponse ChangeAliases(ChangeAliases request)
    {
        // All or none: the actions work on a copy.
        var aliases = new Dictionary<string, string>(_aliases);
        foreach (var action in request.Actions)
        {
            switch (action.ActionCase)
            {
                case AliasOperations.ActionOneofCase.CreateAlias:
                    if (!Collections.ContainsKey(action.CreateAlias.CollectionName))
                        throw NotFound(action.CreateAlias.CollectionName);
                    aliases[action.CreateAlias.AliasName] = action.CreateAlias.CollectionName;
                    break;
                case AliasOperations.ActionOneofCase.DeleteAlias:
                    aliases.Remove(action.DeleteAlias.AliasName);
                    break;
                default:
                    throw new RpcException(new Status(StatusCode.Unimplemented, "alias action"));
            }
        }

        _aliases.Clear();
        foreach (var (alias, collection) in aliases)
            _aliases[alias] = collection;
        return new CollectionOperationResponse { Result = true };
    }

    public ListAliasesResponse ListAliases() => new()
    {
        Aliases = { _aliases.Select(a => new AliasDescription { AliasName = a.Key, CollectionName = a.Value }) },
    };

    public PointsOperationResponse CreateIndex(CreateFieldIndexCollection request)
    {
        Find(request.CollectionName).CreateIndex(request);
        return Done(request.HasWait && request.Wait);
    }

    public PointsOperationResponse Upsert(UpsertPoints request)
    {
        LargestUpsert = Math.Max(LargestUpsert, request.Points.Count);
        Find(request.CollectionName).Upsert(request.Points, request.UpdateFilter, request.HasUpdateMode ? request.UpdateMode : UpdateMode.Upsert);
        return Done(request.Wait);
    }

    public PointsOperationResponse Delete(DeletePoints request)
    {
        Find(request.CollectionName).Delete(request.Points);
        return Done(request.Wait);
    }

    public PointsOperationResponse SetPayload(SetPayloadPoints request)
    {
        Find(request.CollectionName).SetPayload(request.PointsSelector, request.Payload);
        return Done(request.Wait);
    }

    public PointsOperationResponse DeletePayload(DeletePayloadPoints request)
    {
        Find(request.CollectionName).DeletePayload(request.PointsSelector, request.Keys);
        return Done(request.Wait);
    }

    public UpdateBatchResponse UpdateBatch(UpdateBatchPoints request)
    {
        var collection = Find(request.CollectionName);
        var response = new UpdateBatchResponse();
        foreach (var operation in request.Operations)
        {
            switch (operation.OperationCase)
            {
                case PointsUpdateOperation.OperationOneofCase.Upsert:
                    collection.Upsert(
                        operation.Upsert.Points, operation.Upsert.UpdateFilter, operation.Upsert.HasUpdateMode ? operation.Upsert.UpdateMode : UpdateMode.Upsert);
                    break;
                case PointsUpdateOperation.OperationOneofCase.DeletePoints:
                    collection.Delete(operation.DeletePoints.Points);
                    break;
                case PointsUpdateOperation.OperationOneofCase.SetPayload:
                    collection.SetPayload(operation.SetPayload.PointsSelector, operation.SetPayload.Payload);
                    break;
                case PointsUpdateOperation.OperationOneofCase.DeletePayload:
                    collection.DeletePayload(operation.DeletePayload.PointsSelector, operation.DeletePayload.Keys);
                    break;
                default:
                    throw new RpcException(new Status(StatusCode.Unimplemented, operation.OperationCase.ToString()));
            }

            response.Result.Add(Done(request.Wait).Result);
        }

        return response;
    }

    public GetResponse Get(GetPoints request)
    {
        LastConsistency = request.ReadConsistency;
        var collection = Find(request.CollectionName);
        return new GetResponse { Result = { request.Ids.Select(collection.Find).OfType<QdrantFakePoint>().Select(p => p.Retrieved(request.WithPayload, request.WithVectors)) } };
    }

    public ScrollResponse Scroll(ScrollPoints request) => Find(request.CollectionName).Scroll(request);

    public CountResponse Count(CountPoints request) => new()
    {
        Result = new CountResult { Count = (ulong)Find(request.CollectionName).Matching(request.Filter).Count() },
    };

    public QueryResponse Query(QueryPoints request) => new() { Result = { new QdrantFakeQuery(Find(request.CollectionName)).Run(request) } };

    public QueryBatchResponse QueryBatch(QueryBatchPoints request) => new()
    {
        Result = { request.QueryPoints.Select(q => new BatchResult { Result = { new QdrantFakeQuery(Find(request.CollectionName)).Run(q) } }) },
    };

    public QueryGroupsResponse QueryGroups(QueryPointGroups request) => new()
    {
        Result = new GroupsResult { Groups = { new QdrantFakeQuery(Find(request.CollectionName)).RunGroups(request) } },
    };

    private QdrantFakeCollection Find(string name) =>
        Collections.GetValueOrDefault(_aliases.GetValueOrDefault(name, name)) ?? throw NotFound(name);

    private PointsOperationResponse Done(bool wait)
    {
        if (!wait)
            WritesWithoutWait++;
        return new PointsOperationResponse { Result = new UpdateResult { Status = wait ? UpdateStatus.Completed : UpdateStatus.Acknowledged } };
    }

    private static RpcException NotFound(string name) => new(new Status(StatusCode.NotFound, $"Not found: Collection `{name}` doesn't exist!"));
}
