using System;
using System.Collections.Generic;
using System.Linq;
using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Tests.Identity;

public sealed class CommandLineTests
{
    /// <summary>
    /// A command; what <c>shlex.split</c> of Python 3 makes of it; what <c>_windows_shell_split</c> of botocore 1.43 makes of it.
    /// Both were run to record this. Null: they refuse it.
    /// </summary>
    public static TheoryData<string, string[]?, string[]?> Commands { get; } = new()
    {
        { "", [], [] },
        { "a", ["a"], ["a"] },
        { "a b", ["a", "b"], ["a", "b"] },
        { "a  b\tc", ["a", "b", "c"], ["a", "b", "c"] },
        { " a ", ["a"], ["a"] },
        { "a\nb\rc", ["a", "b", "c"], ["a\nb\rc"] },
        { "a;b", ["a;b"], ["a;b"] },
        { "a | b", ["a", "|", "b"], ["a", "|", "b"] },
        { "$(x) `y` > z & w", ["$(x)", "`y`", ">", "z", "&", "w"], ["$(x)", "`y`", ">", "z", "&", "w"] },
        { "* ? ~ $HOME %PATH%", ["*", "?", "~", "$HOME", "%PATH%"], ["*", "?", "~", "$HOME", "%PATH%"] },
        { "'a b' c", ["a b", "c"], ["'a", "b'", "c"] },
        { "\"a b\" c", ["a b", "c"], ["a b", "c"] },
        { "a'b c'd", ["ab cd"], ["a'b", "c'd"] },
        { "a\"b c\"d", ["ab cd"], ["ab cd"] },
        { "''", [""], ["''"] },
        { "\"\"", [""], [""] },
        { "a '' b", ["a", "", "b"], ["a", "''", "b"] },
        { "a \"\" b", ["a", "", "b"], ["a", "", "b"] },
        { "\"\"a", ["a"], ["a"] },
        { "a\\ b", ["a b"], ["a\\", "b"] },
        { "a\\b", ["ab"], ["a\\b"] },
        { "a\\\\b", ["a\\b"], ["a\\\\b"] },
        { "'a\\b'", ["a\\b"], ["'a\\b'"] },
        { "\"a\\b\"", ["a\\b"], ["a\\b"] },
        { "\"a\\\"b\"", ["a\"b"], ["a\"b"] },
        { "\"a\\\\b\"", ["a\\b"], ["a\\\\b"] },
        { "\"a\\$b\"", ["a\\$b"], ["a\\$b"] },
        { "\"it's\"", ["it's"], ["it's"] },
        { "'say \"x\"'", ["say \"x\""], ["'say", "x'"] },
        { "'a", null, ["'a"] },
        { "\"a", null, null },
        { "a\\", null, ["a\\"] },
        { "a\"b", null, null },
        { "\"a\\", null, null },
        { "'a\\", null, ["'a\\"] },
        { "# a", ["#", "a"], ["#", "a"] },
        { "a #b", ["a", "#b"], ["a", "#b"] },
        { "\u00E4 \u00F6", ["\u00E4", "\u00F6"], ["\u00E4", "\u00F6"] },
        { "C:\\Program Files\\x.exe a", ["C:Program", "Filesx.exe", "a"], ["C:\\Program", "Files\\x.exe", "a"] },
        { "\"C:\\Program Files\\x.exe\" a", ["C:\\Program Files\\x.exe", "a"], ["C:\\Program Files\\x.exe", "a"] },
        { "\"C:\\dir\\\\\" b", ["C:\\dir\\", "b"], ["C:\\dir\\", "b"] },
        { "a\\\\\"b c\" d", ["a\\b c", "d"], ["a\\b c", "d"] },
        { "a\\\\\\\"b c", ["a\\\"b", "c"], ["a\\\"b", "c"] },
        { "\\\\server\\share\\x", ["\\serversharex"], ["\\\\server\\share\\x"] },
        { "\"a b\\", null, null },
        { "a\\\\", ["a\\"], ["a\\\\"] },
        { "\\\"a b\\\"", ["\"a", "b\""], ["\"a", "b\""] },
        { "a\"\"b", ["ab"], ["ab"] },
        { "\"a\"\"b\"", ["ab"], ["ab"] },
        { "{\"a\":\"b c\"}", ["{a:b c}"], ["{a:b c}"] },
        { "'{\"a\":\"b c\"}'", ["{\"a\":\"b c\"}"], ["'{a:b c}'"] },
        { "a\u00A0b", ["a\u00A0b"], ["a\u00A0b"] },
        { "\\\nx", ["\nx"], ["\\\nx"] },
        { "--x=\"a b\" -y='c d'", ["--x=a b", "-y=c d"], ["--x=a b", "-y='c", "d'"] },
        { "a\\\tb", ["a\tb"], ["a\\", "b"] },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_is_split_as_botocore_splits_it(string command, string[]? posix, string[]? windows)
    {
        Assert.Equal(posix, Words(CommandLine.SplitPosix, command));
        Assert.Equal(windows, Words(CommandLine.SplitWindows, command));
    }

    [Fact]
    public void Arguments_that_are_joined_for_Windows_are_split_into_the_same_again()
    {
        string[] words = [.. Commands.Select(row => row.Data.Item1), "a\\\\\"", " \\", "\\\\\"\\ "];

        Assert.Equal(words, CommandLine.SplitWindows(NativeProgram.JoinArguments(words)));
        Assert.All(words, word => Assert.Equal([word], CommandLine.SplitWindows(NativeProgram.JoinArguments([word]))));
    }

    private static List<string>? Words(Func<string, List<string>> split, string command)
    {
        try
        {
            return split(command);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
