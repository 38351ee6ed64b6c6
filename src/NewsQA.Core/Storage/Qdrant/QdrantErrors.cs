using Grpc.Core;

namespace NewsQA.Storage.Qdrant;

/// <summary>Which failures pass by themselves, and what a person can do about the others.</summary>
internal static class QdrantErrors
{
    public static bool IsPassing(RpcException error) => error.StatusCode switch
    {
        StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.ResourceExhausted or StatusCode.Aborted => true,
        // A connection that breaks within an answer is reported as internal, or as cancelled though no one cancelled.
        StatusCode.Internal or StatusCode.Cancelled => error.InnerException is IOException or HttpRequestException
            || error.Status.DebugException is IOException or HttpRequestException,
        _ => false,
    };

    public static StoreException Explain(RpcException error, QdrantStoreOptions options, int attempts)
    {
        var server = $"Qdrant at {options.Address.GetLeftPart(UriPartial.Authority)}";
        var tried = attempts > 1 ? $" after {attempts} attempts" : "";
        var said = error.Status.Detail.ReplaceLineEndings(" ");
        return new StoreException(
            error.StatusCode switch
            {
                StatusCode.Unavailable =>
                    $"{server} cannot be reached{tried}: start it (docker compose up -d qdrant), or set NewsQA:Store:Qdrant:Address to its gRPC port.",
                StatusCode.DeadlineExceeded =>
                    $"{server} did not answer within {options.TimeoutSeconds:0.##} s{tried}: see how busy it is, or raise NewsQA:Store:Qdrant:TimeoutSeconds.",
                StatusCode.ResourceExhausted =>
                    $"{server} has no room for more{tried} ({said}): give it memory or disk, or lower NewsQA:Store:Qdrant:BatchSize.",
                StatusCode.Unauthenticated or StatusCode.PermissionDenied =>
                    $"{server} refused the API key: set NewsQA__Store__Qdrant__ApiKey to the server's key.",
                StatusCode.Unimplemented =>
                    $"{server} does not know a call that NewsQA needs ({said}): update the server to 1.20 or newer.",
                _ => $"{server} answered {error.StatusCode}{tried}: {said}. See the server's log.",
            },
            error);
    }
}
