namespace NewsQA.Conversations;

/// <summary>The turns of one conversation, oldest first. Not safe for concurrent use: one conversation, one user.</summary>
public sealed class Conversation
{
    private readonly List<Turn> _turns = [];

    /// <summary>The turns, oldest first.</summary>
    public IReadOnlyList<Turn> Turns => _turns;

    /// <summary>Adds what was asked and what was answered.</summary>
    public void Add(Turn turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        _turns.Add(turn);
    }

    /// <summary>Forgets all turns.</summary>
    public void Clear() => _turns.Clear();
}

/// <summary>One exchange.</summary>
/// <param name="Question">The question as asked.</param>
/// <param name="StandaloneQuestion">The complete question that was searched.</param>
/// <param name="Answer">The answer's text; <see langword="null"/> where there was none.</param>
public sealed record Turn(string Question, string StandaloneQuestion, string? Answer);
