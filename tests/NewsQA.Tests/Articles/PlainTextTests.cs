namespace NewsQA.Tests.Articles;

public class PlainTextTests
{
    private const string Body =
        "The council of Marsk voted on Monday to buy the old mill for 2.1 million crowns.\n\n"
        + "“It was that or lose it,” said the mayor, Ida Moen. Work begins in May and will last for two years.\n\n"
        + "The mill has stood empty since 2019, when its last owner died.";

    [Fact]
    public async Task Text_that_starts_with_prose_keeps_all_of_it()
    {
        var article = await Reading.OneAsync(Body);

        Assert.Equal(Body, article.Text);
        Assert.Null(article.Title);
        Assert.Null(article.Published);
        Assert.Equal(Reading.Now, article.Fetched);
    }

    [Theory]
    [InlineData("By Ida Moen", "Ida Moen")]
    [InlineData("By Ida Moen and Paul Rask", "Ida Moen and Paul Rask")]
    [InlineData("by IDA MOEN", "IDA MOEN")]
    [InlineData("Ida Moen, Staff writer", "Ida Moen")]
    [InlineData("By Ida Moen, Chief Political Correspondent", "Ida Moen")]
    [InlineData("By Ida Moen in Carrow", "Ida Moen")]
    [InlineData("Written by Ida de la Cruz", "Ida de la Cruz")]
    [InlineData("By Ida Moen | 3 May 2031", "Ida Moen")]
    [InlineData("By Ida Moen (ida@news.example)", "Ida Moen")]
    public async Task Bylines_are_read(string line, string byline)
    {
        var article = await Reading.OneAsync($"Council buys old mill at Marsk\n\n{line}\n\n{Body}");

        Assert.Equal("Council buys old mill at Marsk", article.Title);
        Assert.Equal(byline, article.Byline);
        Assert.Equal(Body, article.Text);
    }

    [Theory]
    [InlineData("Published: 14 March 2031, 09:12 GMT", "2031-03-14T09:12:00+00:00")]
    [InlineData("March 14, 2031 at 9:12 a.m. EST", "2031-03-14T09:12:00-05:00")]
    [InlineData("Friday, 14 March 2031", "2031-03-14T00:00:00+00:00")]
    [InlineData("14.03.2031", "2031-03-14T00:00:00+00:00")]
    [InlineData("2031-03-14T09:12:00+02:00", "2031-03-14T09:12:00+02:00")]
    [InlineData("14th Mar 2031 | 21:30", "2031-03-14T21:30:00+00:00")]
    [InlineData("Sept. 4, 2031 9 pm", "2031-09-04T21:00:00+00:00")]
    public async Task Dates_on_lines_of_their_own_are_read(string line, string date)
    {
        var article = await Reading.OneAsync($"Council buys old mill at Marsk\n\nBy Ida Moen\n{line}\n\n{Body}");

        Assert.Equal(DateTimeOffset.Parse(date, System.Globalization.CultureInfo.InvariantCulture), article.Published);
        Assert.Equal(Body, article.Text);
    }

    [Fact]
    public async Task Publication_and_change_are_told_apart()
    {
        var article = await Reading.OneAsync($"Council buys old mill at Marsk\n\nPublished: 14 March 2031, 09:12 GMT | Updated: 15 March 2031, 10:00 GMT\n\n{Body}");

        Assert.Equal(14, article.Published?.Day);
        Assert.Equal(15, article.Modified?.Day);
    }

    [Theory]
    [InlineData("03/04/2031")]
    [InlineData("Yesterday")]
    public async Task What_may_mean_two_days_stays_unknown(string line) =>
        Assert.Null((await Reading.OneAsync($"Council buys old mill at Marsk\n\n{line}\n\n{Body}")).Published);

    [Theory]
    [InlineData("ISTANBUL (AA) - ", "ISTANBUL", "AA")]
    [InlineData("HALVORN, Norway, March 3 (NWP) — ", "HALVORN, Norway", "NWP")]
    [InlineData("LONDON — ", "LONDON", null)]
    [InlineData("NEW YORK/LONDON (Continental Wire) -- ", "NEW YORK/LONDON", "Continental Wire")]
    [InlineData("Marsk (dpx) – ", "Marsk", null)]
    [InlineData("Marsk (NWP) – ", "Marsk", "NWP")]
    [InlineData("ST. BRANNOCK, Minn. - ", "ST. BRANNOCK, Minn.", null)]
    public async Task Place_lines_are_taken_off(string line, string place, string? outlet)
    {
        var article = await Reading.OneAsync($"Council buys old mill at Marsk\n\n{line}{Body}");

        if (line.Contains("dpx", StringComparison.Ordinal))
        {
            // A small word in brackets is no agency.
            Assert.StartsWith("Marsk (dpx)", article.Text, StringComparison.Ordinal);
            return;
        }

        Assert.Equal((place, outlet), (article.Place, article.Outlet));
        Assert.Equal(Body, article.Text);
    }

