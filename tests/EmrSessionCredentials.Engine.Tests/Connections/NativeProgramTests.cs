namespace EmrSessionCredentials.Tests.Connections;

/// <summary>Arguments of programs: as Windows reads them, and those that cmd.exe would take for something else.</summary>
public sealed class NativeProgramTests
{
    [Theory]
    [InlineData("a", "a")]
    [InlineData("", "\"\"")]
    [InlineData("a b", "\"a b\"")]
    [InlineData("a\tb", "\"a\tb\"")]
    [InlineData("a\"b", "\"a\\\"b\"")]
    [InlineData("a\\\"b", "\"a\\\\\\\"b\"")]
    [InlineData("c:\\x\\", "c:\\x\\")]
    [InlineData("c:\\x y\\", "\"c:\\x y\\\\\"")]
    [InlineData("c:\\x\\y z", "\"c:\\x\\y z\"")]
    [InlineData("'a'", "'a'")]
    public void An_argument_is_quoted_as_programs_on_Windows_read_it(string argument, string quoted) =>
        Assert.Equal($"x {quoted}", NativeProgram.JoinArguments(["x", argument]));

    [Theory]
    [InlineData("x.cmd", "a&b", true)]
    [InlineData("X.BAT", "%PATH%", true)]
    [InlineData("x.cmd", "a\nb", true)]
    [InlineData("x.cmd", "a b", false)]
    [InlineData("x.exe", "a&b", false)]
    [InlineData("x", "\"", false)]
    public void A_batch_file_takes_no_argument_that_is_special_to_its_shell(string path, string argument, bool isUnsafe) =>
        Assert.Equal(isUnsafe, NativeProgram.IsUnsafe(path, ["ok", argument]));
}
