using System.ComponentModel.DataAnnotations;

namespace NewsQA.Articles;

/// <summary>Limits and field names for reading articles. Configuration section <c>NewsQA:Articles</c>.</summary>
public sealed class ArticleOptions : IValidatableObject
{
    private static readonly string[] Fields = ["id", "url", "title", "subtitle", "byline", "outlet", "place", "published", "modified", "language", "text"];

    /// <summary>Largest file, or line of an archive, in bytes. 1 KiB to 256 MiB; default 10 MiB.</summary>
    [Range(1024, 268_435_456, ErrorMessage = "NewsQA:Articles:MaxBytes must lie between 1024 and 268435456.")]
    public int MaxBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>Most characters of one article's text. 1,000 to 100,000,000; default 2,000,000.</summary>
    [Range(1_000, 100_000_000, ErrorMessage = "NewsQA:Articles:MaxCharacters must lie between 1000 and 100000000.")]
    public int MaxCharacters { get; set; } = 2_000_000;

    /// <summary>
    /// Names that an archive uses for the fields <c>id</c>, <c>url</c>, <c>title</c>, <c>subtitle</c>, <c>byline</c>,
    /// <c>outlet</c>, <c>place</c>, <c>published</c>, <c>modified</c>, <c>language</c> and <c>text</c>, such as
    /// <c>title = headline</c>; a dot reaches into an object (<c>outlet = source.name</c>). Default: none; then a field's own
    /// name and its usual other names are tried.
    /// </summary>
    public IDictionary<string, string> FieldNames { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from field in FieldNames.Keys
        where !Fields.Contains(field, StringComparer.OrdinalIgnoreCase)
        select new ValidationResult($"NewsQA:Articles:FieldNames has no field '{field}'; it may name {string.Join(", ", Fields)}.", [nameof(FieldNames)]);
}