    [Theory]
    [InlineData("NATO — the alliance of 32 states — will meet in May, its head said on Monday in Oslo.")]
    [InlineData("UPDATE — Four people were hurt when the wall fell, the police in Marsk said on Monday.")]
    [InlineData("By the time the ship sank, all of its crew had left it, the coastguard said on Monday.")]
    [InlineData("Photos of the wall show that it leaned for a month before it fell, an engineer said.")]
    [InlineData("Related parties own a third of the firm, according to papers that were filed on Monday.")]
    [InlineData("Comments by the mayor led to a protest of some 300 people outside the hall on Monday.")]
    [InlineData("Read in full, the report blames nobody at all for the loss, the minister said on Monday.")]
    [InlineData("Subscribers to the fund will lose half of what they paid in, the court heard on Monday.")]
    [InlineData("Click fraud costs firms 3 billion crowns a year, the bureau said in a report on Monday.")]
    [InlineData("More from the fund will be spent on the wall next year, the mayor told the council.")]
    public async Task Sentences_that_only_look_like_furniture_stay(string sentence)
    {
        Assert.StartsWith(sentence, (await Reading.OneAsync(sentence + "\n\n" + Body)).Text, StringComparison.Ordinal);
        Assert.EndsWith(sentence, (await Reading.OneAsync(Body + "\n\n" + sentence)).Text, StringComparison.Ordinal);
        Assert.Contains(sentence, (await Reading.OneAsync($"Council buys old mill\n\n{Body}\n\n{sentence}\n\n{Body}")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Read more: Mill owner’s heirs go to court")]
    [InlineData("Related stories\n> Mill owner’s heirs go to court\n> A short history of milling")]
    [InlineData("1,204 views")]
    [InlineData("This story has been shared 88 times")]
    [InlineData("Leave a comment\n\nKarl_77 says it is all a waste of money. He is right.")]
    [InlineData("12 comments")]
    [InlineData("© 2031 Marsk Observer. All rights reserved.")]
    [InlineData("Sign up for our newsletter.")]
    [InlineData("Follow us on X and Facebook")]
    [InlineData("Facebook | X | WhatsApp | Email | Print")]
    [InlineData("Photo: Ida Moen / NWP")]
    [InlineData("(Reporting by Ida Moen; editing by Paul Rask)")]
    [InlineData("Tags: mill, council, Marsk")]
    [InlineData("Advertisement")]
    [InlineData("Der Rat hat am Montag beschlossen, dass die Mühle für die Stadt gekauft wird und nicht verfällt.")]
    [InlineData("Konsey, bu değirmeni satın almak için oy verdi ve bunun çok önemli olduğunu söyledi.")]
    [InlineData("Совет проголосовал за покупку старой мельницы, сообщили власти города в понедельник.")]
    public async Task Furniture_at_the_foot_goes(string furniture) =>
        Assert.Equal(Body, (await Reading.OneAsync($"Council buys old mill at Marsk\n\n{Body}\n\n{furniture}")).Text);

    [Fact]
    public async Task Subheadings_lists_and_foreign_quotes_inside_the_body_stay()
    {
        var body = $"{Body}\n\nWhat it will cost\n\nThe bill has three parts:\n\n• walls: 900,000 crowns\n• roof: 700,000 crowns\n\n"
                   + "“Das ist für die Stadt und auch für uns ein guter Tag,” said its twin town’s mayor.\n\nThe rest is a gift.";

        var article = await Reading.OneAsync("Council buys old mill at Marsk\n\n" + body);

        Assert.Equal(body, article.Text);
    }

    [Fact]
    public async Task A_list_that_ends_the_body_stays()
    {
        var body = Body + "\n\nThe bill has two parts:\n\n• walls: 900,000 crowns\n• roof: 700,000 crowns";

        Assert.Equal(body, (await Reading.OneAsync("Council buys old mill at Marsk\n\n" + body)).Text);
    }

    [Fact]
    public async Task Lines_wrapped_at_a_width_are_joined()
    {
        const string Wrapped = "The council of Marsk voted on Monday to buy the old\nmill for 2.1 million crowns, and to open it to the\npublic in two years, when the roof will have been\nmended and the wheel will turn again.\n\nThe mayor called it a gift.";

        var article = await Reading.OneAsync(Wrapped);

        Assert.Equal("The council of Marsk voted on Monday to buy the old mill for 2.1 million crowns, and to open it to the public in two years, when the roof will have been mended and the wheel will turn again.\n\nThe mayor called it a gift.", article.Text);
    }

    [Fact]
    public async Task One_paragraph_a_line_is_read_as_paragraphs()
    {
        var article = await Reading.OneAsync("Council buys old mill at Marsk\nBy Ida Moen\n" + Body.Replace("\n\n", "\n", StringComparison.Ordinal));

        Assert.Equal(Body, article.Text);
        Assert.Equal("Ida Moen", article.Byline);
    }

    [Fact]
    public async Task Named_fields_above_the_text_are_read()
    {
        var article = await Reading.OneAsync($"Title: Council buys old mill\nAuthor: Ida Moen\nDate: 3 May 2031\nSource: Marsk Observer\nURL: https://observer.example/mill\n\n{Body}");

        Assert.Equal(("Council buys old mill", "Ida Moen", "Marsk Observer"), (article.Title, article.Byline, article.Outlet));
        Assert.Equal("https://observer.example/mill", article.Address?.AbsoluteUri);
        Assert.Equal(3, article.Published?.Day);
        Assert.Equal(Body, article.Text);
    }

    [Fact]
    public async Task A_standfirst_that_is_a_sentence_is_told_by_the_byline_below_it()
    {
        var article = await Reading.OneAsync($"Council buys old mill at Marsk\n\nThe mayor says that it was that or lose it.\n\nBy Ida Moen\n\n{Body}");

        Assert.Equal("The mayor says that it was that or lose it.", article.Subtitle);
        Assert.Equal(Body, article.Text);
    }

    [Fact]
    public async Task Invisible_characters_and_line_ends_are_made_plain()
    {
        var article = await Reading.OneAsync("The coun\u00ADcil of\u00A0Marsk\u200B voted\u0007 on Monday.\r\n\r\nIt was\tlate \uFEFFat night.\r\n");

        Assert.Equal("The council of Marsk voted on Monday.\n\nIt was late at night.", article.Text);
    }

    [Theory]
    [InlineData("Der Rat der Stadt hat am Montag beschlossen, die alte Mühle zu kaufen. Das Geld kommt aus dem Haushalt für das nächste Jahr.", "de")]
    [InlineData("Le conseil de la ville a voté lundi pour acheter le vieux moulin. Les travaux vont commencer dans les mois qui viennent.", "fr")]
    [InlineData("El consejo de la ciudad votó el lunes para comprar el viejo molino. Las obras comenzarán en mayo y durarán dos años.", "es")]
    [InlineData("Il consiglio della città ha votato lunedì per comprare il vecchio mulino. I lavori sono previsti per maggio, ma non è certo.", "it")]
    [InlineData("O conselho da cidade votou na segunda para comprar o velho moinho. As obras vão começar em maio e não serão caras.", "pt")]
    [InlineData("De raad van de stad heeft maandag besloten om de oude molen te kopen. Het werk begint in mei en zal twee jaar duren.", "nl")]
    [InlineData("Rådet röstade på måndagen för att köpa den gamla kvarnen. Det är inte klart när arbetet börjar, och det kan ta två år.", "sv")]
    [InlineData("Rada miasta zagłosowała w poniedziałek za kupnem starego młyna. Prace zaczną się w maju i będą trwać przez dwa lata.", "pl")]
    [InlineData("Belediye meclisi pazartesi günü eski değirmeni satın almak için oy verdi. Çalışmalar mayısta başlayacak ve iki yıl sürecek.", "tr")]
    [InlineData("Городской совет проголосовал в понедельник за покупку мельницы. Работы начнутся в мае и продлятся два года.", "ru")]
    [InlineData("Міська рада проголосувала в понеділок за купівлю млина. Роботи почнуться у травні і триватимуть два роки.", "uk")]
    [InlineData("市議会は月曜日に古い水車小屋を買うことを決めた。工事は五月に始まり、二年間続く予定である。", "ja")]
    [InlineData("صوت مجلس المدينة يوم الاثنين على شراء الطاحونة القديمة. يبدأ العمل في مايو ويستمر عامين.", "ar")]
    [InlineData("Το συμβούλιο της πόλης ψήφισε τη Δευτέρα να αγοράσει τον παλιό μύλο. Οι εργασίες αρχίζουν τον Μάιο.", "el")]
    [InlineData("The city council voted on Monday to buy the old mill. Work will begin in May and is to last for two years.", "en")]
    public async Task The_language_of_the_body_is_found(string text, string language)
    {
        var article = await Reading.OneAsync(text);

        Assert.Equal(language, article.Language);
        Assert.Equal(text, article.Text);
    }
}
