using System.Collections.Frozen;

namespace NewsQA.Language;

/// <summary>Spellings of currencies and measures, each brought to one form.</summary>
internal static class MeasureUnits
{
    private static readonly FrozenDictionary<string, string> Currencies = Table(
        "$=USD us$=USD usd=USD dollar=USD dollars=USD buck=USD bucks=USD cent=USD-CENT cents=USD-CENT " +
        "a$=AUD aud=AUD c$=CAD cad=CAD ca$=CAD nz$=NZD nzd=NZD hk$=HKD hkd=HKD s$=SGD sgd=SGD " +
        "€=EUR eur=EUR euro=EUR euros=EUR £=GBP gbp=GBP pound=GBP pounds=GBP sterling=GBP pence=GBP-PENNY penny=GBP-PENNY " +
        "¥=JPY jpy=JPY yen=JPY cny=CNY rmb=CNY yuan=CNY renminbi=CNY ₹=INR inr=INR rupee=INR rupees=INR " +
        "₽=RUB rub=RUB rouble=RUB roubles=RUB ruble=RUB rubles=RUB ₺=TRY try=TRY lira=TRY lire=TRY liras=TRY ₴=UAH uah=UAH hryvnia=UAH hryvnias=UAH " +
        "chf=CHF franc=CHF francs=CHF krona=SEK kronor=SEK sek=SEK krone=NOK kroner=NOK nok=NOK dkk=DKK ₩=KRW won=KRW krw=KRW " +
        "peso=MXN pesos=MXN rand=ZAR zar=ZAR real=BRL reais=BRL zloty=PLN zlotys=PLN shekel=ILS shekels=ILS");

    private static readonly FrozenDictionary<string, string> Measures = Table(
        "year=year years=year yr=year yrs=year month=month months=month week=week weeks=week day=day days=day hour=hour hours=hour hr=hour hrs=hour " +
        "minute=minute minutes=minute min=minute mins=minute second=second seconds=second sec=second decade=decade decades=decade century=century centuries=century " +
        "km=kilometre kms=kilometre kilometre=kilometre kilometres=kilometre kilometer=kilometre kilometers=kilometre mile=mile miles=mile " +
        "m=metre metre=metre metres=metre meter=metre meters=metre cm=centimetre centimetre=centimetre centimetres=centimetre centimeter=centimetre centimeters=centimetre " +
        "mm=millimetre millimetre=millimetre millimetres=millimetre millimeter=millimetre millimeters=millimetre foot=foot feet=foot ft=foot inch=inch inches=inch yard=yard yards=yard " +
        "kg=kilogram kilo=kilogram kilos=kilogram kilogram=kilogram kilograms=kilogram tonne=tonne tonnes=tonne ton=tonne tons=tonne gram=gram grams=gram " +
        "litre=litre litres=litre liter=litre liters=litre gallon=gallon gallons=gallon barrel=barrel barrels=barrel hectare=hectare hectares=hectare acre=acre acres=acre " +
        "mw=megawatt megawatt=megawatt megawatts=megawatt gw=gigawatt gigawatt=gigawatt gigawatts=gigawatt kwh=kilowatt-hour mph=mile-per-hour " +
        "people=person person=person persons=person degree=degree degrees=degree point=point points=point vote=vote votes=vote");

    /// <summary>The ISO 4217 code that a sign, code or word means, without regard to case.</summary>
    public static string? Currency(string word) => Currencies.GetValueOrDefault(word);

    /// <summary>The measure that a word means, in the singular.</summary>
    public static string? Measure(string word) => Measures.GetValueOrDefault(word);

    /// <summary>Whether a unit is a measure of the table: two different ones cannot mean the same.</summary>
    public static bool IsMeasure(string unit) => Measures.Values.Contains(unit);

    private static FrozenDictionary<string, string> Table(string pairs) =>
        pairs.Split(' ').Select(p => p.Split('=')).ToFrozenDictionary(p => p[0], p => p[1], StringComparer.OrdinalIgnoreCase);
}
