using NewsQA.Answering;
using NewsQA.Chunking;
using NewsQA.Reading;

namespace NewsQA.Tests.Answering;

/// <summary>Made cases both ways, as "sentence | question"; each passage has other sentences with other figures around.</summary>
public sealed class PremiseCheckerTests
{
    private static readonly string[] Contradicted =
    [
        "Vessmark pledged $4.5 billion to Ostland.|Why did Vessmark pledge $45 billion to Ostland?",
        "Vessmark pledged $4.5B to Ostland.|When did Vessmark pledge $5 billion to Ostland?",
        "Vessmark will provide Ostland with $4.5 billion.|How long will the $45 billion last?",
        "The council approved a stadium that costs £62 million.|Who approved the stadium that costs £26 million?",
        "The flood killed 17 people in the Seldra valley.|Why did the flood kill 71 people in the Seldra valley?",
        "The flood killed 17 people in Tolm.|How did the flood in Tolm kill 170 people?",
        "Crane drivers began a 48-hour strike at the port.|Why did crane drivers begin a 72-hour strike at the port?",
        "The union wants a rise of 8.5% in pay.|Why does the union want a pay rise of 18.5%?",
        "The bank raised its rate to 4.25 per cent.|Why did the bank raise its rate to 5.25%?",
        "Meridian Ports has offered 4% now.|Who offered 6% at Meridian Ports now?",
        "The treasurer stole €310,000 from the harbour fund.|How did the treasurer steal €3.1 million from the harbour fund?",
        "Corvane Foods made a profit of €88m in the quarter.|How did Corvane Foods make a profit of €188m in the quarter?",
        "The new bridge is 420 metres long.|Who designed the new bridge that is 240 metres long?",
        "The clock stopped for 31 hours.|Why did the clock stop for 13 hours?",
        "The trial of the drug ran for 12 weeks.|Where did the trial of the drug run for 20 weeks?",
        "The festival sold 90,000 tickets in Bellaroche.|How did the festival in Bellaroche sell 9,000 tickets?",
        "The study followed 1,204 singers.|Why did the study follow 2,104 singers?",
        "The mayor was elected in 2027.|Why was the mayor elected in 2025?",
        "The treaty was signed on 13 June.|Where was the treaty signed on 30 June?",
        "The factory in Orlin closed in 2029.|Why did the factory in Orlin close in 2019?",
        "The fine against Tellura is $30 million.|Who imposed the $300 million fine against Tellura?",
        "The earpiece from Tellura costs $249.|Why does the earpiece from Tellura cost $429?",
        "The port lost £12m a day.|How did the port lose £21m?",
        "Pupils at 40 schools have a four-day week.|Why do pupils at 14 schools have a four-day week?",
        "The party won 61 seats in the assembly.|How did the party win 16 seats in the assembly?",
        "Turnout in Ostmere was 64%.|Why was turnout in Ostmere 46%?",
        "The rocket carried 8 satellites into orbit.|Who built the 18 satellites that the rocket carried into orbit?",
        "The storm left 2,300 households without power.|Why did the storm leave 23,000 households without power?",
        "The airline cut 1,100 jobs.|Why did the airline cut 11,000 jobs?",
        "Scientists found 14 new species of beetle.|Where did scientists find the 41 new species of beetle?",
        "The museum bought the painting for £750,000.|Why did the museum buy the painting for £7.5 million?",
        "Inflation in Vessmark fell to 3.1%.|Why did inflation in Vessmark fall to 1.3%?",
        "The tunnel will cost €9 billion.|Who will pay the €19 billion that the tunnel will cost?",
        "Rovers paid £3m for the striker.|Why did Rovers pay £30m for the striker?",
        "The judge sentenced her to six years in prison.|Why did the judge sentence her to sixteen years in prison?",
        "The reservoir was 96% full on Monday.|Why was the reservoir 69% full on Monday?",
        "Rescuers searched the cellar for 31 hours.|How did rescuers search the cellar for 13 hours?",
        "The farm lost 300 sheep.|How did the farm lose 3,000 sheep?",
        "The ferry carried 212 passengers.|Where did the ferry carry its 122 passengers?",
        "The government set aside €150m for repairs.|When did the government set aside €510m for repairs?",
        "The company recalled 52,000 cars.|Why did the company recall 520,000 cars?",
        "The library opened in 1911.|Who opened the library in 1991?",
    ];

