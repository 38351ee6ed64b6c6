namespace NewsQA.Cli.Terminal;

/// <summary>A line being edited, and the lines before it.</summary>
internal sealed class LineBuffer
{
    private readonly List<string> _history = [];
    private int _historyIndex;
    private string _draft = "";

    public string Text { get; private set; } = "";

    public int Cursor { get; private set; }

    /// <summary>Takes the line into the history and starts an empty one.</summary>
    public string Accept()
    {
        var line = Text;
        if (!string.IsNullOrWhiteSpace(line) && (_history.Count == 0 || _history[^1] != line))
            _history.Add(line);
        Set("");
        _historyIndex = _history.Count;
        return line;
    }

    public void Set(string text) => (Text, Cursor) = (text, text.Length);

    public void Insert(char c)
    {
        Text = Text.Insert(Cursor, c.ToString());
        Cursor++;
    }

    /// <summary>Applies an editing key; <see langword="false"/> if it is none.</summary>
    public bool Apply(ConsoleKeyInfo key)
    {
        var control = key.Modifiers.HasFlag(ConsoleModifiers.Control);
        switch (key.Key)
        {
            case ConsoleKey.LeftArrow when control: Cursor = WordStart(); return true;
            case ConsoleKey.LeftArrow: Cursor = Previous(); return true;
            case ConsoleKey.RightArrow: Cursor = Next(); return true;
            case ConsoleKey.Home:
            case ConsoleKey.A when control: Cursor = 0; return true;
            case ConsoleKey.End:
            case ConsoleKey.E when control: Cursor = Text.Length; return true;
            case ConsoleKey.Backspace: Delete(Previous(), Cursor); return true;
            case ConsoleKey.H when control: Delete(Previous(), Cursor); return true;
            case ConsoleKey.Delete: Delete(Cursor, Next()); return true;
            case ConsoleKey.U when control: Delete(0, Cursor); return true;
            case ConsoleKey.K when control: Delete(Cursor, Text.Length); return true;
            case ConsoleKey.W when control: Delete(WordStart(), Cursor); return true;
            case ConsoleKey.UpArrow: Recall(_historyIndex - 1); return true;
            case ConsoleKey.DownArrow: Recall(_historyIndex + 1); return true;
        }

        if (char.IsControl(key.KeyChar))
            return false;
        Insert(key.KeyChar);
        return true;
    }

    private void Recall(int index)
    {
        if (index < 0 || index > _history.Count)
            return;
        if (_historyIndex == _history.Count)
            _draft = Text;
        _historyIndex = index;
        Set(index == _history.Count ? _draft : _history[index]);
    }

    private void Delete(int from, int to)
    {
        Text = Text.Remove(from, to - from);
        Cursor = from;
    }

    private int WordStart()
    {
        var at = Cursor;
        while (at > 0 && Text[at - 1] == ' ')
            at--;
        while (at > 0 && Text[at - 1] != ' ')
            at--;
        return at;
    }

    /// <summary>A surrogate pair is one step.</summary>
    private int Previous() => Cursor == 0 ? 0 : Cursor > 1 && char.IsLowSurrogate(Text[Cursor - 1]) ? Cursor - 2 : Cursor - 1;

    private int Next() => Cursor == Text.Length ? Cursor : char.IsHighSurrogate(Text[Cursor]) && Cursor + 1 < Text.Length ? Cursor + 2 : Cursor + 1;
}
