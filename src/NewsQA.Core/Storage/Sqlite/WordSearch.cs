using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace NewsQA.Storage.Sqlite;

/// <summary>Ranks chunks by the words of a question: <see cref="Bm25"/> over the postings of <see cref="WordIndex"/>.</summary>
internal static class WordSearch
{
    /// <summary>Keys of the chunks that hold any of the query's words, with their scores, best first; ties by key.</summary>
    public static List<(long Key, double Score)> Search(SqliteConnection connection, ChunkQuery query, int limit)
    {
        var terms = LexicalTerms.Asked(query.Text);
        if (terms.Count == 0)
        {
            return [];
        }

        var chunks = SqliteSchema.Number(connection, "SELECT count(*) FROM chunk_length");
        var scores = new Dictionary<long, (float Score, long Version)>();
        foreach (var term in terms)
        {
            var postings = Postings(connection, term);
            var idf = Bm25.InverseDocumentFrequency(chunks, postings.Count);
            foreach (var (key, version, weight) in postings)
            {
                ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(scores, key, out _);
                entry = (entry.Score + (weight * idf), version);
            }
        }

        using var passes = new VersionCheck(connection, query.Filter);
        var hits = new List<(long, double)>(limit);
        // The best first, so that few versions are looked up: a filter that lets most pass ends this soon.
        foreach (var (key, (score, version)) in scores.OrderByDescending(s => s.Value.Score).ThenBy(s => s.Key))
        {
            if (passes.Passes(version))
            {
                hits.Add((key, score));
            }

            if (hits.Count == limit)
            {
                break;
            }
        }

        return hits;
    }

    /// <summary>The chunks that hold a term, with its weight in each.</summary>
    private static List<(long Key, long Version, float Weight)> Postings(SqliteConnection connection, string term)
    {
        using var command = connection.CreateCommand();
        // A row for each place of the term, those of a chunk together. Crossed, so that the postings lead.
        command.CommandText =
            "SELECT w.doc, w.col = 'title', l.version_key, l.terms FROM chunk_word w CROSS JOIN chunk_length l ON l.key = w.doc WHERE w.term = $term";
        command.Parameters.AddWithValue("$term", term);
        using var reader = command.ExecuteReader();
        var postings = new List<(long, long, float)>();
        var (key, version, length, frequency) = (0L, 0L, 0, 0f);
        while (reader.Read())
        {
            var next = reader.GetInt64(0);
            if (next != key)
            {
                AddPosting();
                (key, version, length, frequency) = (next, reader.GetInt64(2), reader.GetInt32(3), 0);
            }

            frequency += reader.GetBoolean(1) ? Bm25.HeadingWeight : 1;
        }

        AddPosting();
        return postings;

        void AddPosting()
        {
            if (frequency > 0)
            {
                postings.Add((key, version, Bm25.Weight(frequency, length)));
            }
        }
    }

    /// <summary>Whether versions pass a filter; each is looked up once.</summary>
    private sealed class VersionCheck : IDisposable
    {
        private readonly SqliteCommand _command;
        private readonly SqliteParameter _key;
        private readonly Dictionary<long, bool> _known = [];

        public VersionCheck(SqliteConnection connection, ChunkFilter filter)
        {
            _command = connection.CreateCommand();
            _command.CommandText = $"SELECT EXISTS (SELECT 1 FROM version v WHERE v.key = $key AND {SqliteFilter.Condition(_command, filter)})";
            _key = _command.Parameters.Add("$key", SqliteType.Integer);
        }

        public bool Passes(long version)
        {
            if (!_known.TryGetValue(version, out var passes))
            {
                _key.Value = version;
                passes = _known[version] = (long)_command.ExecuteScalar()! != 0;
            }

            return passes;
        }

        public void Dispose() => _command.Dispose();
    }
}
