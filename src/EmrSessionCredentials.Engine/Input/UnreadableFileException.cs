using System;

namespace EmrSessionCredentials.Input;

/// <summary>A configuration file that cannot be read or understood. Nothing that the file contains is in it.</summary>
/// <param name="problem">What is wrong, with the file and, where there is one, the line's number.</param>
/// <param name="cause">What the operating system said, or null.</param>
internal sealed class UnreadableFileException(string problem, Exception? cause = null) : Exception(problem, cause);
