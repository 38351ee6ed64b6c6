namespace NewsQA.Cli.Chat;

/// <summary>A line of text with a cursor.</summary>
internal sealed class EditedLine
{
    /// <summary>What was typed.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Where the next character goes.</summary>
    public int Cursor { get; private set; }

    /// <summary>Replaces the line; the cursor goes to its end.</summary>
    public void Set(string text) => (Text, Cursor) = (text, text.Length);

    /// <summary>Moves, erases or inserts as a shell's line editor does.</summary>
    public void Apply(ConsoleKeyInfo key)
    {
        var isControl = key.Modifiers.HasFlag(ConsoleModifiers.Control);
        switch (key.Key)
        {
            case ConsoleKey.Backspace when Cursor > 0:
                Text = Text.Remove(--Cursor, 1);
                break;
            case ConsoleKey.Delete when Cursor < Text.Length:
                Text = Text.Remove(Cursor, 1);
                break;
            case ConsoleKey.LeftArrow:
                Cursor = Math.Max(0, Cursor - 1);
                break;
            case ConsoleKey.RightArrow:
                Cursor = Math.Min(Text.Length, Cursor + 1);
                break;
            case ConsoleKey.Home:
            case ConsoleKey.A when isControl:
                Cursor = 0;
                break;
            case ConsoleKey.End:
            case ConsoleKey.E when isControl:
                Cursor = Text.Length;
                break;
            case ConsoleKey.U when isControl:
                (Text, Cursor) = (Text[Cursor..], 0);
                break;
            case ConsoleKey.K when isControl:
                Text = Text[..Cursor];
                break;
            case ConsoleKey.W when isControl:
                var start = Text[..Cursor].TrimEnd().LastIndexOf(' ') + 1;
                (Text, Cursor) = (Text.Remove(start, Cursor - start), start);
                break;
            default:
                if (!char.IsControl(key.KeyChar))
                {
                    Text = Text.Insert(Cursor++, key.KeyChar.ToString());
                }

                break;
        }
    }
}
