using System;

namespace EmrSessionCredentials.Emulator.Faults;

/// <summary>
/// A fault in one argument: <c>throttle-2</c>, or <c>throttle-2@j-1ABC</c> for one identifier or operation.
/// </summary>
internal static class FaultArgument
{
    /// <exception cref="FormatException">It is not a fault that a rule can have; the message says why.</exception>
    internal static void Add(FaultRegistry book, string argument)
    {
        int at = argument.IndexOf('@', StringComparison.Ordinal);
        if (at < 0) book.Add(argument);
        else book.Add(argument[..at], argument[(at + 1)..]);
    }
}
