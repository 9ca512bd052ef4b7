using Amazon.Runtime;

namespace Amazon.EMRServerless;

/// <summary>The processors that an application runs on.</summary>
/// <remarks>One that this version does not know is kept as the service wrote it.</remarks>
public sealed class Architecture : ConstantClass
{
    /// <summary><c>ARM64</c>.</summary>
    public static readonly Architecture ARM64 = new("ARM64");

    /// <summary><c>X86_64</c>.</summary>
    public static readonly Architecture X86_64 = new("X86_64");

    /// <summary>A value; for the known ones there are fields.</summary>
    /// <param name="value">The value as the API writes it.</param>
    public Architecture(string value)
        : base(value)
    {
    }

    /// <summary>Takes the value as the API writes it.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Architecture(string value) => FindValue(value);

    /// <summary>The field for a value, or a new object for one that is not known.</summary>
    /// <param name="value">The value as the API writes it.</param>
    /// <returns>The object; null for null.</returns>
    public static Architecture FindValue(string value) => FindValue<Architecture>(value);
}
