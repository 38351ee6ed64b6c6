using Spectre.Console;

namespace NewsQA.Cli.Chat;

/// <summary>Reads lines from a person, with a cursor that moves and a history under the arrow keys.</summary>
internal sealed class LineEditor(IAnsiConsole console, Func<ConsoleKeyInfo> readKey)
{
    private readonly List<string> _history = [];

    /// <summary>The next line; <see langword="null"/> at Ctrl+D, or Ctrl+C, before anything was typed.</summary>
    public string? Read(string prompt)
    {
        var line = new EditedLine();
        var place = _history.Count;
        var width = 0;
        Draw();
        while (true)
        {
            var key = readKey();
            var isControl = key.Modifiers.HasFlag(ConsoleModifiers.Control);
            switch (key.Key)
            {
                case ConsoleKey.Enter:
                    console.WriteLine();
                    Remember(line.Text);
                    return line.Text;
                case ConsoleKey.C or ConsoleKey.D when isControl && line.Text.Length == 0:
                    console.WriteLine();
                    return null;
                case ConsoleKey.C when isControl:
                    line.Set("");
                    break;
                case ConsoleKey.UpArrow when place > 0:
                    line.Set(_history[--place]);
                    break;
                case ConsoleKey.DownArrow when place < _history.Count:
                    line.Set(++place < _history.Count ? _history[place] : "");
                    break;
                default:
                    line.Apply(key);
                    break;
            }

            Draw();
        }

        void Draw()
        {
            // The line is drawn anew over itself, then the cursor is set back to its place.
            var text = prompt + Plain.Line(line.Text);
            console.Write(new ControlCode("\r"));
            console.Write(text + new string(' ', Math.Max(0, width - text.Length)));
            var back = Math.Max(text.Length, width) - prompt.Length - line.Cursor;
            if (back > 0)
            {
                console.Write(new ControlCode($"\u001b[{back}D"));
            }

            width = text.Length;
        }
    }

    private void Remember(string line)
    {
        if (line.Length > 0 && (_history.Count == 0 || _history[^1] != line))
        {
            _history.Add(line);
        }
    }
}
