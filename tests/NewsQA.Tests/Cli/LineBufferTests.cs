using NewsQA.Cli.Terminal;

namespace NewsQA.Tests.Cli;

public class LineBufferTests
{
    private readonly LineBuffer _buffer = new();

    [Fact]
    public void History_comes_back_and_the_draft_is_kept()
    {
        Type("first");
        Assert.Equal("first", _buffer.Accept());
        Type("dra");
        Press(ConsoleKey.UpArrow);
        Assert.Equal("first", _buffer.Text);
        Press(ConsoleKey.UpArrow);
        Press(ConsoleKey.DownArrow);
        Assert.Equal("dra", _buffer.Text);
    }

    [Fact]
    public void A_surrogate_pair_is_deleted_whole()
    {
        _buffer.Set("a😀");
        Press(ConsoleKey.Backspace);
        Assert.Equal("a", _buffer.Text);
        Press(ConsoleKey.Home);
        Press(ConsoleKey.Delete);
        Assert.Equal("", _buffer.Text);
        Press(ConsoleKey.Backspace);
        Assert.Equal((0, ""), (_buffer.Cursor, _buffer.Text));
    }

    [Fact]
    public void Ctrl_W_deletes_the_word_before_the_cursor()
    {
        _buffer.Set("who signed it ");
        _buffer.Apply(new('\u0017', ConsoleKey.W, shift: false, alt: false, control: true));
        Assert.Equal("who signed ", _buffer.Text);
    }

    private void Type(string text)
    {
        foreach (var c in text)
            _buffer.Apply(new(c, ConsoleKey.None, shift: false, alt: false, control: false));
    }

    private void Press(ConsoleKey key) => _buffer.Apply(new('\0', key, shift: false, alt: false, control: false));
}