    private static readonly string[] Harmless =
    [
        "The 1911–1914 strike ended in the Treaty of Hradek.|The strike from 1911 to 1914 ended in which treaty?",
        "The strike of 1911-1914 ended in the Treaty of Hradek.|Who signed the treaty in which the strike of 1914 ended?",
        "Vessmark pledged $4.5 billion to Ostland.|Why did Vessmark pledge $4.5 billion to Ostland?",
        "Vessmark pledged $4.5B to Ostland.|Why did Vessmark pledge 4.5 billion dollars to Ostland?",
        "Vessmark pledged $4.5 billion to Ostland.|How much did Vessmark pledge to Ostland?",
        "Vessmark pledged $4.5 billion to Ostland.|Did Vessmark pledge $45 billion to Ostland?",
        "Vessmark pledged $4.5 billion to Ostland.|Who won the $45 million lottery?",
        "Vessmark pledged $4.5 billion to Ostland.|Why did Germany pledge $45 billion to Ostland?",
        "Vessmark pledged $4.5 billion to Ostland.|Did Vessmark pledge more than $3 billion?",
        "Vessmark pledged $4.5 billion to Ostland.|Which countries pledged over $3 billion to Ostland?",
        "Vessmark pledged $4.5 billion to Ostland.|Was it $4.5 billion or $45 billion that Vessmark pledged?",
        "Vessmark pledged $4.5 billion to Ostland.|What would Ostland do if Vessmark pledged $45 billion?",
        "The flood killed 17 people in Tolm.|What did the flood in Tolm do to 540 people?",
        "The flood killed 17 people and left 9 people missing.|Which 26 people did the flood leave missing or dead?",
        "The flood killed 17 people in Tolm.|Why did the flood kill seventeen people in Tolm?",
        "The flood killed 17 people in Tolm.|Who was one of the people that the flood killed in Tolm?",
        "Crane drivers began a 48-hour strike.|What happened on the first day of the strike?",
        "Crane drivers began a 48-hour strike.|How many of the 1,150 members joined the strike?",
        "The union wants a rise of 8.5%.|Why does the union want a rise of 8.5 per cent?",
        "The bank raised its rate to 4.25%.|How many of the 9 members voted against?",
        "The bank raised its rate by 0.25 points to 4.25%.|Why did the bank raise its rate by 0.25 points?",
        "The treaty was signed on 13 June.|Why was the treaty signed on June 13?",
        "The treaty was signed on 13 June 2031.|Where was the treaty signed on 13 June?",
        "The mayor was elected in 2027.|What did the mayor say about the budget of 2031?",
        "The mayor was elected in 2027.|What has the mayor done since 2025?",
        "The mayor was elected in 2027.|Where was the festival of 2025 held?",
        "The fine against Tellura is $30 million.|How many people work at Tellura?",
        "The fine against Tellura is $30 million.|Why did Tellura pay €30 million for a factory?",
        "The earpiece from Tellura costs $249.|Which 12 languages does the earpiece from Tellura know?",
        "The new bridge is 420 metres long.|Why is the new bridge 12 metres wide?",
        "The new bridge is 420 metres long.|How many years did the new bridge take?",
        "The storm left 2,300 households without power.|How long were the 2,300 households without power?",
        "The party won 61 seats with 38% of votes.|Which party won 38% of votes?",
        "The company cut 1,100 jobs and 4 plants.|Which 4 plants did the company cut?",
        "The judge sentenced her to six years.|What did the judge say to the 12 jurors?",
        "The judge sentenced her to six years.|Why was she given 6 years?",
        "The ferry carried 212 passengers and 40 cars.|What became of the 40 cars that the ferry carried?",
        "Inflation fell to 3.1% in May from 3.4% in April.|Why was inflation 3.3% in March?",
        "Rovers beat Halvorn Town 2-1.|Who scored when Rovers beat Halvorn Town 2-1?",
        "The port handles a fifth of containers.|What did 3 ships at anchor wait for?",
        "Sales rose 12% to €1.4bn.|Who expected sales of about €1.5bn?",
        "Sales rose 12% to €1.4bn.|Where will sales be by 2035?",
        "The library opened in 1911.|How many books does the library own?",
        "The 50th summit was held in Hradek.|What was agreed at the 50th summit in Hradek?",
        "Pupils at 40 schools have a four-day week.|What do pupils do on the fifth day?",
        "Ten per cent of voters stayed at home.|Why did 10% of voters stay at home?",
    ];

    public static TheoryData<string> ContradictedCases => [.. Contradicted];

    public static TheoryData<string> HarmlessCases => [.. Harmless];

    [Theory]
    [MemberData(nameof(ContradictedCases))]
    public void A_figure_that_the_article_has_otherwise_is_named(string line)
    {
        var found = Find(line);
        Assert.NotNull(found);
        Assert.Contains(found.Stated.Text, line.Split('|')[0], StringComparison.Ordinal);
        Assert.Contains(found.Asserted.Text, line.Split('|')[1], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(HarmlessCases))]
    public void A_question_without_a_false_figure_is_left_alone(string line) => Assert.Null(Find(line));

    [Fact]
    public void A_figure_that_another_article_has_contradicts_nothing() =>
        Assert.Null(PremiseChecker.Find(
            "Why did the flood kill 14 people in Tolm?", [Passage("The flood in Tolm killed 17 people."), Passage("On Tuesday 14 people were known to be dead.")], null));

    private static Contradiction? Find(string line)
    {
        var parts = line.Split('|');
        return PremiseChecker.Find(parts[1], [Passage($"It was a grey morning. {parts[0]} Officials spoke to reporters outside.")], null);
    }

    private static Passage Passage(string text) => new(text, SentenceSplitter.Split(text));
}
