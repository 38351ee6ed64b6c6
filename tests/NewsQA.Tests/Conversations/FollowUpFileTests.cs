using System.Text.Json;
using NewsQA.Conversations;
using NewsQA.Tests.Architecture;

namespace NewsQA.Tests.Conversations;

/// <summary>
/// The conversations of data/evaluation/follow-ups.jsonl, as a guard against falling back: the rules were mended against this file (54 of its
/// first 60 before that), so it says little of conversations that are not in it.
/// </summary>
public sealed class FollowUpFileTests
{
    private const double Floor = 0.95;

    [Fact]
    public void Follow_ups_and_new_subjects_are_told_apart()
    {
        var rows = File.ReadLines(Path.Combine(Repository.Root, "data", "evaluation", "follow-ups.jsonl")).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        var wrong = rows.Where(r => Rewrite(r).IsFollowUp != r.GetProperty("followUp").GetBoolean()).Select(r => r.GetProperty("question").GetString()).ToList();
        Assert.True(wrong.Count <= rows.Count * (1 - Floor), string.Join('\n', wrong));
    }

    private static RewrittenQuestion Rewrite(JsonElement row)
    {
        var conversation = new Conversation();
        foreach (var turn in row.GetProperty("history").EnumerateArray())
        {
            var question = turn.GetProperty("question").GetString()!;
            conversation.Add(new Turn(question, question, turn.GetProperty("answer").GetString()));
        }

        return QuestionRewriter.Rewrite(row.GetProperty("question").GetString()!, conversation);
    }
}
