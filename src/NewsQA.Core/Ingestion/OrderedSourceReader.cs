using System.Runtime.CompilerServices;
using System.Threading.Channels;
using NewsQA.Articles;

namespace NewsQA.Ingestion;

/// <summary>
/// Reads several sources at once and hands their articles on in the order of the sources, so that of two versions of an article the later
/// one in the list is stored later.
/// </summary>
internal sealed class OrderedSourceReader(IArticleReader reader, int parallelism)
{
    /// <summary>Articles of one source that wait to be taken: bounds the memory that reading ahead needs.</summary>
    private const int ReadAhead = 16;

    /// <summary>The articles of all sources; the last item of each source carries no result but says that the source is done.</summary>
    public async IAsyncEnumerable<ArticleReadResult?> ReadAsync(
        IReadOnlyList<ArticleSource> sources, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = new Queue<(Channel<ArticleReadResult> Results, Task Reading)>();
        var next = 0;
        try
        {
            while (running.Count > 0 || next < sources.Count)
            {
                while (next < sources.Count && running.Count < parallelism)
                {
                    var source = sources[next++];
                    var results = Channel.CreateBounded<ArticleReadResult>(ReadAhead);
                    running.Enqueue((results, Task.Run(() => FillAsync(source, results.Writer, stop.Token), CancellationToken.None)));
                }

                var (first, reading) = running.Peek();
                await foreach (var result in first.Reader.ReadAllAsync(cancellationToken))
                {
                    yield return result;
                }

                await reading;
                running.Dequeue();
                yield return null;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(running.Select(r => r.Reading)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task FillAsync(ArticleSource source, ChannelWriter<ArticleReadResult> results, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var result in reader.ReadAsync(source, cancellationToken))
            {
                await results.WriteAsync(result, cancellationToken);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A reader says what it cannot read; what it did not foresee must not stop the other sources either.
            await results.WriteAsync(
                new ArticleReadResult(source.Name, null, $"It could not be read ({e.Message.TrimEnd('.')}); check the file."), cancellationToken);
        }
        finally
        {
            results.Complete();
        }
    }
}
