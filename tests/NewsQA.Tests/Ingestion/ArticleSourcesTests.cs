using NewsQA.Ingestion;

namespace NewsQA.Tests.Ingestion;

public sealed class ArticleSourcesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("newsqa-sources-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_folder_gives_its_articles_at_every_depth_in_order()
    {
        Create("b.txt", "a.HTML", "deep/er/c.jsonl", "photo.png", ".hidden.txt", "notes.md");

        Assert.Equal(["a.HTML", "b.txt", "deep/er/c.jsonl", "notes.md"], Names(_folder.FullName));
    }

    [Fact]
    public void Patterns_files_and_repeats_are_taken_once()
    {
        Create("2026-01.txt", "2026-02.txt", "other.txt", "data.bin");

        Assert.Equal(
            ["2026-01.txt", "2026-02.txt", "data.bin", "other.txt"],
            Names(In("2026-*.txt"), In("2026-01.txt"), In("data.bin"), _folder.FullName));
    }

    [Fact]
    public void A_link_that_leads_upwards_ends()
    {
        Create("deep/a.txt");
        try
        {
            Directory.CreateSymbolicLink(In("deep/up"), _folder.FullName);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Assert.Skip("This user may not make links.");
        }

        Assert.Equal(["deep/a.txt"], Names(_folder.FullName));
    }

    [Fact]
    public void What_names_nothing_stays_so_that_its_reading_says_so() =>
        Assert.Equal(["missing.txt", "none-*.txt"], Names(In("missing.txt"), In("none-*.txt")));

    [Fact]
    public void A_dash_is_standard_input_once()
    {
        var source = Assert.Single(ArticleSources.Expand(["-", "-"], () => new MemoryStream([65])));

        Assert.Equal("-", source.Name);
        using var stream = source.Open();
        Assert.Equal(65, stream.ReadByte());
    }

    private string In(string name) => Path.Combine(_folder.FullName, name);

    private void Create(params string[] names)
    {
        foreach (var name in names)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(In(name))!);
            File.WriteAllText(In(name), "text");
        }
    }

    private IEnumerable<string> Names(params string[] paths) =>
        ArticleSources.Expand(paths, () => Stream.Null).Select(s => Path.GetRelativePath(_folder.FullName, s.Name).Replace('\\', '/'));
}
