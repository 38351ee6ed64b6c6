using System.Text;

namespace NewsQA.Tests.Articles;

public class EncodingTests
{
    private const string Text = "The café in Zürich cost €4.5m, said Inès Carvalho. “Très bien,” she added.";

    static EncodingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string, bool> Unicode => new()
    {
        { "utf-8", false }, { "utf-8", true }, { "utf-16", false }, { "utf-16", true }, { "utf-16BE", false }, { "utf-16BE", true },
    };

    [Theory]
    [MemberData(nameof(Unicode))]
    public async Task Unicode_text_is_read_with_and_without_its_mark(string name, bool mark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Text)];

        Assert.Equal(Text, (await Reading.OneAsync(bytes)).Text);
    }

    [Theory]
    [InlineData("windows-1252", "<meta charset=\"windows-1252\">")]
    [InlineData("windows-1252", "<meta charset=iso-8859-1>")]
    [InlineData("windows-1252", "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=ISO-8859-1\">")]
    [InlineData("iso-8859-15", "<meta charset='iso-8859-15'>")]
    [InlineData("utf-8", "<meta charset=\"iso-8859-1\">")]
    [InlineData("utf-8", "")]
    [InlineData("windows-1252", "<meta charset=nonsense-9>")]
    [InlineData("windows-1252", "")]
    public async Task Pages_are_read_in_the_encoding_they_are_in(string name, string declaration)
    {
        var text = name == "iso-8859-15" ? Text.Replace('“', '"').Replace('”', '"') : Text;
        var html = $"<html><head>{declaration}<title>A café in Zürich</title></head><body><article><p>{text}</p></article></body></html>";

        var article = await Reading.OneAsync(Encoding.GetEncoding(name).GetBytes(html), "page.html");

        Assert.Equal(text, article.Text);
    }

    [Fact]
    public async Task A_page_in_a_multi_byte_encoding_is_read()
    {
        const string Japanese = "市議会は月曜日に古い水車小屋を買うことを決めた。工事は五月に始まり、二年間続く予定である。";
        var html = $"<html><head><meta charset=\"shift_jis\"></head><body><article><p>{Japanese}</p></article></body></html>";

        Assert.Equal(Japanese, (await Reading.OneAsync(Encoding.GetEncoding("shift_jis").GetBytes(html))).Text);
    }

    [Theory]
    [InlineData("windows-1251", "Городской совет проголосовал в понедельник за покупку мельницы. Работы начнутся в мае и продлятся два года, сообщили власти города.")]
    [InlineData("windows-1252", "The café in Zürich closed on Monday, said Inès Carvalho. It had been open for years.")]
    public async Task Undeclared_old_encodings_are_guessed(string name, string text) =>
        Assert.Equal(text, (await Reading.OneAsync(Encoding.GetEncoding(name).GetBytes(text), "news.txt")).Text);
}
