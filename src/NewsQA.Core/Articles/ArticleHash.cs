using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NewsQA.Articles;

internal static class ArticleHash
{
    /// <summary>
    /// Hash of what a reader of the article would see. The fetch time and the modified time are left out: fetching again,
    /// or a publisher's touch without a change, makes no new version.
    /// </summary>
    public static string Of(Article article)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in (ReadOnlySpan<string?>)
                 [
                     article.Text, article.Title, article.Subtitle, article.Byline, article.Outlet, article.Place,
                     article.Published?.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
                 ])
        {
            // The length before each part keeps ("ab", "c") and ("a", "bc") apart.
            var bytes = Encoding.UTF8.GetBytes(part ?? "");
            hash.AppendData(BitConverter.GetBytes(part is null ? -1 : bytes.Length));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
