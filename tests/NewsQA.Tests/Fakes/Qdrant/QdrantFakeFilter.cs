using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Qdrant.Client.Grpc;
using Value = Qdrant.Client.Grpc.Value;

namespace NewsQA.Tests.Fakes;

/// <summary>Whether a point passes a filter. Conditions that NewsQA does not use are refused, not guessed.</summary>
internal static class QdrantFakeFilter
{
    public static bool Passes(QdrantFakePoint point, Filter? filter) =>
        filter is null
        || (filter.Must.All(c => Holds(point, c))
            && !filter.MustNot.Any(c => Holds(point, c))
            && (filter.Should.Count == 0 || filter.Should.Any(c => Holds(point, c))));

    private static bool Holds(QdrantFakePoint point, Condition condition) => condition.ConditionOneOfCase switch
    {
        Condition.ConditionOneOfOneofCase.Filter => Passes(point, condition.Filter),
        Condition.ConditionOneOfOneofCase.HasId => condition.HasId.HasId.Any(id => id.Uuid == point.Id),
        Condition.ConditionOneOfOneofCase.IsEmpty => !point.Payload.TryGetValue(condition.IsEmpty.Key, out var value) || IsEmpty(value),
        Condition.ConditionOneOfOneofCase.Field => point.Payload.TryGetValue(condition.Field.Key, out var field) && Holds(field, condition.Field),
        _ => throw new NotSupportedException(condition.ConditionOneOfCase.ToString()),
    };

    private static bool IsEmpty(Value value) => value.HasNullValue || value.ListValue is { Values.Count: 0 };

    private static bool Holds(Value value, FieldCondition condition)
    {
        if (condition.DatetimeRange is { } range)
            return value.HasStringValue && Micros(value.StringValue) is { } time && Within(time, range);
        return condition.Match?.MatchValueCase switch
        {
            Match.MatchValueOneofCase.Keyword => value.HasStringValue && value.StringValue == condition.Match.Keyword,
            Match.MatchValueOneofCase.Keywords => value.HasStringValue && condition.Match.Keywords.Strings.Contains(value.StringValue),
            Match.MatchValueOneofCase.Integer => value.HasIntegerValue && value.IntegerValue == condition.Match.Integer,
            Match.MatchValueOneofCase.Boolean => value.HasBoolValue && value.BoolValue == condition.Match.Boolean,
            _ => throw new NotSupportedException(condition.ToString()),
        };
    }

    private static bool Within(long time, DatetimeRange range) =>
        (range.Gte is null || time >= Micros(range.Gte)) && (range.Gt is null || time > Micros(range.Gt))
        && (range.Lte is null || time <= Micros(range.Lte)) && (range.Lt is null || time < Micros(range.Lt));

    /// <summary>The server keeps times by the microsecond.</summary>
    public static long? Micros(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.UtcTicks / TimeSpan.TicksPerMicrosecond
            : null;

    public static long Micros(Timestamp time) => time.ToDateTimeOffset().UtcTicks / TimeSpan.TicksPerMicrosecond;
}
