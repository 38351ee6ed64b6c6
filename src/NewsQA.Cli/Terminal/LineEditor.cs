using Spectre.Console;

namespace NewsQA.Cli.Terminal;

/// <summary>Reads lines at a prompt with editing keys and history. Longer lines than the terminal is wide scroll sideways.</summary>
internal sealed class LineEditor(IAnsiConsole console, TextWriter writer, string prompt)
{
    private readonly LineBuffer _buffer = new();

    /// <summary>
    /// The next line; <see langword="null"/> where the user ended the input with Ctrl+D at an empty prompt, or Ctrl+C twice: once may be
    /// meant for an answer that was faster.
    /// </summary>
    public string? ReadLine()
    {
        var before = Console.TreatControlCAsInput;
        Console.TreatControlCAsInput = true;
        try
        {
            Draw();
            for (var isLeaving = false; ;)
            {
                var key = Console.ReadKey(intercept: true);
                var control = key.Modifiers.HasFlag(ConsoleModifiers.Control);
                switch (key.Key)
                {
                    case ConsoleKey.Enter:
                        writer.WriteLine();
                        return _buffer.Accept();
                    case ConsoleKey.D when control && _buffer.Text.Length == 0:
                    case ConsoleKey.C when control && isLeaving:
                        writer.WriteLine();
                        return null;
                    case ConsoleKey.C when control:
                        isLeaving = _buffer.Text.Length == 0;
                        if (isLeaving) writer.Write("\r\x1b[KCtrl+C again to leave.\r\n");
                        _buffer.Set("");
                        Draw();
                        continue;
                    case ConsoleKey.L when control:
                        console.Clear();
                        break;
                    default:
                        _buffer.Apply(key);
                        break;
                }

                isLeaving = false;
                Draw();
            }
        }
        finally
        {
            Console.TreatControlCAsInput = before;
        }
    }

    private void Draw()
    {
        var room = Math.Max(8, console.Profile.Width - prompt.Length - 1);
        var from = _buffer.Cursor;
        for (var cells = 0; from > 0 && (cells += Cells(_buffer.Text[from - 1])) <= room;) from--;
        var until = from;
        for (var cells = 0; until < _buffer.Text.Length && (cells += Cells(_buffer.Text[until])) <= room;) until++;
        var column = prompt.Length + _buffer.Text[from.._buffer.Cursor].Sum(Cells);
        writer.Write($"\r\x1b[K{prompt}{PlainText.Clean(_buffer.Text[from..until])}\r{(column > 0 ? $"\x1b[{column}C" : "")}");
        writer.Flush();
    }

    /// <summary>How many columns a character takes: East Asian ones two, an emoji one for each half of its pair.</summary>
    private static int Cells(char c) => char.IsControl(c) ? 0 : char.IsSurrogate(c) ? 1 : c.GetCellWidth();
}
